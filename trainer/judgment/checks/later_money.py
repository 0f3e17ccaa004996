"""A fine or confiscation that only a law later than the act provides (刑法 12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resources.law.charges import RangeVersion, Tier
from resources.law.limits import RETROACTIVITY
from resources.messages.message import Value, message
from resources.messages.values import ChargeName
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.ranges import matching_tiers
from trainer.judgment.checks.rules import finding
from trainer.judgment.types import Finding, Sentence

_LIFE, _DEATH = 1000, 2000
"""Stand for a highest penalty beyond any number of months."""


def check_later_money(case: CheckedCase) -> Iterator[Finding]:
    """Whether the later range is the lighter one is judged by its highest penalty (法释〔1997〕12号, article 1)."""
    if case.act_date is None and not case.facts_dated:
        return
    for count in case.counts:
        charge, rule = count.charge, count.rule
        if rule is None or count.against_unit or charge.sentence is None or not rule.known_on(case.act_from):
            continue
        if charge.fine_yuan is not None or charge.confiscation is not None:
            yield from _check(case, count)


def _check(case: CheckedCase, count: Count) -> Iterator[Finding]:
    charge, sentence = count.charge, count.charge.sentence
    if sentence is None or count.rule is None:
        return
    new = [(version, tier) for version, tier in _tiers(count.later, sentence) if tier.money != "none"]
    old = _tiers(count.at_act, sentence) if new else []
    if not old or not new or any(tier.money != "none" for _, tier in old):
        return
    version, _ = new[0]
    heaviest = max(_highest(tier) for _, tier in old)
    # With the same highest penalty the money makes the later range the heavier one.
    lighter = min(_highest(tier) for _, tier in new) < heaviest
    values: dict[str, Value] = {
        "crime": ChargeName(charge.name),
        "money": message("penalties.fine" if charge.fine_yuan is not None else "penalties.confiscation"),
        "act": case.act_to,
        "day": version.since,
    }
    which = "fine-of-later-law" if lighter else "fine-of-later-heavier-law"
    yield finding(which, RETROACTIVITY, count.at, **values)


def _tiers(versions: Sequence[RangeVersion], sentence: Sentence) -> list[tuple[RangeVersion, Tier]]:
    return [(version, tier) for version in versions for tier in matching_tiers(version, sentence) if not tier.of_unit]


def _highest(tier: Tier) -> int:
    if tier.death:
        return _DEATH
    return _LIFE if tier.life else tier.months[1] if tier.months else 0
