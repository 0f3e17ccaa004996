"""Fines against the bounds that interpretations set where the article leaves the amount open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resources.law.charges import RangeVersion, Tier
from resources.law.fines import FineRule, fine_rules
from resources.law.interpretations import interpretation_numbered
from resources.law.limits import FINE, SMALLEST_FINE
from resources.messages.message import Value
from resources.messages.values import ChargeName, LegalDocument, Names, Yuan
from trainer.judgment.bands.narration import Narration
from trainer.judgment.checks.case import CheckedCase, Count, mitigating_grounds
from trainer.judgment.checks.fine_times import check_fine_times
from trainer.judgment.checks.ranges import matching_tiers
from trainer.judgment.checks.rules import finding
from trainer.judgment.types import Finding, Sentence


def check_fines(case: CheckedCase, narration: Narration) -> Iterator[Finding]:
    """A fine outside the bounds of every range that the sentence may lie in; those that are multiples of the amount
    are taken of the most that the facts can be read for.

    A fine that the article itself bounds is for ``supplementary``; one below 1,000 yuan too.
    """
    for count in case.counts:
        fine = count.charge.fine_yuan
        if fine is None or count.rule is None or count.against_unit:
            continue
        rules = [fine_rules(count.rule.name, tier.months) for tier in _tiers(count)]
        if rules and all(rules) and all(_in_force(case, rule) for each in rules for rule in each):
            yield from _check(case, count, [rule for each in rules for rule in each], fine)
            yield from check_fine_times(case, count, [rule for each in rules for rule in each], narration)


def _in_force(case: CheckedCase, rule: FineRule) -> bool:
    document = interpretation_numbered(rule.document)
    return document is not None and document.since is not None and document.since <= case.now


def _check(case: CheckedCase, count: Count, rules: list[FineRule], fine: int) -> Iterator[Finding]:
    # 0 stands for no bound.
    least = min(rule.yuan[0] for rule in rules)
    unbounded = any(rule.times is not None or not rule.yuan[1] for rule in rules)
    most = None if unbounded else max(rule.yuan[1] for rule in rules)
    values: dict[str, Value] = {
        "crime": ChargeName(count.charge.name),
        "fine": Yuan(fine),
        "document": LegalDocument(rules[0].document, article=rules[0].article),
    }
    if least > SMALLEST_FINE and fine < least:
        values["limit"] = Yuan(least)
        if grounds := mitigating_grounds(case.judgment, count.defendant):
            yield finding("fine-below-standard-mitigated", FINE, count.at, **values, grounds=Names(grounds))
        else:
            yield finding("fine-below-standard", FINE, count.at, **values)
    elif most is not None and fine > most:
        yield finding("fine-above-standard", FINE, count.at, **values, limit=Yuan(most))


def _tiers(count: Count) -> list[Tier]:
    """The ranges that allow the sentence, or all where none does; () where one of them bounds the fine itself."""
    sentence = count.charge.sentence
    at_act, later = count.at_act, count.later
    own, new = (_allowing(versions, sentence) for versions in (at_act, later))
    if at_act and new and not own:
        return []  # a heavier law than that of the act: another finding
    tiers = [*own, *new] or [tier for version in (*at_act, *later) for tier in version.tiers]
    tiers = [tier for tier in tiers if tier.money != "none" and tier.money_kind != "confiscation" and not tier.of_unit]
    return [] if any(tier.amount or tier.rate for tier in tiers) else tiers


def _allowing(versions: Sequence[RangeVersion], sentence: Sentence | None) -> list[Tier]:
    return [tier for version in versions for tier in matching_tiers(version, sentence)] if sentence else []
