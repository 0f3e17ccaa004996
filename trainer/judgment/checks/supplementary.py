"""Fines, confiscation and the deprivation of political rights: where the law demands, allows or bounds them."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.charges import ChargeRule, MoneyKind, Tier
from resources.law.limits import (
    FINE,
    RIGHTS,
    RIGHTS_FOR_LIFE,
    RIGHTS_LONGEST,
    RIGHTS_SHORTEST,
    RIGHTS_STATE_SECURITY,
    SMALLEST_FINE,
    SMALLEST_FINE_OF_MINOR,
)
from resources.messages.message import Message, Value, message
from resources.messages.values import ChargeName, Names, Term, Yuan
from trainer.judgment.checks.case import CheckedCase, Count, mitigating_grounds
from trainer.judgment.checks.ranges import matching_tiers
from trainer.judgment.checks.rules import Place, finding
from trainer.judgment.types import Defendant, Finding, Sentence, SentenceKind

_SERVED = {
    SentenceKind.CONTROL,
    SentenceKind.DETENTION,
    SentenceKind.FIXED_TERM,
    SentenceKind.LIFE,
    SentenceKind.DEATH_REPRIEVE,
    SentenceKind.DEATH,
}
_FOR_LIFE = {SentenceKind.LIFE, SentenceKind.DEATH_REPRIEVE, SentenceKind.DEATH}
_MINOR = {"minor_12_16", "minor_16_18"}
_LAST_OF_STATE_SECURITY = 112


def check_supplementary(case: CheckedCase) -> Iterator[Finding]:
    """Fines charge by charge; political rights charge by charge and for the whole sentence."""
    for count in case.counts:
        if not count.against_unit and count.rule is not None:
            yield from _check_money(case, count, count.rule)
    for place, defendant in enumerate(case.judgment.defendants):
        yield from _check_smallest_fine(defendant, place)
        yield from _check_rights_for_life(defendant, place)
    for count in case.counts:
        yield from _check_rights(count)


def _check_money(case: CheckedCase, count: Count, rule: ChargeRule) -> Iterator[Finding]:
    charge, sentence = count.charge, count.charge.sentence
    if sentence is None or sentence.kind not in _SERVED or not rule.known_on(case.act_from):
        return
    versions = (*count.at_act, *count.later)
    tiers = [tier for version in versions for tier in matching_tiers(version, sentence)]
    if not tiers:  # the term was lowered below all ranges, and from which one is not known
        tiers = [tier for version in versions for tier in version.tiers]
    own = [tier for tier in tiers if not tier.of_unit]
    if charge.fine_yuan is None and charge.confiscation is None:
        # A judgment may state the fine of all charges once, with 决定执行.
        said = count.defendant.total_fine_yuan is not None or "fine" in count.defendant.unread
        if own and not said and all(tier.money in ("must", "or_alone") for tier in own):
            spared = len(own) < len(tiers) or case.with_unit
            which = "fine-missing-unless-unit" if spared else "fine-missing"
            yield _of_money(which, count, rule, sentence, own[-1].money_kind)
        return
    if tiers and all(tier.money == "none" for tier in tiers):
        kind: MoneyKind = "fine" if charge.fine_yuan is not None else "confiscation"
        yield _of_money("fine-not-provided", count, rule, sentence, kind)
    if charge.fine_yuan is not None:
        yield from _check_amount(case, count, rule, charge.fine_yuan, own)


def _of_money(which: str, count: Count, rule: ChargeRule, sentence: Sentence, kind: MoneyKind) -> Finding:
    values: dict[str, Value] = {"crime": ChargeName(count.charge.name), "sentence": sentence.penalty}
    return finding(which, rule.articles[0].whole(), count.at, **values, money=_money(kind))


def _money(kind: MoneyKind) -> Message:
    """罚金, 没收财产, 罚金或者没收财产."""
    return message(f"penalties.{kind}")


def _check_amount(case: CheckedCase, count: Count, rule: ChargeRule, fine: int, tiers: list[Tier]) -> Iterator[Finding]:
    """A fine outside every range that the law states; nothing where one of the ranges states none."""
    amounts = [tier.amount for tier in tiers if tier.money != "none"]
    stated = [amount for amount in amounts if amount is not None]
    if not stated or len(stated) < len(amounts) or any(low <= fine <= high for low, high in stated):
        return
    low, high = min(low for low, _ in stated), max(high for _, high in stated)
    grounds = mitigating_grounds(case.judgment, count.defendant)
    values: dict[str, Value] = {
        "crime": ChargeName(count.charge.name),
        "fine": Yuan(fine),
        "low": Yuan(low),
        "high": Yuan(high),
    }
    where = count.at
    article = rule.articles[0].whole()
    if grounds and fine < low:
        yield finding("fine-out-of-range-mitigated", article, where, **values, grounds=Names(grounds))
    else:
        yield finding("fine-out-of-range", article, where, **values)


def _check_smallest_fine(defendant: Defendant, place: int) -> Iterator[Finding]:
    for number, charge in enumerate(defendant.charges):
        if charge.fine_yuan is None or charge.fine_yuan >= SMALLEST_FINE:
            continue
        minor = any(found.id in _MINOR for found in defendant.circumstances)
        limit = SMALLEST_FINE_OF_MINOR if minor else SMALLEST_FINE
        if charge.fine_yuan < limit:
            yield finding("fine-too-small", FINE, Place(place, number), fine=Yuan(charge.fine_yuan), limit=Yuan(limit))


def _check_rights_for_life(defendant: Defendant, place: int) -> Iterator[Finding]:
    sentences = [charge.sentence for charge in defendant.charges] + [defendant.total]
    for_life = next((sentence for sentence in sentences if sentence and sentence.kind in _FOR_LIFE), None)
    # A foreigner has no political rights to lose; he is deported instead.
    if for_life is not None and 0 not in _rights(defendant) and not defendant.deportation:
        yield finding("rights-missing", RIGHTS_FOR_LIFE, Place(place), sentence=for_life.penalty)


def _check_rights(count: Count) -> Iterator[Finding]:
    term, sentence = count.charge.political_rights_months, count.charge.sentence
    if sentence is None or sentence.kind not in _SERVED:
        return
    where = count.at
    security = count.rule is not None and count.rule.articles[0].number <= _LAST_OF_STATE_SECURITY
    if security and not _rights(count.defendant) and not count.defendant.deportation:
        yield finding("rights-security-missing", RIGHTS_STATE_SECURITY, where, crime=ChargeName(count.charge.name))
    if not term:
        return
    if sentence.kind is SentenceKind.CONTROL:
        if sentence.months is not None and term != sentence.months:
            control = Term(sentence.months, sentence.days)
            yield finding("rights-of-control", RIGHTS, where, sentence=control, term=Term(term))
    elif not RIGHTS_SHORTEST <= term <= RIGHTS_LONGEST:
        yield finding("rights-term", RIGHTS, where, term=Term(term))


def _rights(defendant: Defendant) -> list[int]:
    terms = [charge.political_rights_months for charge in defendant.charges] + [defendant.political_rights_months]
    return [term for term in terms if term is not None]
