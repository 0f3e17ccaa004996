"""What a run was made from: the facts behind one line, and what was stated beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.cards.differing import differing
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.history.input_differences import ALIKE, Given, InputMarks, options_of, seed_of
from desktop.history.run import Run
from desktop.judging.attitude_told import attitude_told
from desktop.pages.history.item_words import short_model
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_facts
from trainer.judgment.types import Span


class GivenView(QWidget):
    """``marks``: what the run beside was not made from so. ``compared``: all that may differ is told, not only what
    the user typed."""

    def __init__(
        self, run: Run, marks: InputMarks = ALIKE, *, compared: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._marks = marks
        self.facts = Prose(paragraph_gap=True)
        self.facts.show_text(run.input.case.facts)
        self.facts.setAccessibleName(self.tr("案件事实"))
        self.facts.mark(marks.facts)
        self.fold = Fold(self.facts)
        self.fold.say(self._facts_words())
        differing(self.fold.button, Given.FACTS in marks.differing)
        beside = QWidget()
        flow = FlowLayout(beside, gap=12)
        for given, words in (*self._stated(), *(self._made_with() if compared else ())):
            flow.addWidget(differing(Label(LabelRole.SOFT, text=words), given in marks.differing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(beside)
        column.addWidget(self.fold)
        self.fold.setHidden(not run.input.case.facts.strip())  # only now: without a parent it would be a window

    def point(self, spans: tuple[Span, ...]) -> None:
        """Marks places in the facts and opens them."""
        self.facts.mark((*self._marks.facts, *spans))
        if spans:
            self.fold.open()

    def _facts_words(self) -> str:
        count = sum(not character.isspace() for character in self._run.input.case.facts)
        words = self.tr("案件事实 {count} 字").format(count=f"{count:,}")
        if self._marks.facts:
            words += self.tr("，{count} 处不同").format(count=len(self._marks.facts))
        return words

    def _stated(self) -> list[tuple[Given, str]]:
        case = self._run.input.case
        day = case.act_date.isoformat() if case.act_date is not None else self.tr("没有写明")
        attitude = message_words(attitude_told(case.attitude))
        return [
            (Given.ATTITUDE, self.tr("到案后：{attitude}").format(attitude=attitude)),
            (Given.ACT_DATE, self.tr("行为日：{day}").format(day=day)),
            (Given.PROVINCE, self.tr("地区：{name}").format(name=case.province or self.tr("自动识别"))),
        ]

    def _made_with(self) -> list[tuple[Given, str]]:
        run, model = self._run, self._run.input.model
        told = []
        if model is not None:
            seed = seed_of(run)
            temperature = options_of(run).get("temperature")
            told += [
                (Given.MODEL, short_model(run.summary.model)),
                (Given.ENGINE, engine_facts(model.engine, run.input.engine_version)),
                (Given.SEED, self.tr("种子 {seed}").format(seed=self.tr("随机") if seed is None else seed)),
            ]
            if temperature is not None:
                told.append((Given.OPTIONS, self.tr("温度 {value}").format(value=temperature)))
            if Given.SYSTEM in self._marks.differing:
                told.append((Given.SYSTEM, self.tr("系统提示不同")))
        told.append((Given.LAW, self.tr("法律数据截至 {day}").format(day=run.law_as_of)))
        return told
