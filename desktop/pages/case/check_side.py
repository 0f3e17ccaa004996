"""The side of the case page that checks anyone's judgment: asks for the reading, shows what comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Courier
from desktop.judging.case import Case
from desktop.pages.case.check_pane import CheckPane
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_check import JudgmentCheck
from desktop.pages.case.problem_panel import ProblemPanel, WayOut
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


class CheckSide(QObject):
    """``facts_found`` gives a text that is no judgment but a case's facts, which the user wants to go on with."""

    facts_found = Signal(str)

    def __init__(self, pane: CheckPane, facts: FactsPane, courier: Courier, parent: QObject) -> None:
        super().__init__(parent)
        self.pane = pane
        self._facts = facts
        self._left = ""  # the facts beside the text when it was asked for
        self._check = JudgmentCheck(courier, self)
        self._check.finished.connect(self._finished)
        self._check.opened.connect(self._opened)
        self._check.failed.connect(self._failed)
        pane.wanted.connect(self.check)
        pane.file_wanted.connect(self.open)

    def running(self) -> bool:
        """Whether something is read."""
        return self._check.running()

    def check(self) -> None:
        """Holds the text against the law and the facts; of several requests the last counts."""
        if self._facts.date_is_wrong():
            return
        given = self._facts.case()
        self._left = given.facts
        forced = given.facts if self.pane.given_facts.isChecked() else ""
        case = Case(forced, given.attitude, given.act_date, given.province)
        self.pane.wait()
        self._check.begin(self.pane.text(), case, self._left)

    def open(self, path: Path) -> None:
        """A file's text takes the place of the one that stands there, which Ctrl+Z brings back, and is checked."""
        self.pane.wait()
        self._check.open(path)

    def stop(self) -> None:
        """Nothing is told any more."""
        self._check.stop()

    def _opened(self, text: str) -> None:
        self.pane.put(text)
        self.check()

    def _finished(self, verdict: Verdict) -> None:
        self.pane.show_verdict(verdict, from_left=verdict.case.facts == self._left)

    def _failed(self, error: Exception) -> None:
        text = self.pane.text()
        self.pane.fail(lambda: self._panel(error, text))

    def _panel(self, error: Exception, text: str) -> ProblemPanel:
        title = self.tr("读不出判决")
        if not isinstance(error, ToldError):
            return ProblemPanel(title, self.tr("发生了意外的错误，详情已写入日志。您写的内容都还在。"), ())
        ways: tuple[WayOut, ...] = ()
        if error.message.key == "check.facts-only":
            ways = (WayOut(self.tr("用作案件事实"), lambda: self.facts_found.emit(text)),)
        return ProblemPanel(title, message_words(error.message), ways)
