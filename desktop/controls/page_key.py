"""A key that does something on a page, wherever on it the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_key(page: QWidget, keys: str, does: Callable[[], object]) -> None:
    """While ``page`` is in sight; held down it does it once."""
    shortcut = QShortcut(QKeySequence(keys), page)
    # WindowShortcut: the widget that had the focus may have been deleted. While another page is shown, Qt passes this
    # page's shortcuts over.
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(does)
