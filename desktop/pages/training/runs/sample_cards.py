"""The held-out cases that the model judged at the last checkpoint, as small cards."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.wording.sentence_words import term_words
from trainer.runs.events import JudgedSample

SHOWN = 3


class SampleCards(QWidget):
    """Side by side; their texts are in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[JudgedSample, ...] = ()
        self.heading = Label(LabelRole.SOFT)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._row)

    def retranslate(self) -> None:
        samples, self._samples = self._samples, ()
        self.show_samples(samples)

    def show_samples(self, samples: tuple[JudgedSample, ...]) -> None:
        """Those of the last evaluation."""
        self.setVisible(bool(samples))
        if samples == self._samples:
            return
        self._samples = samples
        empty(self._row)
        if not samples:
            return
        right = sum(sample.charges_right for sample in samples)
        self.heading.setText(
            self.tr("未参加训练的案件，第 {step} 步时的判决：{right} / {count} 罪名正确").format(
                step=f"{samples[0].step:,}", right=right, count=len(samples)
            )
        )
        for sample in samples[:SHOWN]:
            self._row.addWidget(self._card(sample), 1)

    def _card(self, sample: JudgedSample) -> Card:
        card = Card()
        row = card.row(spacing=12, padding=(16, 12, 16, 12))
        good = sample.readable and sample.charges_right
        row.addWidget(Drawing("check" if good else "warning", 16, "accent" if good else "error"))
        words = QVBoxLayout()
        words.setSpacing(2)
        charge, term = Label(wrap=True), Label(LabelRole.FAINT, wrap=True)
        charge.setText(self._charge(sample))
        term.setText(self._term(sample))
        words.addWidget(charge)
        words.addWidget(term)
        row.addLayout(words, 1)
        card.setToolTip(f"{sample.facts[:300]}\n\n{sample.answer[:600]}")
        card.setAccessibleName(f"{charge.text()}; {term.text()}")
        return card

    def _charge(self, sample: JudgedSample) -> str:
        expected = "、".join(sample.expected_charges) or "—"
        if not sample.readable:
            return self.tr("读不出判决（应为{expected}）").format(expected=expected)
        if sample.charges_right:
            return expected
        return self.tr("{said}，应为{expected}").format(said="、".join(sample.charges) or "—", expected=expected)

    def _term(self, sample: JudgedSample) -> str:
        if sample.months is None or sample.expected_months is None:
            return self.tr("刑期无法比较")
        off = sample.months - sample.expected_months
        if not off:
            return self.tr("{term}，与判决相同").format(term=term_words(sample.months))
        sign = "+" if off > 0 else "\N{MINUS SIGN}"
        return self.tr("{term}，判决为 {expected}（{off} 个月）").format(
            term=term_words(sample.months), expected=term_words(sample.expected_months), off=f"{sign}{abs(off)}"
        )
