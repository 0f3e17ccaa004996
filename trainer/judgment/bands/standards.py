"""Which standards are to be applied to a charge: those of the day of the act, and those that came after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from resources.law.article import CRIMINAL_LAW, Article
from resources.law.provinces import amounts_of
from resources.law.thresholds import Standard, Threshold, thresholds_of
from resources.messages.values import LegalDocument

# Words of fraud by telephone or net, which may or may not be 电信网络诈骗 with its national numbers.
_REMOTE = ("微信", "QQ", "陌陌", "网上", "网络", "短信", "电话", "抖音", "快手", "APP", "淘宝", "支付宝")
_TELECOM = "电信网络诈骗"
_CHOSEN = ("盗窃罪", "诈骗罪", "抢夺罪", "敲诈勒索罪")


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows of a charge: in force at the act, later up to the judgment, and later ones of which nobody is sure."""

    at_act: tuple[Threshold, ...]
    later: tuple[Threshold, ...]
    unsure: tuple[Threshold, ...]


class Limit(NamedTuple):
    """From how much on a tier opens; ``low`` and ``high`` differ where it is not known which number was chosen.

    ``province`` and ``document`` are there where the province's own number counts.
    """

    low: float
    high: float
    row: Threshold
    province: str | None = None
    document: str | None = None


@lru_cache(maxsize=4)
def standing_of(charge: str, acts: tuple[date, date], now: date, facts: str) -> Standing:
    """The rows for an act between two days of the kind that ``facts`` tell, as known on the day of the judgment."""
    rows = _of_kind(
        [row for row in thresholds_of(charge) if row.kind in ("main", "also", "none") and row.since <= now], facts
    )
    # A continued act is measured by the standard of its end.
    last = acts[1]
    at_act = [row for row in rows if row.in_force(last, last)]
    later = [row for row in rows if row.since > last]
    return Standing(
        tuple(row for row in at_act if not row.unsure),
        tuple(row for row in later if not row.unsure),
        tuple(row for row in (*at_act, *later) if row.unsure),
    )


def _of_kind(rows: list[Threshold], facts: str) -> list[Threshold]:
    """The rows for the kind of act: those of a kind whose words stand in the facts go before the others."""
    named = [row for row in rows if row.when and any(word in facts for word in row.when)]
    measured = {(row.of, row.tier) for row in named}
    others = [row for row in rows if (row.sub is None or row.when == ()) and (row.of, row.tier) not in measured]
    return [*named, *others]


def limit_of(row: Threshold, province: str | None, text: str) -> Limit | None:
    """The number of a row: the province's own where it is known, else the corridor; None where nothing is counted."""
    if row.low is None or row.high is None:
        return None
    if not row.by_province or row.tier is None:
        return Limit(row.low, row.high, row)
    known = amounts_of(province, row.charge, text) if province is not None and row.charge in _CHOSEN else ()
    numbers = [(number, each) for each in known if each.usable and (number := each.amounts[row.tier]) is not None]
    if numbers and (row.kind == "main" or row.factor):
        factor = row.factor or 1
        low, high = min(number for number, _ in numbers) * factor, max(number for number, _ in numbers) * factor
        return Limit(min(low, _remote(row, text) or low), high, row, province, numbers[0][1].document)
    return Limit(min(row.low, _remote(row, text) or row.low), row.high, row)


def _remote(row: Threshold, text: str) -> float | None:
    """The national number for telecom fraud, where it might be one."""
    if row.charge != "诈骗罪" or not _is_remote(text):
        return None
    national = (each.low for each in thresholds_of(row.charge) if each.sub == _TELECOM and each.tier == row.tier)
    return next((number for number in national if number is not None), None)


@lru_cache(maxsize=4)
def _is_remote(text: str) -> bool:
    return any(word in text for word in _REMOTE)


def source_of(standard: Standard | None) -> LegalDocument | Article | None:
    """A standard as messages word it."""
    if standard is None:
        return None
    if standard.document == CRIMINAL_LAW:
        return Article(CRIMINAL_LAW, standard.article) if standard.article else None
    return LegalDocument(standard.document, amended=standard.amended, article=standard.article)
