"""Names of persons in a judgment: found by the words that stand around them, then taken wherever they occur.

Judgments are formulaic: a name follows a role (被告人, 证人), stands before a bracket that describes a person (（男，
（另案处理）), or before what belongs to a person (的证言, 的谅解). Where a name ends is told by the words that follow
names in judgments, and by how often each reading occurs in the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from trainer.masking.minority_names import minority_names
from trainer.masking.name_edges import is_name, name_at, name_ending
from trainer.masking.name_neighbours import (
    ACTS,
    AFTER_ROLE,
    ALIAS,
    BELONGING,
    CERTAIN,
    CERTAIN_ROLE,
    DOTTED,
    FOLLOW,
    HALF,
    HURT,
    LATIN,
    LED,
    NEXT,
    PERSON_BRACKET,
    SAID_NAME,
    SOFT,
)
from trainer.masking.no_names import NO_NAMES
from trainer.masking.surnames import HAN, PLACEHOLDER

_FIRM = re.compile("(?:财产?)?保险|公司|[省市县]")


def find_names(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in ``text``, those that were masked already left out, a longer one before the names it contains.

    ``known`` are names that are given beside the text. A name is 2 characters at least.
    """
    votes = _votes(text)
    given = {name for name in known if _is_given(name)}
    names = {name for name in votes if is_name(name) and (name[0] not in SOFT or _is_certain(text, name))}
    names = {name for name in names if not _is_misread(text, name, names, given)} | given
    names = {name for name in names if _is_no_firm(text, name)}
    names |= {match[1] for match in ALIAS.finditer(text) if _is_alias(match[1])}
    names |= {match[1] for match in SAID_NAME.finditer(text) if is_name(match[1])}
    names |= _half_masked(text) | set(_dotted(text)) | set(minority_names(text)) | set(_latin(text))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _is_no_firm(text: str, name: str) -> bool:
    """Whether it stands anywhere without what makes a firm or a place of it."""
    place = text.find(name)
    while place >= 0:
        if not _FIRM.match(text, place + len(name)):
            return True
        place = text.find(name, place + 1)
    return False


def _votes(text: str) -> Counter[str]:
    """How often each reading of a name is supported by the words around it."""
    votes: Counter[str] = Counter()
    for match in AFTER_ROLE.finditer(text):
        _vote_enumeration(text, match.end(), votes)
    for match in PLACEHOLDER.finditer(text):
        if text.startswith("、", match.end()):
            _vote_enumeration(text, match.start(), votes)
    for match in HURT.finditer(text):
        _vote_enumeration(text, match.end(), votes)
    for pattern in (PERSON_BRACKET, BELONGING):
        for match in pattern.finditer(text):
            _vote_before(text, match.start(), votes)
    for match in LED.finditer(text):
        name = name_at(text, match.start())
        if name is None or name in votes or not ACTS.match(text, match.start() + len(name)):
            continue
        if name[0] not in SOFT and text.count(name) > 1:
            votes[name] += 1
    return votes


def _half_masked(text: str) -> set[str]:
    """Names whose middle alone was masked (李某明)."""
    return {
        match.group()
        for match in HALF.finditer(text)
        if not FOLLOW.match(text, match.end() - 1) and FOLLOW.match(text, match.end()) and text.count(match.group()) > 1
    }


def _is_given(name: str) -> bool:
    """Whether a name known beside the text is a person's and not masked yet; units (被告单位) keep theirs."""
    masked = _is_placeholder(name) or re.fullmatch(r".某{1,3}[甲乙丙丁戊己庚辛壬癸\d]{0,2}", name)
    blank = re.fullmatch("[XxＸ×＊*]+", name)
    return (
        not masked
        and not blank
        and len(name) >= 2
        and (len(name) <= 4 or re.search("[·•・‧∙A-Za-z]", name) is not None)
    )


def _is_certain(text: str, name: str) -> bool:
    place = text.find(name)
    while place >= 0:
        if CERTAIN.match(text, place + len(name)) and CERTAIN_ROLE.search(text, max(0, place - 4), place):
            return True
        place = text.find(name, place + 1)
    return False


def _is_misread(text: str, name: str, names: set[str], given: set[str]) -> bool:
    """Whether ``name`` is a shorter name with the beginning of the next word, or a longer one cut off."""
    if any(name.startswith(other) and name not in given for other in given if len(other) < len(name)):
        return True
    if len(name) == 3 and name[:2] in names and 2 * text.count(name) < text.count(name[:2]):
        return True
    return len(name) == 2 and any(
        other.startswith(name) and 2 * text.count(other) >= text.count(name)
        for other in (names | given)
        if len(other) == 3
    )


def _vote_enumeration(text: str, place: int, votes: Counter[str]) -> None:
    """The names of 甲、乙和丙 from ``place`` on."""
    for _ in range(60):
        masked = PLACEHOLDER.match(text, place)
        name = masked.group() if masked else name_at(text, place)
        if name is None:
            return
        if not masked:
            votes[name] += 1
        following = NEXT.match(text, place + len(name))
        if following is None:
            return
        place = following.end()


def _vote_before(text: str, place: int, votes: Counter[str]) -> None:
    """The names of 甲、乙和丙 that end at ``place``."""
    for _ in range(60):
        name = name_ending(text, place)
        if name is None:
            return
        if not _is_placeholder(name):
            votes[name] += 1
        place -= len(name)
        for joint in ("以及", "、", "和", "及", "与"):
            if text.startswith(joint, max(0, place - len(joint))):
                place -= len(joint)
                break
        else:
            return


def _is_alias(alias: str) -> bool:
    letters = set(alias.upper()) - {"X"}
    doubled = len(alias) == 2 and re.fullmatch(HAN, alias[0])
    return (
        len(alias) >= 2
        and (len(letters) > 1 or doubled is not None)
        and "某" not in alias
        and alias[:2] not in NO_NAMES
    )


def _is_placeholder(name: str) -> bool:
    return PLACEHOLDER.fullmatch(name) is not None


def _latin(text: str) -> Iterable[str]:
    """In each way in which one is written: JOHN SMITH, John Smith."""
    for name in {match[1] for match in LATIN.finditer(text) if len(set(match[1])) > 2}:
        yield from re.findall(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text, re.IGNORECASE)


def _dotted(text: str) -> Sequence[str]:
    """Names of several parts (阿不都·热合曼) after a role, cut free of the words that follow."""
    found = []
    for match in DOTTED.finditer(text):
        name = match["name"]
        last = max(name.rfind(dot) for dot in "·•・‧∙") + 1
        ends = (end for end in range(last + 2, len(name)) if FOLLOW.match(text, match.start("name") + end))
        found.append(name[: next(ends, len(name))])
    return found
