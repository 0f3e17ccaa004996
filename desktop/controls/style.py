"""What a widget tells the style sheet (theme/stylesheet.py), which finds it by its properties."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def tell_style(widget: QWidget, name: str, value: str | bool) -> None:
    """Sets a property that the sheet asks for; where it changed, the sheet is applied to the widget anew."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if widget.property(name) == text:
        return
    widget.setProperty(name, text)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
