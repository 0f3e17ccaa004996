"""A rule of the sheet as it is cited: 法发〔2021〕21号 三(六), Fa Fa [2021] No. 21, part 3(6)."""

from __future__ import annotations

import re

from resources.law.numerals import to_int
from resources.messages.catalogue import Language
from resources.messages.document_words import document_words
from resources.messages.message import message
from resources.messages.values import LegalDocument
from resources.messages.wording import say
from trainer.guideline.line import Source

_NUMBERED = re.compile(r"(.+号)(?:第(\d+)条)?")
_NUMERAL = re.compile("[一二三四五六七八九十]+")


def source_cited(source: Source, language: Language) -> str:
    """Its document and part, "" where articles stand alone. A document without a number has its Chinese name."""
    if language == "zh" or not source.document:
        return source.cited
    numbered = _NUMBERED.fullmatch(source.document)
    words = source.document
    if numbered is not None:
        article = int(numbered[2]) if numbered[2] else None
        words = document_words(LegalDocument(numbered[1], article=article), language)
    if not source.item:
        return words
    item = _NUMERAL.sub(lambda numeral: str(to_int(numeral[0])), source.item)
    return say(message("guideline.cited-part", document=words, item=item), language)
