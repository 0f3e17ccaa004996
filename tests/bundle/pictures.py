"""Pictures of a screen, held against each other by what lies where, not by pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLUMNS, ROWS = 64, 45


def cells(picture: Path) -> np.ndarray:
    """How light each part of the screen is, 0 to 255, of shape (ROWS, COLUMNS)."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert not image.isNull(), picture
    small = image.scaled(
        COLUMNS, ROWS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    lines = np.frombuffer(small.constBits(), np.uint8).reshape(ROWS, small.bytesPerLine())
    return lines[:, :COLUMNS].astype(float)


def colours(picture: Path) -> int:
    """How many there are in it."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    return len(np.unique(np.frombuffer(image.constBits(), np.uint32)))


def likeness(one: Path, other: Path) -> float:
    """1 where light and dark lie in the same places, 0 where they have nothing to do with each other."""
    return float(np.corrcoef(cells(one).ravel(), cells(other).ravel())[0, 1])


def changed(before: Path, after: Path) -> float:
    """The share of the parts of the screen in which something else is seen."""
    return float((np.abs(cells(before) - cells(after)) > 4).mean())


def is_blank(picture: Path, left: int, top: int, right: int, bottom: int) -> bool:
    """Whether nothing is drawn in a part of the screen, in cells."""
    return float(cells(picture)[top:bottom, left:right].std()) < 0.5
