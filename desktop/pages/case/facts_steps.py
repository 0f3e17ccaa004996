"""One way back for the facts and for what stands beside them: Ctrl+Z over a replacement brings both back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from desktop.pages.case.beside import Beside


@dataclass(slots=True)
class _Step:
    """A replacement lies between ``first`` and ``last`` on the document's undo stack (`availableUndoSteps`)."""

    first: int
    last: int
    before: Beside
    after: Beside


class FactsSteps(QObject):
    """The text has Qt's own undo stack, which cannot hold anything else. Where it goes back or forth over a
    replacement, what stood beside the facts on that side of it is shown again, as it was left there."""

    def __init__(
        self,
        document: QTextDocument,
        read: Callable[[], Beside],
        show: Callable[[Beside], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._read = read
        self._show = show
        self._steps: list[_Step] = []
        self._at = 0
        self._added = False
        self._replacing = False
        document.undoCommandAdded.connect(self._command_added)

    def replace(self, put: Callable[[], object], after: Beside) -> None:
        """``put`` changes the document in one step of its own; ``after`` then stands beside it."""
        before, first = self._read(), self._document.availableUndoSteps()
        self._replacing = True
        put()
        self._replacing = False
        self._at, self._added = self._document.availableUndoSteps(), False
        self._steps = [step for step in self._steps if step.last <= first]
        self._steps.append(_Step(first, self._at, before, after))
        # Else Qt joins what is typed next at the text's end to the replacement, and one Ctrl+Z takes both.
        self._document.setModified(False)
        self._show(after)

    def follow(self) -> None:
        """To be called after each change of the text, by whatever it came."""
        if self._replacing:
            return
        now, redo = self._document.availableUndoSteps(), self._document.isRedoAvailable()
        at, added = self._at, self._added
        self._at, self._added = now, False
        if added or (not redo and now <= at):  # typed, or the stack was emptied: what was undone cannot come again
            self._steps = [step for step in self._steps if step.last <= min(at, now)]
        elif now < at:
            for step in reversed([step for step in self._steps if now < step.last <= at]):
                step.after = self._read()
                self._show(step.before)
        else:
            for step in [step for step in self._steps if at < step.last <= now]:
                step.before = self._read()
                self._show(step.after)

    def forget(self) -> None:
        """Empties the stack: what stands there now cannot be undone."""
        self._document.clearUndoRedoStacks()
        self._steps.clear()
        self._at, self._added = 0, False

    def _command_added(self) -> None:
        self._added = True
