"""Penalties and statutory ranges in words."""

from __future__ import annotations

from functools import cache

from resources.law.charges import Tier
from resources.law.sentence_kind import SentenceKind
from resources.messages.capital import capital
from resources.messages.catalogue import Language, template
from resources.messages.lists import joined, joined_groups
from resources.messages.measure_words import term_on_card, term_words
from resources.messages.values import Penalty, Range, Term

_LEAST_OF_KIND, _MOST_OF_KIND = 6, 180  # months: 刑法 45 bounds every prison term so; the ranges do not say it again


def penalty_words(penalty: Penalty, language: Language) -> str:
    """As a message has it: 有期徒刑3年6个月, 无期徒刑; fixed-term imprisonment of 3 years 6 months."""
    kind = _kind(penalty.kind, language)
    if penalty.months is None:
        return kind
    term = term_words(Term(penalty.months, penalty.days), language)
    return template("penalties.with-term", language).format(kind=kind, term=term)


def penalty_on_card(penalty: Penalty, language: Language) -> str:
    """As a judgment pronounces it: 有期徒刑三年六个月, Fixed-term imprisonment of 3 years 6 months."""
    if penalty.kind is SentenceKind.DEATH_REPRIEVE:
        return capital(template("penalties.death-reprieve-pronounced", language))
    kind = capital(_kind(penalty.kind, language))
    if not penalty.months and not penalty.days:
        return kind
    term = term_on_card(Term(penalty.months or 0, penalty.days), language)
    return template("penalties.with-term", language).format(kind=kind, term=term)


@cache
def range_words(ranges: Range, language: Language) -> str:
    """3年以下有期徒刑、拘役、管制；3年以上10年以下有期徒刑. Ranges that differ in money alone are said once."""
    return joined_groups(dict.fromkeys(joined(_kinds(tier, language), language) for tier in ranges.tiers), language)


def range_on_card(ranges: Range, language: Language) -> str:
    """The same set apart: Fixed-term imprisonment of up to 3 years, Criminal detention."""
    tiers = (joined(map(capital, _kinds(tier, language)), language) for tier in ranges.tiers)
    return joined_groups(dict.fromkeys(tiers), language)


def _kind(kind: SentenceKind, language: Language) -> str:
    return template(f"penalties.{kind.name.lower()}", language)


def _kinds(tier: Tier, language: Language) -> list[str]:
    """Every kind of penalty that the range allows."""
    kinds = (
        (tier.life, "penalties.life"),
        (tier.death, "penalties.death"),
        (tier.detention, "penalties.detention"),
        (tier.control, "penalties.control"),
        (tier.fine_alone or (tier.money == "or_alone" and tier.money_kind == "fine"), "penalties.fine-alone"),
        (tier.rights_alone, "penalties.rights-alone"),
    )
    parts = [_prison(*tier.months, language)] if tier.months else []
    parts += [template(key, language) for allowed, key in kinds if allowed]
    return parts


def _prison(low: int, high: int, language: Language) -> str:
    places = {"term": low, "low": low, "high": high}
    if low == high:
        key = "penalties.range-exact"
    elif low > _LEAST_OF_KIND and high < _MOST_OF_KIND:
        key = "penalties.range-between"
    elif low > _LEAST_OF_KIND:
        key = "penalties.range-from"
    elif high < _MOST_OF_KIND:
        key = "penalties.range-to"
    else:
        key = "penalties.fixed_term"
    return template(key, language).format_map(
        {name: term_words(Term(months), language) for name, months in places.items()}
    )
