"""Draws the program's icon for Windows: ``icon.py DRAWING.svg ICON.ico``, with the sizes that Windows shows."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 24, 32, 48, 64, 256)


def write_icon(drawing: Path, target: Path) -> None:
    """Each size as PNG behind a table of all: ICONDIR and ICONDIRENTRY of Windows."""
    icon = QIcon(str(drawing))
    pictures = []
    for size in SIZES:
        written = QByteArray()
        buffer = QBuffer(written)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not icon.pixmap(size, size).save(buffer, "PNG"):
            raise OSError(f"{drawing} could not be drawn")
        pictures.append(written.data())
    place = 6 + 16 * len(SIZES)
    head = [struct.pack("<HHH", 0, 1, len(SIZES))]
    for size, picture in zip(SIZES, pictures, strict=True):
        # 256 is written as 0.
        head.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place))
        place += len(picture)
    target.write_bytes(b"".join((*head, *pictures)))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv)
    write_icon(Path(sys.argv[1]), Path(sys.argv[2]))
