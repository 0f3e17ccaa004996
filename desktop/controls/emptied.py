"""Takes everything out of a layout."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Its widgets are gone from the window at once, and deleted when Qt comes to it."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()  # else one that was added a moment ago would still be shown, as a window of its own
            widget.setParent(None)
            widget.deleteLater()
