"""What an attitude is worth in months, within the bounds of the guideline (法发〔2021〕21号, parts two and three).

A sentence is base x layer 1 x (1 + sum of layer 2); the attitude is part of that sum. How much of its bound a court
used is not known, so it is drawn once for a case and used for every change of it: the sentence without leniency is the
same whether the defendant denied, recanted, kept silent or is not on record, and never more than the bound allows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.law.charges import Tier, charge_named
from resources.law.circumstances import CircumstanceRule, circumstances
from trainer.judgment.checks.ranges import matching_tiers
from trainer.judgment.types import Sentence, SentenceKind

# What an attitude alone earns; remorse has no bound of its own in the guideline.
EARNING = ("surrender", "confession", "confession_heavier", "court_plea", "plea_leniency")
_IN_PLEA = frozenset(("comp_forgiven", "comp_only", "forgiven_only", "restitution", "reconciliation", "good_detention"))
_BOTH = 0.6  # 认罪认罚 with 自首: up to 60 % together
_LEAST, _MOST = 0.35, 0.7  # of the guideline's bound, which courts seldom use in full
_FACTOR_FLOOR = 0.3
_DETENTION_LONGEST, _FIXED_SHORTEST = 6, 6  # months, 刑法 42, 45


@dataclass(frozen=True, slots=True)
class Worth:
    """The attitude's share in the sum of layer 2 (a fraction, 0 or more), and the most it may be."""

    used: float
    most: float


def worth(earned: Iterable[str], draw: float) -> Worth:
    """What these circumstances earn together; ``draw`` from 0 to 1 says how much of the bound was used."""
    ids = set(earned) & set(EARNING)
    bounds = [-(rule.adjust_pct[0]) / 100 for rule in circumstances() if rule.id in ids and rule.adjust_pct]
    most = _BOTH if {"surrender", "plea_leniency"} <= ids else max(bounds, default=0.0)
    return Worth(most * (_LEAST + (_MOST - _LEAST) * draw), most)


def other_share(ids: Iterable[str]) -> float:
    """The sum of layer 2 without the attitude, each circumstance at the middle of its bounds.

    With 认罪认罚 what it contains already (guideline, part three, 14) does not count again.
    """
    others = set(ids) - set(EARNING)
    if "plea_leniency" in ids:
        others -= _IN_PLEA
    return sum(_middle(rule) for rule in circumstances() if rule.id in others and rule.layer == 2)


@dataclass(frozen=True, slots=True)
class Share:
    """The sum of layer 2 before or after a change: the attitude's worth and all others'."""

    attitude: Worth
    others: float

    def factor(self, used: float) -> float:
        """What the base sentence is multiplied with where so much of the attitude's bound is used."""
        return max(1 + self.others - used, _FACTOR_FLOOR)


def share(ids: Iterable[str], draw: float) -> Share:
    """The share of these circumstances."""
    held = frozenset(ids)
    return Share(worth(held, draw), other_share(held))


def moved(months: int, before: Share, after: Share) -> int:
    """The term after the change, in months. It moves with the leniency and no farther than the bounds allow.

    A term that rises stays within what it had been with the whole bound used before; one that falls, within the whole
    bound of what is gained.
    """
    now, then = before.factor(before.attitude.used), after.factor(after.attitude.used)
    term = round(months * then / now)
    if then > now:
        highest = math.floor(months * then / before.factor(before.attitude.most))
        return max(months, min(term, highest))
    lowest = math.ceil(months * after.factor(after.attitude.most) / now)
    return min(months, max(term, lowest))


def tier_of(charge: str, sentence: Sentence, day: date, reasoning: str) -> Tier | None:
    """The statutory range that the court took; None where the term fits none, or two and the reasoning tells not which.

    ``day`` is the act's, or the judgment's where that is not known.
    """
    rule = charge_named(charge)
    version = rule.version_on(day) if rule is not None else None
    if version is None:
        return None
    fitting = [tier for tier in matching_tiers(version, sentence) if not tier.of_unit]
    if len({(tier.months, tier.detention) for tier in fitting}) <= 1:
        return fitting[0] if fitting else None
    fitting.sort(key=lambda tier: tier.months or (0, 0))
    heavier = (charge == "交通肇事罪" and "逃逸" in reasoning) or "数额巨大" in reasoning
    if heavier and len(fitting) == 2:
        return fitting[1]
    # One sentence on the border of two ranges, such as three years.
    return None


def sentence_within(tier: Tier, months: int, kind: SentenceKind) -> Sentence:
    """The sentence of so many months that the range allows: its kind follows from its length (刑法 42, 45)."""
    low, high = tier.months or (_FIXED_SHORTEST, _DETENTION_LONGEST)
    if kind is SentenceKind.DETENTION and (months <= _DETENTION_LONGEST or tier.months is None):
        return Sentence(SentenceKind.DETENTION, max(1, min(months, _DETENTION_LONGEST)))
    if months < _FIXED_SHORTEST and tier.detention and low <= _FIXED_SHORTEST:
        return Sentence(SentenceKind.DETENTION, max(1, months))
    return Sentence(SentenceKind.FIXED_TERM, max(low, min(months, high)))


def within_base(months: int, before: Share, tier: Tier) -> bool:
    """Whether the base sentence that these circumstances make of ``months`` is one that the range allows.

    Where it is not, the same leniency was counted twice, or the court gave less than the middle of the bounds.
    """
    return tier.months is None or round(months / before.factor(before.attitude.used)) <= tier.months[1]


@cache
def _middle(rule: CircumstanceRule) -> float:
    return sum(rule.adjust_pct) / 200 if rule.adjust_pct else 0.0
