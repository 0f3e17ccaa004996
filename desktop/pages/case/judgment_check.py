"""The checking under way: a text that was given, or a file whose text is taken out. Beside the window, as reading a PDF
or the statutes for the first time takes a moment; nothing leaves the computer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.judging.case import Case

if TYPE_CHECKING:
    from desktop.history.history import History
    from desktop.judging.verdict import Verdict
    from desktop.similar.kept import KeptSimilar

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be checked: ``text`` against ``case``, whose facts count before the text's own, or against ``spare``
    where neither has any."""

    text: str
    case: Case
    spare: Case
    matter: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """``case`` is what was stated beside the text, without facts where it was held against its own. ``run`` is the
    check's number in the history, 0 where that could not keep it; ``sheets`` are the guideline's as they were worked
    on, ``similar`` the cases that stand beside it."""

    text: str
    case: Case
    verdict: Verdict
    run: int
    group: str = ""
    sheets: tuple[dict[str, Any], ...] = ()
    similar: KeptSimilar | None = None

    @property
    def from_left(self) -> bool:
        """Whether it was held against the facts of the left pane."""
        return bool(self.case.facts.strip())


class JudgmentCheck(QObject):
    """``finished`` gives what came of a check, which is in the history then; ``opened`` a file's text, ``failed`` the
    exception of either."""

    finished = Signal(object)  # Checked
    opened = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None

    def running(self) -> bool:
        """Whether something is read."""
        return self._errand is not None

    def begin(self, given: Given, before: Checked | None) -> None:
        """``before``: what was checked last. The same once more is not kept twice."""
        history = self._desk.history

        async def check() -> object:
            import asyncio

            return await asyncio.to_thread(lambda: _checked(given, before, history.store()))

        self._send(check, self.finished.emit)

    def open(self, path: Path) -> None:
        """Takes the text out of a file. Longer than any judgment it is refused: the field would stand still with it."""

        async def read() -> object:
            import asyncio

            return await asyncio.to_thread(_read, path)

        self._send(read, self.opened.emit)

    def stop(self) -> None:
        """What was under way is not told any more."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None

    def _send(self, work: Callable[[], Coroutine[Any, Any, T]], arrived: Callable[[T], None]) -> None:
        self.stop()

        def told(outcome: T) -> None:
            self._errand = None
            arrived(outcome)

        def failed(error: Exception) -> None:
            self._errand = None
            self.failed.emit(error)

        self._errand = self._desk.courier.send(work, told, failed)


def _read(path: Path) -> str:
    """Raises ToldError."""
    from desktop.judging.checking import refuse_too_long
    from desktop.judging.document_file import read_document_file

    text = read_document_file(path)
    refuse_too_long(text)
    return text


def _checked(given: Given, before: Checked | None, history: History) -> Checked:
    """Raises ToldError."""
    from dataclasses import replace

    from desktop.history.history_error import HistoryError
    from desktop.history.kept_check import keep_check
    from desktop.judging.checking import check_text

    verdict = check_text(given.text, given.case, given.spare)
    own = verdict.case.facts != (given.case.facts or given.spare.facts)
    case = replace(verdict.case, facts="") if own else verdict.case
    if before is not None and (before.text, before.case) == (given.text, case):
        return replace(before, verdict=verdict)
    try:
        run = keep_check(history, given.text, verdict, own_facts=own, matter=given.matter)
        return Checked(given.text, case, verdict, run, history.run(run).summary.group)
    except HistoryError:
        _log.exception("a check could not be kept")
        return Checked(given.text, case, verdict, 0)
