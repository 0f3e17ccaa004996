"""The side of the case page that checks anyone's judgment: asks for the reading, shows what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.desk.desk import Desk
from desktop.judging.case import Case
from desktop.judging.changed_case import CasePart, changed_parts
from desktop.pages.case.check_pane import CheckPane
from desktop.pages.case.exports import add_export, runs_checked
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_check import Checked, Given, JudgmentCheck
from desktop.pages.case.kept_sheets import keep_sheets
from desktop.pages.case.problem_panel import ProblemPanel, WayOut
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.similar.kept import KeptSimilar


class CheckSide(QObject):
    """``facts_found`` gives a text that is no judgment but a case's facts, which the user wants to go on with;
    ``moved`` tells that there is something new to be kept. ``matter`` tells what the case belongs to."""

    facts_found = Signal(str)
    moved = Signal()

    def __init__(self, facts: FactsPane, desk: Desk, matter: Callable[[], int | None], parent: QObject) -> None:
        super().__init__(parent)
        pane = self.pane = CheckPane()
        self.checked: Checked | None = None
        self._facts = facts
        self._desk = desk
        self._matter = matter
        self._check = JudgmentCheck(desk, self)
        self._check.finished.connect(self.show_checked)
        self._check.opened.connect(self._opened)
        self._check.failed.connect(self._failed)
        facts.edited.connect(lambda: self.follow(facts.case()))
        pane.wanted.connect(self.check)
        pane.file_wanted.connect(self.open)
        pane.reworked.connect(self._keep_sheets)
        pane.changed.again.connect(self.check)
        pane.changed.restored.connect(self._restore)
        self.export = add_export(pane, lambda: runs_checked(self), desk)
        pane.staged.connect(self.export.offer)
        self.moved.connect(self.export.offer)

    def running(self) -> bool:
        """Whether something is read."""
        return self._check.running()

    def check(self) -> None:
        """Holds the text against the law and the facts; of several requests the last counts."""
        if self._facts.date_is_wrong():
            return
        left = self._facts.case()
        theirs = self.pane.given_facts.isChecked() or not left.facts.strip()
        case = left if theirs else Case("", province=left.province)  # the day of other facts is not the text's
        self.pane.wait()
        self._check.begin(Given(self.pane.text(), case, left, self._matter()), self.checked)

    def open(self, path: Path) -> None:
        """A file's text takes the place of the one that stands there, which Ctrl+Z brings back, and is checked."""
        self.pane.wait()
        self._check.open(path)

    def stop(self) -> None:
        """Nothing is told any more."""
        self._check.stop()

    def show_checked(self, checked: Checked) -> None:
        """What came of a check, now or before."""
        self.checked = checked
        self.pane.show_verdict(checked.verdict, from_left=checked.from_left)
        self.pane.written.reading.rework(checked.sheets)
        self.follow(self._facts.case())
        self._desk.history.tell()
        self.moved.emit()

    def follow(self, now: Case) -> None:
        """The case on the left was changed: what is shown may have been held against another."""
        checked = self.checked
        if checked is None:
            return
        self.pane.changed.show_changed(changed_parts(checked.case, now, _apart(checked, now)))

    def _restore(self) -> None:
        """The case that the text was held against comes back on the left; Ctrl+Z takes it away again."""
        if (checked := self.checked) is not None:
            now = self._facts.case()
            stays = {part.value: getattr(now, part.value) for part in _apart(checked, now)}
            self._facts.put_back(replace(checked.case, **stays))
            self._facts.setFocus()  # where Ctrl+Z goes

    def _keep_sheets(self) -> None:
        """The guideline's sheets as they are worked now."""
        checked = self.checked
        if checked is None:
            return
        self.checked = replace(checked, sheets=self.pane.written.reading.worked())
        keep_sheets(self._desk, checked.run, self.checked.sheets)

    def keep_similar(self, similar: KeptSimilar) -> None:
        """They come back with the text that they stand beside."""
        if self.checked is not None:
            self.checked = replace(self.checked, similar=similar)

    def _opened(self, text: str) -> None:
        self.pane.put(text)
        self.check()

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


def _apart(checked: Checked, now: Case) -> tuple[CasePart, ...]:
    """What the text has of its own: its facts, and the day and the attitude where those on the left go with others."""
    if checked.from_left:
        return ()
    return (CasePart.FACTS, CasePart.ATTITUDE, CasePart.ACT_DATE) if now.facts.strip() else (CasePart.FACTS,)
