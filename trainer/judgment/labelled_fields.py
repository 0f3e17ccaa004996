"""The fields of an answer that is a list of labels with their values: 罪名：盗窃罪, "罚金": 2000, | 刑罚 | 拘役 |.

Lists with a colon, JSON, the rows of a table, and a court's short form whose labels white space alone sets off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact
from trainer.judgment.field_labels import LABEL, Label, Named, label_of, named
from trainer.judgment.narration import CharRange


@dataclass(frozen=True, slots=True)
class LabelledField:
    """A label, and the place of its value in ``Compact.chars``."""

    named: Named
    place: CharRange


_QUOTE = "[“”\"'*】]"
# White space, which a compact text has not, stands here as a line feed. What may stand before a label in its line or
# object: the number of a list, a bullet, the marks of JSON or of a table.
_MARKS = (
    r"(?:\d{1,2}[.、）]|（\d{1,2}）|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）"
    r"|[-–—•·●◆▪*|>“\"'{\[【①-⑨]|\n){0,8}"
)
_FIELD = re.compile(
    r"(?:(?P<line>\A|\n)|(?<=[，；。|{\[“\"'【]))"
    rf"{_MARKS}{LABEL}{_QUOTE}{{0,2}}(?:\n?(?P<after>：|\||[=＝→为是]|(?<=】)|(?<=\n)[-–—](?=\n))|(?P<space>\n))",
    re.IGNORECASE,
)
# A defendant's name over his labels: ### 甲某, "甲某": {.
_HEADING = re.compile(
    rf"(?:\A|\n|(?<=[，{{\[])){_MARKS}(?P<role>被告(?:人|单位))?(?P<name>[^\n，。；：|“”\"'{{}}\[\]【】]{{2,20}}){_QUOTE}{{0,2}}"
    rf"(?:：?\n|：{{)(?={_MARKS}(?:{LABEL}))",
    re.IGNORECASE,
)
_NAME_OF_PERSON = Named(Label.DEFENDANT, "被告人", "")
_LETTER_ENDING = "某甲乙丙丁戊己庚辛×XxＸ"
_LONGEST_NAME = 4
_BEFORE_VALUE = re.compile(r"[\n：=＝→|\-\[{“”\"'`【*]+")
_AFTER_VALUE = re.compile(r"(?:[\n，；。、|{}\[\]“”\"'`】*]|-{2,})+\Z")
# A key of JSON that is none of our labels ends the value before it.
_UNKNOWN_KEY = re.compile(r"(?<=[\"\]}\de])，\n?\"[^\"，：{}]{1,30}\"：")
_LONGEST_VALUE = 400


def labelled_fields(compact: Compact, start: int, end: int) -> list[LabelledField]:
    """The fields of ``compact.chars[start:end]``, in order; those without a value are left out."""
    lined, places = with_line_feeds(compact, start, end)
    headings = _headings(compact, lined)
    labels = [match for match in _FIELD.finditer(lined) if match["after"] is not None or match["line"] is not None]
    found = sorted([*headings, *labels], key=lambda match: match.start())
    fields = []
    for number, match in enumerate(found):
        until = found[number + 1].start() if number + 1 < len(found) else len(lined)
        heading = match.re is _HEADING
        value = match.span("name") if heading else _value(lined, match.end(), until)
        if value is not None:
            label = _NAME_OF_PERSON if heading else named(match)
            fields.append(LabelledField(label, (places[value[0]], places[value[1] - 1] + 1)))
    return fields


def _headings(compact: Compact, lined: str) -> list[re.Match[str]]:
    return [match for match in _HEADING.finditer(lined) if _is_person(compact, match)]


def _is_person(compact: Compact, match: re.Match[str]) -> bool:
    name = match["name"]
    if label_of(name):
        return False
    lettered = name[-1] in _LETTER_ENDING and len(name) <= _LONGEST_NAME
    return match["role"] is not None or lettered or "被告人" + name in compact.chars


def _value(lined: str, start: int, end: int) -> CharRange | None:
    begin = _BEFORE_VALUE.match(lined, start, end)
    start = begin.end() if begin else start
    end = min(end, start + _LONGEST_VALUE)
    unknown = _UNKNOWN_KEY.search(lined, start, end)
    end = unknown.start() if unknown else end
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
