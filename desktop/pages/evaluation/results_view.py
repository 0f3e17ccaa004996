"""What an evaluation came to, a suite at a time: figures, differences, groups, reliability, cases."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.steady import ComboBox
from desktop.desk.desk import Desk
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.conclusions import left_out
from desktop.pages.evaluation.calibration_view import CalibrationView
from desktop.pages.evaluation.cases_view import CasesView
from desktop.pages.evaluation.differences_view import DifferencesView
from desktop.pages.evaluation.evaluation_words import BETWEEN, prompt_words, suite_words
from desktop.pages.evaluation.figures_view import FiguresView
from desktop.pages.evaluation.groups_view import GroupsView
from desktop.theme.theme import grown
from trainer.evaluation.figures.results import Results, SuiteResults

_WIDEST = 300  # pixels at the usual size of text: the sides stand beside it


class ResultsView(QWidget):
    """``case_wanted`` asks for a case on the case page."""

    case_wanted = Signal(object)  # KeptCase

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Path, Results, AskedEvaluation | None] | None = None
        self._cases_of: SuiteResults | None = None
        self.suite = ComboBox()
        self.suite.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.suite.setMaximumWidth(grown(_WIDEST))
        self.figures = FiguresView()
        self.differences = DifferencesView()
        self.groups = GroupsView()
        self.calibration = CalibrationView()
        self.cases = CasesView(desk)
        self.stack = QStackedWidget()
        self.sides: list[Button] = []
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.suite)
        for part in (self.figures, self.differences, self.groups, self.calibration, self.cases):
            button = Button(ButtonRole.QUIET)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _checked=False, part=part: self._turn(part))
            self.sides.append(button)
            self.stack.addWidget(part)
            flow.addWidget(button)
        self.sides[0].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(row)
        column.addWidget(self.stack, 1)
        self.suite.activated.connect(lambda _index: self._show())
        self.cases.wanted.connect(self.case_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        words = (self.tr("成绩"), self.tr("差别"), self.tr("分组"), self.tr("可靠程度"), self.tr("逐案"))
        for button, said in zip(self.sides, words, strict=True):
            button.say(said)
        self.suite.setAccessibleName(self.tr("哪一种案件"))
        if self._shown is not None:
            self._name_suites(self._shown[1])

    def show_results(self, folder: Path, results: Results, asked: AskedEvaluation | None) -> None:
        """Of another evaluation."""
        self._shown = folder, results, asked
        self._name_suites(results)
        self._show()

    def _name_suites(self, results: Results) -> None:
        current = max(0, self.suite.currentIndex())
        self.suite.clear()
        names = [suite_words(each.suite) for each in results.suites]
        for each, name in zip(results.suites, names, strict=True):
            twice = names.count(name) > 1
            self.suite.addItem(f"{name}{BETWEEN}{prompt_words(each.prompt)}" if twice else name)
        self.suite.setCurrentIndex(min(current, len(results.suites) - 1))
        self.suite.setVisible(len(results.suites) > 1)

    def _show(self) -> None:
        if self._shown is None or not self._shown[1].suites:
            return
        _, results, asked = self._shown
        suite = results.suites[max(0, self.suite.currentIndex())]
        self.figures.show_suite(suite, asked, left_out(results, suite))
        for view in (self.differences, self.groups, self.calibration):
            view.show_suite(suite, asked)
        self._show_cases()

    def _turn(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self._show_cases()

    def _show_cases(self) -> None:
        """Read when they are first looked at: they are as many as the suite has."""
        if self._shown is None or self.stack.currentWidget() is not self.cases:
            return
        folder, results, asked = self._shown
        suite = results.suites[max(0, self.suite.currentIndex())]
        if suite is not self._cases_of:
            self._cases_of = suite
            self.cases.show_suite(folder, suite, asked)
