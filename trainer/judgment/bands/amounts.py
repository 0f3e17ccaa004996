"""How much of something the facts give in all: a sum where they state one, else between the largest and the sum."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from trainer.judgment.measures.quantities import Quantity
from trainer.judgment.measures.types import Money, MoneyRole
from trainer.judgment.types import Span

_ROUNDING = 1.05  # 10万余元 for what adds up to 10.4万


@dataclass(frozen=True, slots=True)
class Amount:
    """Between ``least`` and ``most``, both included; equal where the facts leave no doubt.

    ``parts``: how many amounts were added up; ``span``: the place of the sum, else of the largest amount.
    """

    least: float
    most: float
    span: Span
    parts: int = 1


def amount_of(money: Sequence[Money], roles: Collection[MoneyRole], who: int) -> Amount | None:
    """What a defendant (a position among the names) has to answer for; None where no amount has one of the roles.

    Of listed acts only those that speak of him, or of nobody by name, are added up. What was given back before the
    case came up may have to be taken off.
    """
    relevant = [each for each in money if each.role in roles and each.yuan >= 1]
    own = [each for each in relevant if not each.who or who in each.who]
    amount = _listed(own, len(own) == len(relevant)) if any(each.act is not None for each in own) else _apart(own, who)
    before = sum({each.yuan for each in money if each.role is MoneyRole.REPAID and each.before})
    if amount is None or not before:
        return amount
    return replace(amount, least=max(0.0, amount.least - before))


def _listed(own: Sequence[Money], of_all: bool) -> Amount:
    listed: dict[int, list[Money]] = {}
    for each in own:
        if each.act is not None:
            listed.setdefault(each.act, []).append(each)
    acts = [_pooled(each) for each in listed.values()]
    least, most = sum(each.least for each in acts), sum(each.most for each in acts)
    stated = [each for each in own if each.act is None and each.role is MoneyRole.TOTAL]
    if stated and of_all:
        total = max(stated, key=lambda each: each.yuan)
        if total.yuan >= most:
            return Amount(total.yuan, total.yuan, total.span)
    largest = max(acts, key=lambda each: each.most)
    return Amount(least, most, largest.span, sum(each.parts for each in acts))


def _apart(own: Sequence[Money], who: int) -> Amount | None:
    """Where no acts are listed, what is told of him alone is the least."""
    if not own:
        return None
    whole = _pooled(own)
    his = [each for each in own if each.who == (who,)]
    if not his or len(his) == len(own):
        return whole
    mine = _pooled(his)
    return Amount(mine.least, max(whole.most, mine.most), mine.span, mine.parts)


def _pooled(money: Sequence[Money]) -> Amount:
    """The amounts of one act, or of facts that list none. The same number is told again, not taken twice."""
    by_number = {each.yuan: each for each in money}
    totals = [each for each in by_number.values() if each.role is MoneyRole.TOTAL]
    singles = [each for each in by_number.values() if each.role is not MoneyRole.TOTAL]
    gone = {each.yuan for each in money if each.attempted}
    largest = max(by_number.values(), key=lambda each: each.yuan)
    if totals:
        total = max(totals, key=lambda each: each.yuan)
        # What follows a sum is its parts, which add up to it, or others' money.
        later = sum(each.yuan for each in singles if each.span.start > total.span.start)
        parts = total.yuan / _ROUNDING <= later <= total.yuan * _ROUNDING
        if len(totals) == 1 and total is largest and (parts or not later):
            return Amount(0 if total.yuan in gone else total.yuan, total.yuan, total.span)
        most = max(sum(each.yuan for each in totals), total.yuan + later, largest.yuan)
        return Amount(0 if gone else largest.yuan, most, largest.span, len(totals))
    least = max((each.yuan for each in singles if each.yuan not in gone), default=0)
    return Amount(least, sum(by_number), largest.span, len(singles))


def counted(quantities: Sequence[Quantity]) -> Amount | None:
    """Between the largest number and all different ones added up."""
    by_number = {each.number: each for each in quantities}
    if not by_number:
        return None
    largest = max(by_number)
    return Amount(largest, sum(by_number), by_number[largest].span, len(by_number))
