"""What a criminal judgment of first instance says, as data.

One judgment has defendants; each defendant has the charges he is found guilty of, a sentence for each, and, where
there are several, the combined sentence (数罪并罚, 刑法 69). Everything that was read keeps its place in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from resources.law.article import Article

__all__ = [
    "Article",
    "Attitude",
    "Charge",
    "Circumstance",
    "Defendant",
    "Finding",
    "Judgment",
    "Sentence",
    "SentenceKind",
    "Severity",
    "Span",
]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of character offsets in the text that was read."""

    start: int
    end: int


class SentenceKind(StrEnum):
    """Kinds of principal penalty (主刑, 刑法 33), and the three outcomes without one."""

    CONTROL = "管制"
    DETENTION = "拘役"
    FIXED_TERM = "有期徒刑"
    LIFE = "无期徒刑"
    DEATH_REPRIEVE = "死刑缓期二年执行"
    DEATH = "死刑"
    SUPPLEMENTARY_ONLY = "单处附加刑"  # 单处罚金 or 单处剥夺政治权利 (刑法 34)
    EXEMPT = "免予刑事处罚"  # 刑法 37
    NOT_GUILTY = "无罪"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A principal penalty. ``months`` and ``days`` are the term (None where the kind has none)."""

    kind: SentenceKind
    months: int | None = None
    days: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """One crime (罪) that a defendant is convicted of, with the sentence for it."""

    name: str  # with 罪 at its end, as the judgment names it
    articles: tuple[Article, ...] = ()  # the cited articles that belong to this charge
    sentence: Sentence | None = None
    fine_yuan: int | None = None
    political_rights_months: int | None = None  # 剥夺政治权利; 0 stands for 终身
    confiscation: str | None = None  # 没收财产 as written, e.g. 没收个人全部财产
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A sentencing circumstance (量刑情节), ``id`` as in resources/law, with the words it was read from."""

    id: str
    name: str
    span: Span


class Attitude(StrEnum):
    """What the text says of a defendant's attitude after he was caught; NOT_STATED is never taken for a confession."""

    PLEA = "认罪认罚"
    CONFESSED = "如实供述"
    PARTIAL = "部分认罪"
    RECANTED = "翻供"
    DENIED = "拒不认罪"
    SILENT = "零口供"
    NOT_STATED = "未记载"


@dataclass(frozen=True, slots=True)
class Defendant:
    """What the judgment decides about one defendant.

    ``total`` is the sentence to be served: what follows 决定执行, else the single charge's. ``probation_months`` is the
    考验期 of a 缓刑, None where there is none.
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
    unread: tuple[str, ...] = ()  # what could not be read of this defendant: "charge", "sentence", "fine"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgment:
    """A judgment read back. ``unread`` names what could not be found at all: "reasoning", "result", "defendants"."""

    defendants: tuple[Defendant, ...] = ()
    articles: tuple[Article, ...] = ()
    reasoning: Span | None = None  # 本院认为 up to the result
    result: Span | None = None  # what follows 判决如下
    unread: tuple[str, ...] = ()


Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a judgment that the law does not allow, or that a reader should know.

    ``defendant`` and ``charge`` are positions in the judgment; None where the finding is about the whole.
    """

    rule: str
    severity: Severity
    message: str
    article: Article | None = None
    defendant: int | None = None
    charge: int | None = None
