"""Line icons of our own (resources/icons), drawn in the colour of the theme."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import ceil

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def image(name: str, color: QColor | str, size: int, scale: float = 1.0, gap: int = 0) -> QImage:
    """The icon ``size`` pixels high, for a screen of the given scale; ``gap`` pixels stay free at its right,
    which is how a button's text keeps its distance."""
    side = round(size * scale)
    drawn = QImage(side + round(gap * scale), side, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, _shape(name, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), QColor(color))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(name: str, color: QColor | str, size: int, disabled: QColor | str | None = None, gap: int = 0) -> QIcon:
    """As an icon for buttons, sharp on every screen that there is now."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        if tint is None:
            continue
        for scale in _scales():
            made.addPixmap(QPixmap.fromImage(image(name, tint, size, scale, gap)), mode)
    return made


def _scales() -> list[float]:
    """Whole ones, as others are drawn from the next. All that might come would take some megabytes."""
    return sorted({1.0, *(float(ceil(screen.devicePixelRatio())) for screen in QGuiApplication.screens())})


@lru_cache(maxsize=256)
def _shape(name: str, side: int) -> QImage:
    """The drawing without its colour, so many pixels wide and high. Kept: a button is drawn anew with its words, and
    in another colour where it cannot be pressed."""
    drawn = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_folder().joinpath(f"{name}.svg").read_bytes())).render(painter)
    painter.end()
    return drawn.convertToFormat(QImage.Format.Format_Alpha8)


@cache
def _folder() -> Traversable:
    """Found once, which takes longer than to read a drawing."""
    return files("resources.icons")
