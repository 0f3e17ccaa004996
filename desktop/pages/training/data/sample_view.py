"""One sample to be read: what is asked, and, marked, what is trained on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface
from desktop.pages.training.data.sample_words import attitude_name, change_name, kind_name
from desktop.training.sample_store import ShownSample
from desktop.wording.sentence_words import term_words


class SampleView(Scrolling):
    """The trained part stands on the colour of a mark; all else is only read by the model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample: ShownSample | None = None
        self._trained: int | None = None
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.facts = Label(LabelRole.FAINT, wrap=True)
        self.system = Prose()
        self.fold = Fold(self.system)
        self.question_heading = Label(LabelRole.SOFT)
        self.question = Prose()
        self.answer_heading = Label(LabelRole.SOFT)
        self.trained = Label(LabelRole.FAINT)
        self.answer = Prose()
        self._marked = Card(surface=Surface.TRAINED)
        self._marked.column(padding=(16, 12, 16, 12)).addWidget(self.answer)
        head = QHBoxLayout()
        head.addWidget(self.answer_heading)
        head.addStretch()
        head.addWidget(self.trained)
        self._page = Card()
        column = self._page.column()
        column.addWidget(self.heading)
        column.addWidget(self.facts)
        column.addWidget(self.fold)
        column.addSpacing(4)
        column.addWidget(self.question_heading)
        column.addWidget(self.question)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self._marked)
        column.addStretch()
        self.setWidget(self._page)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("样本"))
        self.fold.say(self.tr("系统提示（所有样本相同）"))
        self.system.setAccessibleName(self.tr("系统提示"))
        self.question_heading.setText(self.tr("提问（模型只读，不训练）"))
        self.question.setAccessibleName(self.tr("提问"))
        self.answer_heading.setText(self.tr("判决（训练的部分）"))
        self.answer.setAccessibleName(self.tr("判决"))
        self._say()

    def show_sample(self, sample: ShownSample | None) -> None:
        """None for no sample."""
        self.sample, self._trained = sample, None
        self.system.show_text(sample.system if sample else "")
        self.question.show_text(sample.question if sample else "")
        self.answer.show_text(sample.answer if sample else "")
        self._page.setVisible(sample is not None)
        self.verticalScrollBar().setValue(0)
        self._say()

    def show_trained(self, tokens: int) -> None:
        """How many tokens of the sample the loss is taken on."""
        self._trained = tokens
        self._say()

    def _say(self) -> None:
        sample = self.sample
        if sample is None:
            return
        self.heading.setText("、".join(sample.charges) or "—")
        facts = [kind_name(sample.kind), attitude_name(sample.attitude)]
        if sample.change:
            facts.append(change_name(sample.change))
        if sample.months:
            facts.append(term_words(sample.months))
        facts.append(sample.id)
        self.facts.setText("  ·  ".join(facts))
        if self._trained is None:
            self.trained.setText(self.tr("全文 {tokens} 词元").format(tokens=f"{sample.tokens:,}"))
        else:
            self.trained.setText(
                self.tr("全文 {tokens} 词元，训练其中 {trained} 个").format(
                    tokens=f"{sample.tokens:,}", trained=f"{self._trained:,}"
                )
            )
        self.trained.setAlignment(Qt.AlignmentFlag.AlignRight)
