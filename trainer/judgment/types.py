"""What a criminal judgment of first instance says, as data.

One judgment has defendants; each defendant has the charges he is found guilty of, a sentence for each, and, where
there are several, the combined sentence (数罪并罚, 刑法 69). Everything that was read keeps its place in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from resources.law.article import Article
from resources.law.sentence_kind import SentenceKind
from resources.messages.message import Message, Value, message
from resources.messages.values import Penalty, Term, Yuan

__all__ = [
    "Article",
    "Attitude",
    "Charge",
    "Circumstance",
    "Defendant",
    "Finding",
    "Judgment",
    "Order",
    "OrderKind",
    "Sentence",
    "SentenceKind",
    "SentenceRange",
    "Severity",
    "Span",
]


class Span(NamedTuple):
    """A half-open range of character offsets in the text that was read. A tuple: many are made."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A principal penalty. ``months`` and ``days`` are the term (None where the kind has none)."""

    kind: SentenceKind
    months: int | None = None
    days: int = 0
    span: Span | None = None

    @property
    def penalty(self) -> Penalty:
        """The same without its place, as messages and front ends word it."""
        return Penalty(self.kind, self.months, self.days)


@dataclass(frozen=True, slots=True)
class SentenceRange:
    """Two terms where one sentence should stand: 有期徒刑六个月至一年. It is no sentence, only the bounds of one."""

    least: Sentence
    most: Sentence


@dataclass(frozen=True, slots=True)
class Charge:
    """One crime (罪) that a defendant is convicted of, with the sentence for it.

    Where the text gives a span of terms or fines (一千元至三千元), ``sentence`` or ``fine_yuan`` is None, and its
    range has both ends.
    """

    name: str  # with 罪 at its end, as the judgment names it
    articles: tuple[Article, ...] = ()  # the cited articles that belong to this charge
    sentence: Sentence | None = None
    fine_yuan: int | None = None
    political_rights_months: int | None = None  # 剥夺政治权利; 0 stands for 终身
    confiscation: str | None = None  # 没收财产 as written, e.g. 没收个人全部财产
    span: Span | None = None
    sentence_range: SentenceRange | None = None
    fine_range: tuple[int, int] | None = None  # yuan


def circumstance_named(id: str) -> Message:
    """The name of a circumstance of resources/law in every language."""
    return Message(f"circumstances.{id}")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A sentencing circumstance (量刑情节), ``id`` as in resources/law, with the words it was read from.

    ``name`` is the Chinese one; ``named`` has it in every language.
    """

    id: str
    name: str
    span: Span

    @property
    def named(self) -> Message:
        return circumstance_named(self.id)


class OrderKind(StrEnum):
    """What 主文 may order besides penalties; the value is what the law calls it."""

    OCCUPATION_BAN = "职业禁止"  # 刑法 37之一
    INJUNCTION = "禁止令"  # 刑法 38 II, 72 II
    LIMITED_COMMUTATION = "限制减刑"  # 刑法 50 II
    NO_COMMUTATION = "终身监禁"  # 刑法 383 IV
    RESTITUTION = "责令退赔"  # 刑法 64, as the next two
    RECOVERY = "追缴"
    FORFEITURE = "没收"  # of gains, contraband and tools; 没收财产 is a penalty
    DEPORTATION = "驱逐出境"  # 刑法 35

    @property
    def named(self) -> Message:
        """Its name in every language."""
        return Message(f"orders.{self.name.lower().replace('_', '-')}")


@dataclass(frozen=True, slots=True)
class Order:
    """An order of 主文. ``months`` and ``days`` are the term of a ban (0 months: 终身), ``yuan`` is what is to be
    given back or taken; None where none is said, or not with certainty."""

    kind: OrderKind
    months: int | None = None
    days: int = 0
    yuan: int | None = None
    span: Span | None = None

    @property
    def told(self) -> Message:
        """What is ordered, with its term or its amount."""
        if self.yuan is not None:
            return message("orders.amount", order=self.kind.named, amount=Yuan(self.yuan))
        if self.months:
            return message("orders.term", order=self.kind.named, term=Term(self.months, self.days))
        return self.kind.named if self.months is None else message("orders.for-life", order=self.kind.named)


class Attitude(StrEnum):
    """What the text says of a defendant's attitude after he was caught; NOT_STATED is never taken for a confession."""

    PLEA = "认罪认罚"
    CONFESSED = "如实供述"
    PARTIAL = "部分认罪"
    RECANTED = "翻供"
    DENIED = "拒不认罪"
    SILENT = "零口供"
    NOT_STATED = "未记载"

    @property
    def named(self) -> Message:
        """Its name in every language."""
        return Message(f"attitudes.{self.name.lower()}")


@dataclass(frozen=True, slots=True)
class Defendant:
    """What the judgment decides about one defendant.

    ``total`` is the sentence to be served: what follows 决定执行, else the single charge's. ``control_after`` is the
    管制 that is served after it (刑法 69 II). ``probation_months`` is the 考验期 of a 缓刑, None where there is none.
    ``total_range`` stands in place of ``total`` where the text gives a span of terms.
    """

    name: str
    charges: tuple[Charge, ...] = ()
    total: Sentence | None = None
    total_fine_yuan: int | None = None
    political_rights_months: int | None = None
    probation_months: int | None = None
    deportation: bool = False  # 驱逐出境
    circumstances: tuple[Circumstance, ...] = ()
    attitude: Attitude = Attitude.NOT_STATED
    orders: tuple[Order, ...] = ()
    # What could not be read of this defendant: "charge", "sentence", "fine", "probation", "rights".
    unread: tuple[str, ...] = ()
    span: Span | None = None
    control_after: Sentence | None = None
    total_range: SentenceRange | None = None
    total_fine_range: tuple[int, int] | None = None  # yuan


@dataclass(frozen=True, slots=True)
class Judgment:
    """A judgment read back. ``unread`` names what could not be found at all: "reasoning", "result", "defendants".

    ``orders`` are those of 主文 that no defendant is named with: 扣押的手机予以没收. ``further`` are the places of
    other verdicts in the same text (another version, a correction), which are not read.
    """

    defendants: tuple[Defendant, ...] = ()
    articles: tuple[Article, ...] = ()
    reasoning: Span | None = None  # 本院认为 up to the result
    result: Span | None = None  # what follows 判决如下
    orders: tuple[Order, ...] = ()
    unread: tuple[str, ...] = ()
    further: tuple[Span, ...] = ()


Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a judgment that the law does not allow, or that a reader should know.

    ``values`` fill the words of its rule, which are made where they are shown. ``defendant`` and ``charge`` are
    positions in the judgment; None where the finding is about the whole. ``text_span`` is the place in the judgment
    that it is about, ``facts_span`` that in the facts: in those that were given, or, where a whole judgment was
    checked, in its own text before 本院认为.
    """

    rule: str
    severity: Severity
    article: Article | None = None
    defendant: int | None = None
    charge: int | None = None
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    text_span: Span | None = None
    facts_span: Span | None = None

    @property
    def key(self) -> str:
        """The catalogue's key of what the rule says."""
        return f"findings.{self.rule}"

    @property
    def message(self) -> Message:
        """What is to be said of it."""
        return Message(self.key, self.values)
