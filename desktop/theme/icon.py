"""Line icons of our own (resources/icons), drawn in the colour of the theme."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@cache
def _drawing(name: str) -> str:
    return files("resources.icons").joinpath(f"{name}.svg").read_text(encoding="utf-8")


def image(name: str, color: QColor | str, size: int, scale: float = 1.0, gap: int = 0) -> QImage:
    """The icon ``size`` pixels high, for a screen of the given scale; ``gap`` pixels stay free at its right,
    which is how a button's text keeps its distance."""
    return _painted(_renderer(name, color), size, scale, gap)


def icon(name: str, color: QColor | str, size: int, disabled: QColor | str | None = None, gap: int = 0) -> QIcon:
    """As an icon for buttons, sharp on every screen that there is now."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        if tint is None:
            continue
        renderer = _renderer(name, tint)
        for scale in _scales():
            made.addPixmap(QPixmap.fromImage(_painted(renderer, size, scale, gap)), mode)
    return made


def _scales() -> list[float]:
    """Whole ones, as others are drawn from the next. All that might come would take some megabytes."""
    return sorted({1.0, *(float(ceil(screen.devicePixelRatio())) for screen in QGuiApplication.screens())})


def _renderer(name: str, color: QColor | str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", QColor(color).name()).encode()))


def _painted(renderer: QSvgRenderer, size: int, scale: float, gap: int) -> QImage:
    side = round(size * scale)
    drawn = QImage(side + round(gap * scale), side, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn
