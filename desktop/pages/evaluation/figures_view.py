"""What was measured of every model and baseline, the main figures first; and what of it needs no model at all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.conclusions import models_of, reached_without_reading
from desktop.pages.evaluation.evaluation_words import measure_words, names_words, prompt_words
from desktop.pages.evaluation.figure_heads import dress_figures
from desktop.pages.evaluation.figures_table import FiguresTable
from desktop.wording.message_words import message_words
from resources.messages.message import Message
from trainer.evaluation.figures.results import SuiteResults
from trainer.evaluation.reporting.main_measures import main_measures

_NAMES = 200  # pixels at the usual size of text


class FiguresView(QWidget):
    """``all``: shows every figure that there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SuiteResults, AskedEvaluation | None] | None = None
        self._left_out: tuple[Message, ...] = ()
        self.model = FiguresTable(self)
        self.table = QTableView()
        self.note = Label(LabelRole.FAINT, wrap=True)
        self.all = Button(ButtonRole.QUIET)
        self.all.setCheckable(True)
        self.without = Label(LabelRole.SOFT, wrap=True)
        self.missing = Label(LabelRole.FAINT, wrap=True)
        self._dress()
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.note, 1)
        above.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.without)
        column.addWidget(self.missing)
        self.all.toggled.connect(lambda _checked: self._show())
        self.retranslate()

    def _dress(self) -> None:
        self.table.setModel(self.model)
        dress_figures(self.table, _NAMES)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("成绩"))
        self.all.say(self.tr("全部指标"), hint=self.tr("显示测得的每一项"))
        self._show()

    def show_suite(
        self, suite: SuiteResults, asked: AskedEvaluation | None, left_out: tuple[Message, ...] = ()
    ) -> None:
        """Another suite; ``left_out`` says which baselines are not beside it."""
        self._shown, self._left_out = (suite, asked), left_out
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        suite, asked = self._shown
        main = main_measures(suite)
        self.all.setVisible(len(main) < len(suite.measures))
        self.model.show_suite(suite, suite.measures if self.all.isChecked() else main, asked)
        asked_as = self.tr("{prompt}，{count} 题。").format(prompt=prompt_words(suite.prompt), count=f"{suite.cases:,}")
        note = asked_as + self.tr("数字下面是 95 % 区间：案件换一批时，数字大致在其中。")
        if len(models_of(suite)) > 1:
            note += self.tr("蓝色的是各模型中最好的；是否真的更好，见“差别”。")
        self.note.setText(note)
        self.missing.tell("\n".join(map(message_words, self._left_out)))
        reached = names_words(measure_words(card) for card in reached_without_reading(suite, main))
        self.without.tell(
            self.tr("不用语言模型的统计方法也能达到同样成绩的：{figures}。").format(figures=reached) if reached else ""
        )
