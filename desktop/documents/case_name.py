"""What a case is called on paper: 甲某、乙某盗窃案."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.plain import line
from resources.law.charge_names import english_charge
from resources.messages.catalogue import Language
from resources.messages.lists import joined
from resources.messages.message import message
from resources.messages.wording import say

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun

_MOST = 2  # names and charges that are told; the others are 等
_LONGEST = 24  # characters of a name: what is longer is none


def case_name(run: ReportRun, language: Language) -> str:
    """By the defendants and charges of the card, else as the facts have them; 未命名案件 where neither tells."""
    summary, judgment = run.run.summary, run.verdict.judgment
    names = [each.name for each in judgment.defendants if each.name] or list(summary.names)
    charges = [charge.name for each in judgment.defendants for charge in each.charges] or list(summary.charges)
    people = _few([line(name)[:_LONGEST] for name in names], language)
    crimes = _few([_crime(name, language) for name in charges], language)
    if not people and not crimes:
        return say(message("paper.case-unnamed"), language)
    if not people or not crimes:
        return say(message("paper.case-of-one", name=people or crimes), language)
    return say(message("paper.case", names=people, charges=crimes), language)


def _few(names: list[str], language: Language) -> str:
    """The first ones of them."""
    each = list(dict.fromkeys(filter(None, names)))
    told = joined(each[:_MOST], language)
    return say(message("paper.and-others", names=told), language) if len(each) > _MOST else told


def _crime(name: str, language: Language) -> str:
    meaning = english_charge(name) if language == "en" else None
    return meaning or name.removesuffix("罪")
