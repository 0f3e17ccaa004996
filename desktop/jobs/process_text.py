"""What a child process wrote, as text."""

from __future__ import annotations

from PySide6.QtCore import QByteArray


def process_text(read: QByteArray) -> str:
    """Bytes that are no UTF-8 are shown as such."""
    return bytes(read.data()).decode("utf-8", "replace")
