"""A decided case as an index of similar cases keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from trainer.judgment.types import Attitude, SentenceKind


@dataclass(frozen=True, slots=True)
class CaseSentence:
    """What was decided about one defendant; ``name`` is masked.

    ``charges`` are comparable names (`comparable_charge`), ``circumstances`` ids of resources/law. ``months`` is 0 for
    death and life, and where there is no term. ``kind`` and ``probation_months`` are None where the corpus has labels
    alone (CAIL), which know neither.
    """

    charges: tuple[str, ...]
    kind: SentenceKind | None
    months: int
    life: bool = False
    death: bool = False  # also 死刑缓期二年执行
    fine_yuan: int = 0
    probation_months: int | None = 0
    circumstances: tuple[str, ...] = ()
    attitude: Attitude = Attitude.NOT_STATED
    name: str = ""
    bands: tuple[str, ...] = ()

    @property
    def has_term(self) -> bool:
        """Whether there is a term that can be counted in months."""
        return self.months > 0 and not (self.life or self.death)


@dataclass(frozen=True, slots=True)
class IndexedCase:
    """``facts``, ``reasoning`` and ``result`` are masked; the last two are "" where the corpus has labels alone.

    ``id`` is the document's hash (16 hexadecimal digits). ``articles`` are of 刑法, as "264" or "133-1" (之一);
    ``amount_yuan`` is the amount of the crime as the facts tell it, ``level`` 基层, 中级, 高级 or "".
    """

    id: str
    facts: str
    reasoning: str = ""
    result: str = ""
    court: str = ""
    province: str = ""
    level: str = ""
    year: int | None = None
    amount_yuan: int | None = None
    articles: tuple[str, ...] = ()
    defendants: tuple[CaseSentence, ...] = ()

    @property
    def charges(self) -> tuple[str, ...]:
        """Of all defendants, each once."""
        return tuple(dict.fromkeys(charge for each in self.defendants for charge in each.charges))


def case_row(case: IndexedCase) -> dict[str, Any]:
    """As plain values, for JSON; `read_case` undoes it."""
    return asdict(case)


def read_case(row: dict[str, Any]) -> IndexedCase:
    """Raises KeyError, TypeError or ValueError where ``row`` is none."""
    return IndexedCase(
        **row
        | {
            "articles": tuple(row["articles"]),
            "defendants": tuple(_read_sentence(each) for each in row["defendants"]),
        }
    )


def _read_sentence(row: dict[str, Any]) -> CaseSentence:
    return CaseSentence(
        **row
        | {
            "charges": tuple(row["charges"]),
            "kind": None if row["kind"] is None else SentenceKind(row["kind"]),
            "circumstances": tuple(row["circumstances"]),
            "bands": tuple(row["bands"]),
            "attitude": Attitude(row["attitude"]),
        }
    )
