"""Who is pregnant (刑法 49, 72), by the court's own words or by the facts."""

from __future__ import annotations

import re

from trainer.judgment.checks.birthdays import person_of
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Spans
from trainer.judgment.checks.said import said

_WORDS = ("怀孕", "孕妇", "妊娠")
_HERSELF = re.compile(r"(?:系|是|属|为|已|现|时|正|处于)(?:已经?|正在|被?查出|被?发现)?(?:怀孕|孕妇|妊娠)")
_NOT_SO = re.compile(
    r"(?:未|没有|不是|并非|非|无|排除|否认|不属于?)[^，。；]{0,6}(?:怀孕|孕妇|妊娠)|怀孕的(?!妇女|女)|被害人|死者"
)


def said_pregnant(case: CheckedCase, place: int) -> Spans | None:
    """Where the reasoning says so of the defendant at ``place``."""
    if "孕" not in case.text and "妊娠" not in case.text:
        return None
    name = case.judgment.defendants[place].name
    for word in _WORDS:
        for each in said(case, word):
            named = name and any(f"{name}{mark}{word}" in each.clause for mark in ("", "（", "已", "现"))
            herself = named or _HERSELF.search(each.clause)
            if place in each.defendants and herself and not _NOT_SO.search(each.clause):
                return Spans(each.span)
    return None


def stated_pregnant(case: CheckedCase, place: int) -> Spans | None:
    """Where the facts say so; 哺乳 is another thing."""
    person = person_of(case, place)
    if person is None or person.pregnant is None or case.facts is None:
        return None
    words = case.facts.text[person.pregnant.start : person.pregnant.end]
    return Spans(None, person.pregnant) if "孕" in words or "妊娠" in words else None
