"""The history of a command that judges: that of the window, or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.history.history import History
from desktop.history.history_file import OpenedHistory, open_history
from desktop.settings.store import read_or_default
from resources.messages.message import message
from trainer.commands.printer import Printer
from trainer.home import home


@contextmanager
def terminal_history(keep: bool, printer: Printer) -> Iterator[History]:
    """Where it cannot be opened, which is told, or ``keep`` is False, nothing is kept beyond the command's end: the
    case is judged all the same."""
    opened = _opened() if keep else OpenedHistory(History.open(None))
    if opened.problem is not None:
        printer.tell(opened.problem)
    try:
        yield opened.history
    finally:
        opened.history.close()


def _opened() -> OpenedHistory:
    try:
        folder = home()
        return open_history(folder, read_or_default(folder / "settings.json"))
    except OSError as error:
        problem = message("desk.no-folder", file=str(error.filename or ""), reason=error.strerror or str(error))
        return OpenedHistory(History.open(None), problem)
