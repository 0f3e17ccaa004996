"""The type: one family, five sizes, a line of one and a half times the size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QTextBlockFormat, QTextCursor, QTextDocument

# Simplified forms first: without them Linux may pick Japanese glyphs for the same characters.
_FAMILIES = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
CHARACTERS_A_LINE = 45


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes in device-independent pixels."""

    caption: int = 12
    ui: int = 14
    body: int = 16
    title: int = 20
    penalty: int = 28

    @classmethod
    def at(cls, percent: int) -> TypeScale:
        """The scale for the user's font size."""
        plain = cls()
        return cls(
            *(round(size * percent / 100) for size in (plain.caption, plain.ui, plain.body, plain.title, plain.penalty))
        )

    def line_height(self, size: int) -> int:
        """One and a half times the size, in whole pixels."""
        return round(size * 1.5)

    def measure(self) -> int:
        """The widest a text may run: 45 Chinese characters."""
        return CHARACTERS_A_LINE * self.body


def text_font(size: int) -> QFont:
    """That of judgments, facts and articles, with tabular figures: Chinese, whatever the window speaks."""
    installed = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    font.setFamilies([*(family for family in _FAMILIES if family in installed), *system.families()])
    font.setPixelSize(size)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def ui_font(size: int) -> QFont:
    """That of the window's own words. In English the quotes, which Chinese fonts draw as wide as a character, are as
    wide as a letter."""
    font = text_font(size)
    if QLocale().language() is QLocale.Language.English:
        font.setFeature(QFont.Tag("pwid"), 1)
    return font


def set_line_height(document: QTextDocument, pixels: int, paragraph_gap: int = 0) -> None:
    """Gives every block of the document the same line height."""
    form = block_format(pixels, paragraph_gap)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)


def block_format(pixels: int, paragraph_gap: int = 0) -> QTextBlockFormat:
    """A paragraph of lines of one height."""
    form = QTextBlockFormat()
    form.setLineHeight(float(pixels), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    form.setBottomMargin(paragraph_gap)
    return form
