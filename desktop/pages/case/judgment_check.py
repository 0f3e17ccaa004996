"""The checking under way: a text that was given, or a file whose text is taken out. Beside the window, as reading a PDF
or the statutes for the first time takes a moment; nothing leaves the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.desk.courier import Courier, Errand
from desktop.judging.case import Case


class JudgmentCheck(QObject):
    """``finished`` gives the verdict, ``opened`` a file's text, ``failed`` the exception of either."""

    finished = Signal(object)  # Verdict
    opened = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(self, courier: Courier, parent: QObject) -> None:
        super().__init__(parent)
        self._courier = courier
        self._errand: Errand | None = None

    def running(self) -> bool:
        """Whether something is read."""
        return self._errand is not None

    def begin(self, text: str, case: Case, spare_facts: str) -> None:
        """The facts of ``case`` where it has some, else the text's own, else ``spare_facts``."""

        async def check() -> object:
            import asyncio

            from desktop.judging.checking import check_text

            return await asyncio.to_thread(check_text, text, case, spare_facts)

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

    def _send(self, work: object, arrived: object) -> None:
        self.stop()

        def told(outcome: object) -> None:
            self._errand = None
            arrived(outcome)  # type: ignore[operator]

        def failed(error: Exception) -> None:
            self._errand = None
            self.failed.emit(error)

        self._errand = self._courier.send(work, told, failed)  # type: ignore[arg-type]


def _read(path: Path) -> str:
    """Raises ToldError."""
    from desktop.judging.checking import refuse_too_long
    from desktop.judging.document_file import read_document_file

    text = read_document_file(path)
    refuse_too_long(text)
    return text
