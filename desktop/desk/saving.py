"""Whether what is written here reaches the disk: told by whoever saves, said by the window for as long as it is so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Saving(QObject):
    """``changed`` tells when it works no more, and when it works again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failing: set[str] = set()

    @property
    def works(self) -> bool:
        """False while the last try of anyone came to nothing."""
        return not self._failing

    def tell(self, what: str, *, saved: bool) -> None:
        """``what``: who saves, such as "draft"; what came of its last try."""
        before = self.works
        (self._failing.discard if saved else self._failing.add)(what)
        if self.works != before:
            self.changed.emit()
