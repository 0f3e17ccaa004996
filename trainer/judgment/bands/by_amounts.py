"""Crimes that are measured by money: the amount, under the standards of the act and those that came after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from resources.law.charges import RangeVersion
from resources.law.thresholds import Threshold, thresholds_of
from resources.messages.message import Message, message
from resources.messages.values import ChargeName
from trainer.judgment.bands.amounts import Amount, counted
from trainer.judgment.bands.lowered import lowered_tiers
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.opened import Opened
from trainer.judgment.bands.reached import Reached, reached
from trainer.judgment.bands.reasons import reasons_of, unsure
from trainer.judgment.bands.severity import by_severity
from trainer.judgment.bands.standards import Limit, limit_of, source_of, standing_of
from trainer.judgment.measures.quantities import COUNTED, read_quantities
from trainer.judgment.measures.types import MoneyRole

if TYPE_CHECKING:
    from trainer.judgment.checks.case import Count

_TAKEN = (MoneyRole.TAKEN, MoneyRole.TOTAL)
_ROLES: Mapping[str, tuple[MoneyRole, ...]] = {
    "amount": _TAKEN,
    "value": _TAKEN,
    "loss": (MoneyRole.LOSS,),
    "illegal_gain": (MoneyRole.GAIN,),
    "profit": (MoneyRole.GAIN,),
    "tax": (MoneyRole.TAX,),
    "face": (MoneyRole.FACE,),
    "sales": (MoneyRole.SALES,),
    "turnover": (MoneyRole.TURNOVER, MoneyRole.SALES),
    "settlement": (MoneyRole.INFLOW,),
    "inflow": (MoneyRole.INFLOW,),
    "stakes": (MoneyRole.STAKES,),
    "rake": (MoneyRole.RAKE,),
}
_BY_AMOUNT_ALONE = ("盗窃罪", "诈骗罪", "抢夺罪", "敲诈勒索罪", "职务侵占罪")
# 法释〔2013〕8号第2条 and its kin, and what makes a crime without any amount.
_SPECIAL = re.compile(
    r"曾|前科|处罚|多次|[二三四五六七八九十2-9]次|入户|入室|[家屋宅]|扒窃|携带|残疾|孤寡|老年|老人|医院|病|救灾|灾|学生|未成年|未遂|得逞"
)


@cache
def is_measured_in_money(charge: str) -> bool:
    """Whether a number of yuan, or of what else is counted, opens a tier of the charge."""
    return any(
        (row.of in _ROLES or row.of in COUNTED) and row.kind in ("main", "also", "none")
        for row in thresholds_of(charge)
    )


@dataclass(frozen=True, slots=True)
class Where:
    """The province whose numbers count: the one that was chosen, else what ``guessed`` finds, which takes a moment."""

    chosen: str | None
    guessed: Callable[[], str | None]


class MoneyBand:
    """The tiers of one count by the money that the facts tell of.

    ``text``: what tells which kind of act it was, and in which city.
    """

    def __init__(
        self,
        count: Count,
        version: RangeVersion,
        acts: tuple[date, date],
        now: date,
        where: Where,
        narration: Narration,
        text: str,
    ) -> None:
        self._charge = count.rule.name if count.rule else ""
        self._who = count.at.defendant or 0
        self._order = by_severity(version)
        self._acts = acts
        self._now = now
        self._where = where
        self._narration = narration
        self._text = text
        self._amounts: dict[str, Amount | None] = {}

    def opened(self, told: bool) -> Opened | None:
        """None where the facts have no amount of the kind that counts. ``told``: with reasons and documents."""
        standing = standing_of(self._charge, self._acts, self._now, self._text)
        at_act, later = self._reached(standing.at_act), self._reached(standing.later)
        warned = self._of_unsure(standing.unsure)
        found = at_act if at_act.tiers else later
        if not found.tiers:
            return Opened((), tuple(warned)) if warned else None
        may, reasons = lowered_tiers(self._charge, self._acts, self._narration.text, self._limit, self._measure)
        tiers = {*at_act.tiers, *later.tiers, *(tier for tier in may if tier in self._order)}
        # Where no national number parts them, that all tiers are open tells nothing.
        decided = not (found.untold and len(tiers) == len(self._order))
        decided_tiers = tuple(sorted(tiers)) if decided else ()
        if not told:
            return Opened(decided_tiers, sure=decided, short=self._is_short(at_act))
        newer = self._of_later(later, older=bool(at_act.tiers)) if later.tiers else []
        steps = [*found.steps, *([found.missed] if found.missed else [])]
        sources = (source for step in steps if (source := source_of(step.limit.row.standard)) is not None)
        return Opened(
            decided_tiers,
            (*reasons_of(at_act, ChargeName(self._charge)), *newer, *reasons, *warned),
            tuple(dict.fromkeys(sources)),
            steps[0].amount.span if steps else None,
            sure=decided,
            short=self._is_short(at_act),
        )

    def _is_short(self, found: Reached) -> bool:
        """Whether what was measured is below every number; half of it may do in special circumstances."""
        missed = found.missed
        if missed is None or found.steps or self._charge not in _BY_AMOUNT_ALONE or missed.limit.row.tier:
            return False
        return missed.amount.most < missed.limit.low and _SPECIAL.search(self._narration.text) is None

    def _reached(self, rows: tuple[Threshold, ...]) -> Reached:
        return reached(rows, self._limit, self._measure, self._order) if rows else Reached(())

    def _limit(self, row: Threshold) -> Limit | None:
        chosen = self._where.chosen
        limit = limit_of(row, chosen, self._text)
        if chosen is None and row.by_province and self._is_within(limit, row.of):
            guessed = self._where.guessed()
            return limit if guessed is None else limit_of(row, guessed, self._text)
        return limit

    def _is_within(self, limit: Limit | None, of: str) -> bool:
        """Whether the province's choice decides: the amount lies within the corridor."""
        amount = self._measure(of)
        return limit is not None and amount is not None and amount.most >= limit.low and amount.least < limit.high

    def _measure(self, of: str) -> Amount | None:
        if of not in self._amounts:
            roles = _ROLES.get(of)
            self._amounts[of] = (
                self._narration.amount(roles, self._who)
                if roles
                else counted(read_quantities(self._narration.text, of))
            )
        return self._amounts[of]

    def _of_unsure(self, rows: tuple[Threshold, ...]) -> list[Message]:
        """That of the heaviest tier whose number is reached, else of the lightest."""
        steps = [(row, amount) for row in rows if row.low is not None and (amount := self._measure(row.of)) is not None]
        over = [row for row, amount in steps if row.low is not None and amount.most >= row.low] or [
            row for row, _ in steps[:1]
        ]
        return [unsure(max(over, key=lambda row: row.low or 0))] if over else []

    def _of_later(self, later: Reached, *, older: bool) -> list[Message]:
        step = later.steps[0] if later.steps else later.missed
        if step is None:
            return []
        source = source_of(step.limit.row.standard)
        values = {"source": source if source is not None else "", "day": step.limit.row.since}
        key = "bands.newer" if older else "bands.only-newer"
        return [message(key, **values, reason=said) for said in reasons_of(later, ChargeName(self._charge))]
