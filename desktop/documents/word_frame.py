"""What stands on every page of a Word document: the label and the page above, what it is below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.documents.blocks import Document
from desktop.documents.paper_colours import LINE
from desktop.documents.word_styles import FOOTER, HEADER, text_width
from desktop.documents.word_xml import Element, add_field, add_text, element
from desktop.documents.words import Words

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_PLACES = re.compile("(PAGE|NUMPAGES)")


def frame(word: WordDocument, document: Document, ids: dict[str, str]) -> None:
    """Header and footer of the one section, the first page and even pages as all others."""
    section = word.sections[0]
    section.different_first_page_header_footer = False
    above = _only_paragraph(section.header._element, ids[HEADER], "bottom", text_width(document.layout))
    add_text(above, f"{document.label}\t")
    for part in _PLACES.split(Words(document.language)("paper.page", page="PAGE", pages="NUMPAGES")):
        if _PLACES.fullmatch(part):
            add_field(above, part)
        elif part:
            add_text(above, part)
    below = _only_paragraph(section.footer._element, ids[FOOTER], "top", text_width(document.layout))
    add_text(below, document.footer)


def _only_paragraph(of: Element, style: str, border: str, width: int) -> Element:
    """A new paragraph in place of what the template has, with a line beside the text and a stop at its right edge."""
    for child in list(of):
        of.remove(child)
    made = element(
        "w:p",
        element(
            "w:pPr",
            element("w:pStyle", val=style),
            element("w:pBdr", element(f"w:{border}", val="single", sz=4, space=4, color=LINE)),
            element("w:tabs", element("w:tab", val="right", pos=width)),
        ),
    )
    of.append(made)
    return made
