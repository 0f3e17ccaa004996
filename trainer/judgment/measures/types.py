"""What the facts of a case measure: money, drugs, injuries, deaths, alcohol, counts, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.judgment.types import Span


class MoneyRole(StrEnum):
    """What an amount of money is, by the words around it. Only some of them measure a crime."""

    TAKEN = "taken"  # what was stolen, obtained, taken along: its value or the cash
    TOTAL = "total"  # the sum of what was taken, as the facts give it
    GAIN = "gain"  # 违法所得, 获利, 赃款, 销赃得款, 报酬
    LOSS = "loss"  # 损失, not what was paid for it
    TAX = "tax"  # 税款, 税额
    FACE = "face"  # 价税合计, 票面金额
    SALES = "sales"  # 销售金额
    TURNOVER = "turnover"  # 经营数额, 货值, 交易金额
    INFLOW = "inflow"  # 流入资金, 支付结算金额
    STAKES = "stakes"  # 赌资, 投注额
    RAKE = "rake"  # 抽头渔利
    REPAID = "repaid"  # 赔偿, 退赔, 归还, 罚款: never a measure of the crime
    OTHER = "other"  # nothing tells what it is


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan. ``act``: the number of the act that the facts list it under, from 0; None where none is.

    ``who``: positions of the names that the act speaks of, () where it names none or where all are meant.
    ``attempted``: the act brought nothing in (未遂). ``before``: what was given back before the case came up (案发前).
    """

    yuan: float
    role: MoneyRole
    span: Span
    act: int | None = None
    who: tuple[int, ...] = ()
    attempted: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class DrugWeight:
    """Grams of one kind of drug (a name of ``resources.law.drugs``).

    ``total``: the facts say that it is the sum. ``net``: it was weighed (净重), not agreed on or told.
    """

    kind: str
    grams: float
    span: Span
    total: bool = False
    net: bool = False


@dataclass(frozen=True, slots=True)
class Injury:
    """A grade of injury: 轻微伤, 轻伤, 重伤 or 死亡; so many persons have it. ``own``: a defendant's own injury."""

    grade: str
    persons: int
    span: Span
    own: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something: ``of`` is "acts" (次, 起), "persons" (人, 名) or "victims" (名被害人)."""

    of: str
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Alcohol:
    """Ethanol in blood, in mg/100 ml. ``breath``: only the breath was tested."""

    mg: float
    span: Span
    breath: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """All that the facts measure, in the order of the text; spans are places in it."""

    money: tuple[Money, ...] = ()
    drugs: tuple[DrugWeight, ...] = ()
    injuries: tuple[Injury, ...] = ()
    alcohol: tuple[Alcohol, ...] = ()
    counts: tuple[Counted, ...] = ()

    @property
    def deaths(self) -> int:
        """How many died."""
        return sum(injury.persons for injury in self.injuries if injury.grade == "死亡" and not injury.own)
