"""The fields of an answer that is a list of labels with their values: 罪名：盗窃罪, "罚金": 2000, | 刑罚 | 拘役 |.

Lists with a colon, JSON, the rows of a table, and a court's short form whose labels white space alone sets off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact
from trainer.judgment.field_labels import LABEL, Named, named
from trainer.judgment.narration import CharRange


@dataclass(frozen=True, slots=True)
class LabelledField:
    """A label, and the place of its value in ``Compact.chars``."""

    named: Named
    place: CharRange


_QUOTE = "[“”\"'*】]"
# White space, which a compact text has not, stands here as a line feed. What may stand before a label in its line or
# object: the number of a list, a bullet, the marks of JSON or of a table.
_FIELD = re.compile(
    r"(?:(?P<line>\A|\n)|(?<=[，；。|{\[“\"'【]))"
    r"(?:\d{1,2}[.、）]|（\d{1,2}）|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[-–—•·●◆▪*|>“\"'{\[【①-⑨]|\n){0,8}"
    rf"{LABEL}{_QUOTE}{{0,2}}(?:\n?(?P<after>：|\||[=＝→为是]|(?<=】)|(?<=\n)[-–—](?=\n))|(?P<space>\n))",
    re.IGNORECASE,
)
_BEFORE_VALUE = re.compile(r"[\n：=＝→|\-\[{“”\"'`【*]+")
_AFTER_VALUE = re.compile(r"(?:[\n，；。、|{}\[\]“”\"'`】*]|-{2,})+\Z")
_LONGEST_VALUE = 400


def labelled_fields(compact: Compact, start: int, end: int) -> list[LabelledField]:
    """The fields of ``compact.chars[start:end]``, in order; those without a value are left out."""
    lined, places = with_line_feeds(compact, start, end)
    found = [match for match in _FIELD.finditer(lined) if match["after"] is not None or match["line"] is not None]
    fields = []
    for number, match in enumerate(found):
        until = found[number + 1].start() if number + 1 < len(found) else len(lined)
        value = _value(lined, match.end(), until)
        if value is not None:
            fields.append(LabelledField(named(match), (places[value[0]], places[value[1] - 1] + 1)))
    return fields


def _value(lined: str, start: int, end: int) -> CharRange | None:
    begin = _BEFORE_VALUE.match(lined, start, end)
    start = begin.end() if begin else start
    end = min(end, start + _LONGEST_VALUE)
    trailing = _AFTER_VALUE.search(lined, start, end)
    end = trailing.start() if trailing else end
    return (start, end) if end > start else None


def with_line_feeds(compact: Compact, start: int, end: int) -> tuple[str, list[int]]:
    """The characters with a line feed wherever white space stood, and the place of each."""
    lined: list[str] = []
    places: list[int] = []
    for place in range(start, end):
        if place in compact.paragraphs and place > start:
            lined.append("\n")
            places.append(place)
        lined.append(compact.chars[place])
        places.append(place)
    return "".join(lined), places
