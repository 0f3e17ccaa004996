"""Pages drawn as a scanner gives them: pictures of text, with no text in them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch
LETTER = 33
_MARGIN = 165
_A_LINE = (WIDTH - 2 * _MARGIN) // LETTER


def drawn_pages(text: str, height: int = HEIGHT) -> list[QImage]:
    """As an office prints it: paragraphs indented by two characters, each page with its number. A window's
    application must be there: its fonts are used. A page of less ``height`` is recognised faster."""
    lines = [line for paragraph in text.splitlines() for line in _wrapped(paragraph)]
    most = (height - 2 * _MARGIN) // (2 * LETTER)
    pages = [lines[start : start + most] for start in range(0, len(lines), most)]
    return [_drawn(page, number, height) for number, page in enumerate(pages, 1)]


def png(page: QImage) -> bytes:
    out = io.BytesIO()
    pillow(page).save(out, "PNG")
    return out.getvalue()


def pillow(page: QImage) -> Image.Image:
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    raw = bytes(grey.constBits())
    return Image.frombuffer("L", (grey.width(), grey.height()), raw, "raw", "L", grey.bytesPerLine(), 1).copy()


def scanned_pdf(pages: Sequence[QImage]) -> bytes:
    """A PDF of pictures."""
    first, *others = [pillow(page) for page in pages]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150)
    return out.getvalue()


def _wrapped(paragraph: str) -> list[str]:
    text = paragraph.strip()
    if len(text) > _A_LINE // 2:
        text = "　　" + text
    return [text[start : start + _A_LINE] for start in range(0, len(text), _A_LINE)]


def _drawn(lines: Sequence[str], number: int, height: int) -> QImage:
    page = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(LETTER)
    painter.setFont(font)
    for row, line in enumerate(lines):
        painter.drawText(QPointF(_MARGIN, _MARGIN + (2 * row + 1) * LETTER), line)
    painter.drawText(QPointF(WIDTH / 2 - LETTER, height - 80), f"- {number} -")
    painter.end()
    return page
