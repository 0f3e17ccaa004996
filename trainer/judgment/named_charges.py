"""The charges that a clause of 主文 names."""

from __future__ import annotations

import re

from resources.law.charges import charge_named
from trainer.judgment.charges import separate_charges
from trainer.judgment.result_brackets import BLANK
from trainer.judgment.sections import CharRange

SENTENCED = re.compile(r"判处|单处|免[予于除]|处(?:有期|拘役|管制|罚金|无期|死刑)")
"""Words that open a penalty."""
_CHARGE = re.compile(
    r"(?P<name>.{1,70}?(?<!犯)罪)罪*"
    r"(?=[、和及与\x00]|判|处|免|单|各|均|分别|但|且|的|名|一案|，|有期|拘役|管制|无期|死刑|罚金|定罪|论处|追究|对|\Z)"
)
_LONGEST_ALONE = 40
_JOIN = re.compile(r"\x00*[、和及与]?\x00*(?:犯)?")


def named_charges(chars: str, start: int, end: int, limit: int) -> tuple[tuple[str, CharRange], ...]:
    """The charges named from ``start``: 盗窃罪、诈骗罪 are two, 走私、贩卖毒品罪 is one."""
    found: list[tuple[str, CharRange]] = []
    at = start
    while match := _CHARGE.match(chars, at, end):
        found.extend(_without_words(name, match.span("name")) for name in separate_charges(_bare(match["name"])))
        join = _JOIN.match(chars, match.end(), end)
        at = join.end() if join else match.end()
        if at == match.end() or "罪" not in chars[at:end]:
            break
        if SENTENCED.match(chars, at, end):
            break
    if not found:
        # The court left out the word 罪: 犯交通肇事，判处….
        sentenced = SENTENCED.search(chars, start, min(limit, start + 40))
        stop = min(end, sentenced.start()) if sentenced else end
        name = _bare(chars[start:stop])
        if sentenced and 2 <= len(name) <= 20:
            found.append((name + "罪", (start, stop)))
    return tuple(found)


def _bare(name: str) -> str:
    """Without the blanks that stand in place of brackets and quotes."""
    return name.replace(BLANK, "")


def _without_words(name: str, place: CharRange) -> tuple[str, CharRange]:
    """Where the law knows no such charge, the known one behind its last 犯: 在缓刑考验期内又犯诈骗罪 is 诈骗罪."""
    last = name.rfind("犯") + 1
    if last == 0 or charge_named(name) or not charge_named(name[last:]):
        return name, place
    return name[last:], (place[1] - len(name) + last, place[1])


def whole_charge(text: str, place: CharRange) -> tuple[tuple[str, CharRange], ...]:
    """The charges that ``text``, what stands at ``place``, consists of; () where it is anything else."""
    if not text.endswith("罪") or len(text) > _LONGEST_ALONE:
        return ()
    names = separate_charges(text)
    return tuple((name, place) for name in names) if all(charge_named(name) for name in names) else ()
