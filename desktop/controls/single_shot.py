"""Work that is done once, when nothing has asked for it again for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def single_shot(owner: QObject, after_ms: int, does: Callable[[], object]) -> QTimer:
    """A timer that belongs to ``owner``; each ``start`` puts the work off anew."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(does)
    return timer
