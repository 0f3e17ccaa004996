"""Parts of a Word document as XML. Thousands of paragraphs are made in a second so; through python-docx's own objects
it takes a minute."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from desktop.documents.plain import plain

Element = Any  # lxml's classes are made at run time

_BREAKS = re.compile("([\t\n])")
_LONGEST_RUN = 4000
"""Characters: a reader with libxml2's limits takes no text of ten million in one piece."""


def element(tag: str, /, *children: Element, **attributes: object) -> Element:
    """``element("w:ind", left=420)``: attributes are of the same namespace, their names as in the schema."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def paragraph(text: str, style: str, *properties: Element) -> Element:
    """``style`` is its id. Ends of lines within the text are line breaks."""
    made = element("w:p", element("w:pPr", element("w:pStyle", val=style), *properties))
    add_text(made, text)
    return made


def add_text(into: Element, text: str, *properties: Element) -> None:
    """Appends runs with the text; ``properties`` are those of each run."""
    for part in _BREAKS.split(plain(text)):
        if part in ("\t", "\n"):
            into.append(_run(element("w:tab" if part == "\t" else "w:br"), properties))
            continue
        for start in range(0, len(part), _LONGEST_RUN):
            words = element("w:t")
            words.text = part[start : start + _LONGEST_RUN]
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            into.append(_run(words, properties))


def add_field(into: Element, instruction: str) -> None:
    """A number that Word works out: PAGE, NUMPAGES."""
    field = element("w:fldSimple", instr=instruction)
    add_text(field, "1")
    into.append(field)


def _run(content: Element, properties: tuple[Element, ...]) -> Element:
    made = element("w:r")
    if properties:
        made.append(element("w:rPr", *map(deepcopy, properties)))
    made.append(content)
    return made
