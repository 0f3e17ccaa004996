"""How the window stood when it was closed: its place, and how wide its panes were."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """States of Qt's own making, each under a name, in one file."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def state(self, name: str) -> QByteArray:
        """Empty where nothing is remembered, which restores nothing."""
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, name: str, state: QByteArray) -> None:
        """Until the next start; written when ``write`` is called, at the latest."""
        self._file.setValue(name, state)

    def write(self) -> None:
        """To the disk."""
        self._file.sync()
