"""Labels whose text one can copy."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.controls.label import Label


def selectable(label: Label) -> Label:
    """The same label."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
