"""A table of a Word document: its head on every page, no row broken over two."""

from __future__ import annotations

from desktop.documents.blocks import Cell, Table
from desktop.documents.paper_colours import HEAD, LINE, MARK
from desktop.documents.word_styles import CELL, CELL_HEAD
from desktop.documents.word_xml import Element, element, paragraph

_PADDING = 80  # twentieths of a point beside a cell's text


def word_table(table: Table, width: int, ids: dict[str, str]) -> Element:
    """``width`` in twentieths of a point; ``ids``: of the styles by their names."""
    shares = sum(table.widths)
    widths = [width * share // shares for share in table.widths]
    made = element(
        "w:tbl", _properties(sum(widths)), element("w:tblGrid", *(element("w:gridCol", w=w) for w in widths))
    )
    made.append(_row([Cell(title) for title in table.head], widths, ids[CELL_HEAD], head=True))
    for row in table.rows:
        made.append(_row(row, widths, ids[CELL], head=False))
    return made


def _properties(width: int) -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (element(f"w:{side}", val="single", sz=4, space=0, color=LINE) for side in sides)
    return element(
        "w:tblPr",
        element("w:tblW", w=width, type="dxa"),
        element("w:tblBorders", *borders),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblCellMar",
            element("w:left", w=_PADDING, type="dxa"),
            element("w:right", w=_PADDING, type="dxa"),
        ),
    )


def _row(cells: tuple[Cell, ...] | list[Cell], widths: list[int], style: str, *, head: bool) -> Element:
    properties = element("w:trPr", element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))
    return element("w:tr", properties, *(_cell(*each, style, head=head) for each in zip(cells, widths, strict=True)))


def _cell(cell: Cell, width: int, style: str, *, head: bool) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if head or cell.marked:
        properties.append(element("w:shd", val="clear", color="auto", fill=HEAD if head else MARK))
    made = element("w:tc", properties)
    for line in cell.text.split("\n"):
        written = paragraph(line, style)
        if cell.strong:
            for run in written.findall(f"{{{written.nsmap['w']}}}r"):
                run.insert(0, element("w:rPr", element("w:b")))
        made.append(written)
    return made
