"""The models against each other and against the baselines: what differs by more than the error, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.conclusions import Compared, Verdict, compared
from desktop.pages.evaluation.evaluation_words import measure_words
from desktop.pages.evaluation.predictor_words import predictor_words
from trainer.evaluation.figures.results import SuiteResults
from trainer.evaluation.reporting.figure_text import figure_text, interval_text, probability_text
from trainer.evaluation.reporting.main_measures import main_measures


class DifferencesView(Scrolling):
    """One card for each pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SuiteResults, AskedEvaluation | None] | None = None
        self.note = Label(LabelRole.FAINT, wrap=True)
        self.none = Label(LabelRole.SOFT, wrap=True)
        self._pairs = QVBoxLayout()
        self._pairs.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addWidget(self.none)
        column.addLayout(self._pairs)
        column.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        self.show_column(column, around=(0, 0, 0, 16))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("差别"))
        self.note.setText(
            self.tr("同样的案件上逐案配对检验；p 已按比较的次数校正（Holm），不到 0.05 才算差别超出误差。")
        )
        self.none.setText(self.tr("只评测了一个模型，也没有基线可比。选两个以上的模型，或填上供基线统计的案件再评测。"))
        self._show()

    def show_suite(self, suite: SuiteResults, asked: AskedEvaluation | None) -> None:
        """Another suite."""
        self._shown = suite, asked
        self._show()

    def _show(self) -> None:
        empty(self._pairs)
        if self._shown is None:
            return
        suite, asked = self._shown
        found = compared(suite, main_measures(suite))
        self.none.setVisible(not found)
        self.note.setVisible(bool(found))
        for pair in dict.fromkeys((each.difference.left, each.difference.right) for each in found):
            these = [each for each in found if (each.difference.left, each.difference.right) == pair]
            self._pairs.addWidget(self._card(these, *(predictor_words(name, asked) for name in pair)))

    def _card(self, found: list[Compared], left: str, right: str) -> Card:
        card = Card()
        column = card.column(spacing=12)
        heading = Label(LabelRole.HEADING, wrap=True)
        heading.setText(self.tr("{left} 与 {right}").format(left=left, right=right))
        column.addWidget(heading)
        if all(each.verdict is Verdict.WITHIN for each in found):
            column.addWidget(Label(wrap=True, text=self.tr("两者的差别都在误差之内。")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        for row, each in enumerate(found):
            difference = each.difference
            unit = each.card.unit
            figure = figure_text(difference.value, unit, signed=True)
            interval = interval_text(difference.low, difference.high, unit, signed=True)
            grid.addWidget(Label(wrap=True, text=measure_words(each.card)), row, 0)
            grid.addWidget(Label(LabelRole.SOFT, text=f"{figure}  {interval}".strip()), row, 1)
            grid.addWidget(Label(wrap=True, text=self._words(each, left, right)), row, 2)
        column.addLayout(grid)
        return card

    def _words(self, each: Compared, left: str, right: str) -> str:
        said = {
            Verdict.WITHIN: self.tr("差别在误差之内"),
            Verdict.LEFT: self.tr("{name} 更好，超出误差").format(name=left),
            Verdict.RIGHT: self.tr("{name} 更好，超出误差").format(name=right),
            Verdict.HIGHER: self.tr("{name} 更高，超出误差").format(name=left),
            Verdict.LOWER: self.tr("{name} 更低，超出误差").format(name=left),
            Verdict.UNKNOWN: self.tr("案件太少，无法检验"),
        }[each.verdict]
        if each.difference.corrected is None:
            return said
        p = _against(probability_text(each.difference.corrected))
        return self.tr("{said}（p {p}）").format(said=said, p=p)


def _against(p: str) -> str:
    return p if p.startswith("<") else f"= {p}"
