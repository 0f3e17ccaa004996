"""The styles of a Word document: type, sizes, margins, for both layouts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desktop.documents.blocks import Layout
from desktop.documents.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LATIN = "Times New Roman"
GREY = RGBColor(0x55, 0x55, 0x55)
TITLE, SUBTITLE, HEADINGS = "Title", "Subtitle", ("Heading 1", "Heading 2")
BODY, VERBATIM, NOTE, LEAD, LABEL = "Normal", "Verbatim", "Note", "Lead", "AI Label"
ARTICLE_HEAD, ARTICLE = "Article Head", "Article"
CELL, CELL_HEAD, ENTRY, ENTRY_NOTE = "Table Cell", "Table Head", "Entry", "Entry Note"
HEADER, FOOTER = "Header", "Footer"


@dataclass(frozen=True, slots=True)
class _Face:
    """East Asian type, size in points, and what belongs to it."""

    east: str
    size: float
    bold: bool = False
    grey: bool = False
    centred: bool = False
    before: float = 0
    after: float = 0
    left: float = 0  # points
    indented: bool = False  # the first line by two characters
    spacing: float = 1.5  # lines; the court layout has fixed lines instead
    fixed: float = 0  # points of a line
    keep_next: bool = False


_PLAIN = {
    TITLE: _Face("宋体", 16, bold=True, centred=True, after=2),
    SUBTITLE: _Face("宋体", 9.5, grey=True, centred=True, after=6),
    HEADINGS[0]: _Face("宋体", 12, bold=True, before=12, after=3, keep_next=True),
    HEADINGS[1]: _Face("宋体", 10.5, bold=True, before=6, after=2, keep_next=True),
    BODY: _Face("宋体", 10.5, after=3),
    VERBATIM: _Face("宋体", 10.5),
    NOTE: _Face("宋体", 9, grey=True, before=3, after=3, spacing=1.25),
    LEAD: _Face("宋体", 9, grey=True, before=3, after=3, spacing=1.25, keep_next=True),
    LABEL: _Face("宋体", 10.5, bold=True, after=2, keep_next=True),
    ARTICLE_HEAD: _Face("宋体", 10.5, before=4, spacing=1.3, keep_next=True),
    ARTICLE: _Face("宋体", 9.5, left=21, spacing=1.3),
    CELL: _Face("宋体", 9, spacing=1.15),
    CELL_HEAD: _Face("宋体", 9, bold=True, spacing=1.15, keep_next=True),
    ENTRY: _Face("宋体", 10.5, after=1, spacing=1.35),
    ENTRY_NOTE: _Face("宋体", 9.5, left=28, spacing=1.3),
    HEADER: _Face("宋体", 9, grey=True, spacing=1),
    FOOTER: _Face("宋体", 8, grey=True, spacing=1),
}
_COURT = {
    TITLE: _Face("方正小标宋简体", 22, centred=True, after=14, fixed=32),
    SUBTITLE: _Face("楷体", 14, centred=True, after=14, fixed=24),
    HEADINGS[0]: _Face("黑体", 16, indented=True, fixed=28, keep_next=True),
    HEADINGS[1]: _Face("楷体", 16, indented=True, fixed=28, keep_next=True),
    BODY: _Face("仿宋", 16, indented=True, fixed=28),
    VERBATIM: _Face("仿宋", 16, indented=True, fixed=28),
    NOTE: _Face("仿宋", 12, grey=True, before=3, after=3, fixed=20),
    LEAD: _Face("仿宋", 12, grey=True, before=3, after=3, fixed=20, keep_next=True),
    LABEL: _Face("黑体", 14, fixed=28, keep_next=True),
    ARTICLE_HEAD: _Face("仿宋", 14, indented=True, before=4, fixed=24, keep_next=True),
    ARTICLE: _Face("仿宋", 14, indented=True, fixed=24),
    CELL: _Face("仿宋", 10.5, spacing=1.15),
    CELL_HEAD: _Face("黑体", 10.5, spacing=1.15, keep_next=True),
    ENTRY: _Face("仿宋", 16, fixed=28),
    ENTRY_NOTE: _Face("仿宋", 14, left=32, fixed=24),
    HEADER: _Face("仿宋", 10.5, spacing=1),
    FOOTER: _Face("仿宋", 9, spacing=1),
}
_MARGINS = {  # millimetres: top, right, bottom, left; GB/T 9704 has 37 and 28, and a type area of 156 by 225
    Layout.PLAIN: (25, 23, 25, 23),
    Layout.COURT: (37, 26, 35, 28),
}
OTHER_NAMES = {  # by which a system without the first may still have a type like it
    "宋体": "SimSun",
    "仿宋": "FangSong",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
}
_WIDTH, _HEIGHT = 210, 297  # millimetres of A4


def dress(word: WordDocument, layout: Layout) -> None:
    """Gives the document its page and its styles."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    top, right, bottom, left = map(Mm, _MARGINS[layout])
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = top, right, bottom, left
    section.header_distance = section.footer_distance = Mm(12)
    for name, face in (_COURT if layout is Layout.COURT else _PLAIN).items():
        _set(_style(word, name), face)
    _speak_chinese(word)


def text_width(layout: Layout) -> int:
    """Of a line, in twentieths of a point."""
    _, right, _, left = _MARGINS[layout]
    return round((_WIDTH - left - right) / 25.4 * 1440)


def _style(word: WordDocument, name: str) -> Any:
    if name in word.styles:
        return word.styles[name]
    made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = word.styles[BODY]
    return made


def _set(style: Any, face: _Face) -> None:
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(face.size), face.bold, False
    font.color.rgb = GREY if face.grey else RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind, family in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", face.east)):
        fonts.set(qn(f"w:{kind}"), family)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if face.centred else WD_ALIGN_PARAGRAPH.LEFT
    form.space_before, form.space_after = Pt(face.before), Pt(face.after)
    form.left_indent = Pt(face.left)
    form.keep_with_next, form.widow_control = face.keep_next, True
    if face.fixed:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(face.fixed)
    else:
        form.line_spacing = face.spacing
    _indent(style.element.get_or_add_pPr(), face)


def _indent(properties: Any, face: _Face) -> None:
    """Two characters of the first line, in the unit that grows with the type; none is said too, as it is inherited."""
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200" if face.indented else "0")
    indent.set(qn("w:firstLine"), str(round(face.size * 2 * 20)) if face.indented else "0")
    for name in ("w:pBdr", "w:tabs"):  # the template's title has a line below it, its header stops of another page
        for each in properties.findall(qn(name)):
            properties.remove(each)


def _speak_chinese(word: WordDocument) -> None:
    """Chinese is spelled and broken as Chinese, wherever the document is opened."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for language in () if defaults is None else defaults.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for fonts in () if defaults is None else defaults.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for kind, family in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", "宋体")):
            fonts.set(qn(f"w:{kind}"), family)


def font_entries() -> list[Any]:
    """Entries of the table of fonts, with the names that other systems know them by."""
    return [
        element("w:font", element("w:altName", val=other), element("w:charset", val="86"), name=name)
        for name, other in OTHER_NAMES.items()
    ]
