"""The look of a document in HTML, written into each element: clipboards carry no style sheet."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from desktop.documents.blocks import Layout
from desktop.documents.paper_colours import GREY, HEAD, LINE, MARK
from resources.messages.catalogue import Language

LATIN = "'Times New Roman','Liberation Serif','Noto Serif'"
SERIF = "'SimSun','Songti SC','Noto Serif CJK SC','Source Han Serif SC','Noto Serif SC',serif"
_FANGSONG = f"'FangSong','STFangsong',{SERIF}"
_HEITI = "'SimHei','Heiti SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
_KAITI = f"'KaiTi','Kaiti SC',{SERIF}"
_XIAOBIAO = f"'FZXiaoBiaoSong-B05S','方正小标宋简体',{SERIF}"
_FAMILY = "font-family: "
_GREY = f"#{GREY}"
_MARK, _HEAD = f"background-color: #{MARK}", f"background-color: #{HEAD}"


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """A ``style`` for each kind of element."""

    body: str
    title: str
    subtitle: str
    heading: str
    heading_2: str
    paragraph: str
    note: str
    label: str
    verbatim: str
    article_head: str
    article: str
    entry: str
    entry_note: str
    table: str
    cell: str
    cell_head: str
    cell_marked: str
    gap: str


@cache
def style_of(layout: Layout, language: Language) -> HtmlStyle:
    """That of a layout. In English letters and quotation marks are of a Latin type; a Chinese one draws those wide."""
    style = _COURT if layout is Layout.COURT else _PLAIN
    if language == "zh":
        return style
    own = {each.name: getattr(style, each.name).replace(_FAMILY, f"{_FAMILY}{LATIN},") for each in fields(style)}
    return HtmlStyle(**own)


def _type(family: str, size: float, *others: str) -> str:
    return "; ".join((f"{_FAMILY}{family}", f"font-size: {size}pt", *others))


def _space(before: float, after: float, left: float = 0, indent: float = 0) -> str:
    """In points. Qt knows margins in pixels alone, a 96th of an inch each."""
    sides = (("top", before), ("right", 0), ("bottom", after), ("left", left))
    margins = "; ".join(f"margin-{side}: {_pixels(points)}px" for side, points in sides)
    return f"{margins}; text-indent: {_pixels(indent)}px"


def _lines(points: float) -> str:
    """The height of a line, whatever the type: that of a Chinese type may be half as much again as its size."""
    return f"line-height: {_pixels(points)}px"


def _pixels(points: float) -> int:
    return round(points * 96 / 72)


_BORDER = f"border: 1px solid #{LINE}; border-collapse: collapse; border-color: #{LINE}; border-style: solid"
_GAP = f"{_space(0, 0)}; font-size: 4pt"
_BOLD, _NORMAL = "font-weight: bold", "font-weight: normal"

_PLAIN = HtmlStyle(
    body=_type(SERIF, 10.5, "color: #000000"),
    title=_type(SERIF, 16, _BOLD, "text-align: center", _space(0, 2)),
    subtitle=_type(SERIF, 9.5, "text-align: center", f"color: {_GREY}", _space(0, 6)),
    heading=_type(SERIF, 12, _BOLD, _space(12, 3)),
    heading_2=_type(SERIF, 10.5, _BOLD, _space(6, 2)),
    paragraph=_type(SERIF, 10.5, _lines(17.3), _space(0, 3)),
    note=_type(SERIF, 9, _lines(13.5), f"color: {_GREY}", _space(3, 3)),
    label=_type(SERIF, 10.5, _BOLD, _space(0, 2)),
    verbatim=_type(SERIF, 10.5, _lines(17.3), _space(0, 0)),
    article_head=_type(SERIF, 10.5, _NORMAL, _lines(15.8), _space(4, 0)),
    article=_type(SERIF, 9.5, _lines(14.2), _space(0, 0, 21)),
    entry=_type(SERIF, 10.5, _lines(16), _space(0, 1, 16, -16)),
    entry_note=_type(SERIF, 9.5, _lines(14.2), _space(0, 0, 28)),
    table=_BORDER,
    cell=_type(SERIF, 9),
    cell_head=_type(SERIF, 9, _BOLD, _HEAD),
    cell_marked=_type(SERIF, 9, _MARK),
    gap=_GAP,
)
_COURT = HtmlStyle(
    body=_type(_FANGSONG, 16, "color: #000000"),
    title=_type(_XIAOBIAO, 22, "text-align: center", _NORMAL, _space(0, 14)),
    subtitle=_type(_KAITI, 14, "text-align: center", _space(0, 14)),
    heading=_type(_HEITI, 16, _NORMAL, _lines(28), _space(0, 0, indent=32)),
    heading_2=_type(_KAITI, 16, _NORMAL, _lines(28), _space(0, 0, indent=32)),
    paragraph=_type(_FANGSONG, 16, _lines(28), _space(0, 0, indent=32)),
    note=_type(_FANGSONG, 12, f"color: {_GREY}", _lines(18), _space(3, 3)),
    label=_type(_HEITI, 14, _NORMAL, _lines(24.5), _space(0, 0)),
    verbatim=_type(_FANGSONG, 16, _lines(28), _space(0, 0, indent=32)),
    article_head=_type(_FANGSONG, 14, _NORMAL, _lines(24.5), _space(4, 0, indent=28)),
    article=_type(_FANGSONG, 14, _lines(24.5), _space(0, 0, indent=28)),
    entry=_type(_FANGSONG, 16, _lines(28), _space(0, 0, 24, -24)),
    entry_note=_type(_FANGSONG, 14, _lines(24.5), _space(0, 0, 32)),
    table=_BORDER,
    cell=_type(_FANGSONG, 10.5),
    cell_head=_type(_HEITI, 10.5, _NORMAL, _HEAD),
    cell_marked=_type(_FANGSONG, 10.5, _MARK),
    gap=_GAP,
)
