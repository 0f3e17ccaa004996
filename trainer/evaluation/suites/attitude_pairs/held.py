"""What of 坦白, 自首 and 认罪认罚 a defendant has by the facts and the line; what an answer grants."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.evaluation.cases.row import Row
from trainer.judgment.facts.reader import read_facts
from trainer.judgment.types import Attitude, Defendant
from trainer.samples.leniency import EARNING
from trainer.samples.prompt import StatedAttitude

CONFESSIONS = ("surrender", "confession", "confession_heavier", "plea_leniency")
"""What only one who confessed can have: ids of ``resources.law.circumstances``."""
# Who has the first has the others: 自首 and 认罪认罚 take it that he confessed.
_IMPLIED = {"surrender": ("confession",), "plea_leniency": ("confession",), "confession_heavier": ("confession",)}
_BY_ATTITUDE = {Attitude.CONFESSED: ("confession",), Attitude.PLEA: ("plea_leniency",)}


def held_by(facts: str, stated: StatedAttitude, name: str) -> frozenset[str]:
    """Ids of what earns leniency: by the facts of any defendant, as an answer may name each otherwise; by the line of
    the attitude 坦白 alone."""
    told = read_facts(facts, [name] if name else []).defendants
    found = {each.id for defendant in told for each in defendant.circumstances if each.id in EARNING}
    found.update(id for defendant in told for id in _BY_ATTITUDE.get(defendant.attitude, ()))
    if stated is StatedAttitude.CONFESSED:
        found.add("confession")
    return _with_implied(found)


def granted(defendant: Defendant) -> frozenset[str]:
    """Of ``CONFESSIONS`` what a judgment grants."""
    return frozenset(each.id for each in defendant.circumstances if each.id in CONFESSIONS)


def invents_confession(row: Row) -> bool | None:
    """Whether an answer grants what neither facts nor line hold; None where nothing was read of a defendant."""
    if row.judgment is None or not row.judgment.defendants:
        return None
    held = held_in(row)
    return any(granted(defendant) - held for defendant in row.judgment.defendants)


def held_in(row: Row) -> frozenset[str]:
    """What the question holds."""
    return frozenset(filter(None, row.question.own["held"].split(",")))


def _with_implied(ids: Iterable[str]) -> frozenset[str]:
    found = frozenset(ids)
    return found | {id for each in found for id in _IMPLIED.get(each, ())}
