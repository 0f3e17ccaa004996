"""Two folders of pictures, compared pixel by pixel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Difference:
    """``pixels`` that differ, and the least rectangle around them (left, top, right, bottom); None: other sizes, or
    one of the two pictures is missing."""

    name: str
    pixels: int | None
    around: tuple[int, int, int, int] | None = None


def differences(old: Path, new: Path) -> list[Difference]:
    """Of all pictures in either folder those that are not the same, by name."""
    names = sorted({path.name for folder in (old, new) for path in folder.glob("*.png")})
    found = []
    for name in names:
        one, other = _pixels(old / name), _pixels(new / name)
        if one is None or other is None or one.shape != other.shape:
            found.append(Difference(name, None))
        elif not np.array_equal(one, other):
            rows, columns = np.nonzero((one != other).any(axis=2))
            around = int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())
            found.append(Difference(name, len(rows), around))
    return found


def count(folder: Path) -> int:
    """How many pictures there are."""
    return len(list(folder.glob("*.png")))


def _pixels(file: Path) -> np.ndarray | None:
    """Height, width, 4 bytes of colour; None where there is no picture."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGBA8888)
    if image.isNull():
        return None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()
