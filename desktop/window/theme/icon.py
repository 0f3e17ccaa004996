"""Line icons of our own (resources/icons), drawn in the colour of the theme."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@cache
def _drawing(name: str) -> str:
    return files("resources.icons").joinpath(f"{name}.svg").read_text(encoding="utf-8")


def image(name: str, color: QColor | str, size: int, scale: float = 1.0, gap: int = 0) -> QImage:
    """The icon ``size`` pixels high, for a screen of the given scale; ``gap`` pixels stay free at its right (left
    where negative), which is how a button's text keeps its distance."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", QColor(color).name()).encode()))
    side = round(size * scale)
    drawn = QImage(side + round(abs(gap) * scale), side, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(max(0, -gap) * scale, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(name: str, color: QColor | str, size: int, disabled: QColor | str | None = None, gap: int = 0) -> QIcon:
    """As an icon for buttons, sharp on screens of scale 1 to 3."""
    made = QIcon()
    for scale in (1.0, 2.0, 3.0):
        made.addPixmap(QPixmap.fromImage(image(name, color, size, scale, gap)))
        if disabled is not None:
            made.addPixmap(QPixmap.fromImage(image(name, disabled, size, scale, gap)), QIcon.Mode.Disabled)
    return made
