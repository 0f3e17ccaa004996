"""The lines of a Word document's body as one reads them once all its tracked changes are accepted.

What stands inside a wrapper counts (w:ins of a tracked change, w:sdt of a form's field, w:smartTag, w:hyperlink …):
python-docx passes over most of them, and a term of imprisonment that was put in as a tracked change would be gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL = (_W + name for name in ("p", "tbl", "tr", "tc"))
_DELETED = frozenset({_W + "del", _W + "moveFrom"})
# Text of its own kind: drawings hold text boxes twice, once for older programs (see `_boxes`); the rest is no text that
# is shown.
_PASSED_OVER = _DELETED | {
    _W + name for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "drawing", "pict", "object")
}
_SIGNS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_NO_LINES = frozenset({"page", "column"})  # breaks that begin no new line of the text


def lines_of(parent: _Element) -> Iterator[str]:
    """The paragraphs and the rows of tables below ``parent``, in their order."""
    open_line = ""
    for block in _blocks(parent, (PARAGRAPH, TABLE)):
        if block.tag == TABLE:
            if open_line:
                yield open_line
                open_line = ""
            yield from _rows(block)
        else:
            open_line += "".join(_pieces(block))
            if block.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:  # else its end is deleted: the next goes on in it
                yield open_line
                open_line = ""
            for box in _boxes(block):
                yield from lines_of(box)
    if open_line:
        yield open_line


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes that are fastened to a paragraph, those within others left to these."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        around = {each.tag for each in box.iterancestors()}
        own = next(box.iterancestors(PARAGRAPH), None) is paragraph
        if own and not around & _DELETED and not any(str(tag).endswith("}Fallback") for tag in around):
            yield box


def _rows(table: _Element) -> Iterator[str]:
    for row in _blocks(table, (ROW,)):
        if row.find(f"{_W}trPr/{_W}del") is None:
            cells = ("\n".join(lines_of(cell)) for cell in _blocks(row, (CELL,)))
            yield "　".join(dict.fromkeys(cells))


def _blocks(parent: _Element, wanted: tuple[str, ...]) -> Iterator[_Element]:
    """The nearest elements of these tags below ``parent``, whatever wraps them."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag not in _PASSED_OVER and isinstance(child.tag, str):
            yield from _blocks(child, wanted)


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag == _W + "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == _W + "br":
            yield "" if child.get(_W + "type") in _NO_LINES else "\n"
        elif not (tag in _PASSED_OVER or str(tag).endswith("}AlternateContent") or _is_hidden(child)):
            yield from _pieces(child)


def _is_hidden(run: _Element) -> bool:
    """Also a comment of the XML, whose tag is no text."""
    if not isinstance(run.tag, str):
        return True
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(_W + "val", "1") not in ("0", "false", "off")
