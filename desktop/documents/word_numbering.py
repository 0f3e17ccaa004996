"""Word's own numbers: 一、二、三 before the headings of a part, 1. 2. 3. before the entries of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from desktop.documents.word_xml import Element, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from resources.messages.catalogue import Language

_INDENT = 420  # twentieths of a point that an entry's text stands in from the left
_BULLET = "•"


class Numbering:
    """Hands out numberings; each begins with one."""

    def __init__(self, word: WordDocument, language: Language) -> None:
        self._root = word.part.numbering_part.element
        for child in list(self._root):  # the template's own lists
            self._root.remove(child)
        heading = ("chineseCountingThousand", "%1、", "nothing") if language == "zh" else ("decimal", "%1.", "space")
        self._heads = self._add_form(*heading, indent=0)
        self._entries = self._add_form("decimal", "%1.", "tab", indent=_INDENT)
        self._bullets = self._add_form("bullet", _BULLET, "tab", indent=_INDENT)
        self._numbers = 0

    def headings(self) -> int:
        """For the headings of one part."""
        return self._begin(self._heads)

    def entries(self, *, numbered: bool) -> int:
        """For one list."""
        return self._begin(self._entries if numbered else self._bullets)

    def _add_form(self, kind: str, text: str, after: str, *, indent: int) -> int:
        form = len(self._root.findall(qn("w:abstractNum")))
        level = element(
            "w:lvl",
            element("w:start", val=1),
            element("w:numFmt", val=kind),
            element("w:suff", val=after),
            element("w:lvlText", val=text),
            element("w:lvlJc", val="left"),
            ilvl=0,
        )
        if indent:  # that of a heading is its style's
            level.append(element("w:pPr", element("w:ind", left=indent, hanging=indent)))
        single = element("w:multiLevelType", val="singleLevel")
        self._root.append(element("w:abstractNum", single, level, abstractNumId=form))
        return form

    def _begin(self, form: int) -> int:
        self._numbers += 1
        override = element("w:lvlOverride", element("w:startOverride", val=1), ilvl=0)
        self._root.append(element("w:num", element("w:abstractNumId", val=form), override, numId=self._numbers))
        return self._numbers


def numbered(number: int) -> Element:
    """What makes a paragraph an entry of that numbering."""
    return element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=number))
