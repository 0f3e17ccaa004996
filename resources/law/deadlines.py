"""The time limits of criminal procedure (``deadlines.toml``): how long, from when, what extends them.

Sources: 刑事诉讼法 (2018) and 刑法, by article in each row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from resources.law.article import Article

DaysOff = Literal["moves", "stays", "custody"]
RuleKind = Literal["reset", "exclude", "condition", "count"]
STAGES = (
    *("investigation", "prosecution", "first-instance", "appeal", "second-instance", "retrial", "execution"),
    *("any", "special", "limitation", "counting", "term"),
)
_PART = re.compile(r"(\d+)([hdmy])")
_WRITTEN = re.compile(r"(?:\d+[hdmy])+")


@dataclass(frozen=True, slots=True)
class Length:
    """So long. A year is twelve months; months come before days where there are both."""

    months: int = 0
    days: int = 0
    hours: int = 0

    def __add__(self, other: Length) -> Length:
        return Length(self.months + other.months, self.days + other.days, self.hours + other.hours)

    @classmethod
    def parse(cls, written: str) -> Length:
        """24h, 7d, 1m15d, 5y. Raises ValueError for anything else."""
        if _WRITTEN.fullmatch(written) is None:
            raise ValueError(f"not a length: {written!r}")
        parts = {unit: int(number) for number, unit in _PART.findall(written)}
        return cls(parts.get("m", 0) + 12 * parts.get("y", 0), parts.get("d", 0), parts.get("h", 0))


@dataclass(frozen=True, slots=True)
class Extension:
    """``adds`` a length or sets the ``total``; neither where the law states no number. ``up_to``: it may be shorter.

    ``after`` names the extension that must have come before it, ``approval`` the key of who decides.
    """

    name: str
    article: Article
    adds: Length | None = None
    total: Length | None = None
    up_to: bool = False
    after: str | None = None
    approval: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit. ``starts`` and ``who`` are keys of words; ``see`` are ids of rules that bear on it."""

    id: str
    stage: str
    article: Article
    length: Length
    starts: str
    who: str
    days_off: DaysOff
    extensions: tuple[Extension, ...] = ()
    see: tuple[str, ...] = ()
    note: bool = False
    backwards: bool = False
    at_least: bool = False
    first_day_disputed: bool = False

    @property
    def in_hours(self) -> bool:
        """Whether it needs the hour at which it starts."""
        return bool(self.length.hours)


@dataclass(frozen=True, slots=True)
class ProcedureRule:
    """What bears on limits and has no length of its own."""

    id: str
    stage: str
    article: Article
    kind: RuleKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Limits one after another; ``name`` is None where the piece is always part of the sum."""

    limits: tuple[Limit, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """What is worked out: one limit, or several that follow one another."""

    id: str
    stage: str
    pieces: tuple[Piece, ...]

    @property
    def limits(self) -> tuple[Limit, ...]:
        """All that it may consist of, in their order."""
        return tuple(limit for piece in self.pieces for limit in piece.limits)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """``sums`` hold every limit as a sum of its own, and those of several limits, by stage."""

    limits: tuple[Limit, ...]
    rules: tuple[ProcedureRule, ...]
    sums: tuple[Sum, ...]

    def rule(self, rule_id: str) -> ProcedureRule:
        """Raises KeyError where there is none of that id."""
        return {rule.id: rule for rule in self.rules}[rule_id]

    def sum(self, sum_id: str) -> Sum:
        """Raises KeyError where there is none of that id."""
        return {each.id: each for each in self.sums}[sum_id]


@cache
def deadlines() -> Deadlines:
    """All of them."""
    rows = tomllib.loads(files(__package__).joinpath("deadlines.toml").read_text(encoding="utf-8"))
    limits = tuple(map(_limit, rows["limit"]))
    by_id = {limit.id: limit for limit in limits}
    sums = [Sum(limit.id, limit.stage, (Piece((limit,)),)) for limit in limits]
    for row in rows["sum"]:
        pieces = (Piece(tuple(by_id[name] for name in piece["limits"]), piece.get("name")) for piece in row["pieces"])
        sums.append(Sum(row["id"], row["stage"], tuple(pieces)))
    rules = tuple(
        ProcedureRule(row["id"], row["stage"], Article.parse(row["article"]), row["kind"]) for row in rows["rule"]
    )
    return Deadlines(limits, rules, tuple(sorted(sums, key=lambda each: STAGES.index(each.stage))))


def deadline_keys() -> Iterator[str]:
    """The catalogue's keys of everything that is said of them."""
    return (f"deadlines.{name}" for name in _names())


def _names() -> Iterator[str]:
    known = deadlines()
    yield from (f"stage-{stage}" for stage in STAGES)
    for limit in known.limits:
        yield from (limit.id, limit.starts, limit.who)
        if limit.note:
            yield f"{limit.id}-note"
        for extension in limit.extensions:
            yield f"{limit.id}-{extension.name}"
            if extension.approval:
                yield extension.approval
    yield from (rule.id for rule in known.rules)
    for each in known.sums:
        if len(each.limits) > 1:
            yield each.id
            yield from (f"{each.id}-{piece.name}" for piece in each.pieces if piece.name)


def _limit(row: dict[str, Any]) -> Limit:
    article = Article.parse(row["article"])
    return Limit(
        id=row["id"],
        stage=row["stage"],
        article=article,
        length=Length.parse(row["length"]),
        starts=row["starts"],
        who=row["who"],
        days_off=row["days_off"],
        extensions=tuple(_extension(each, article) for each in row.get("extension", ())),
        see=tuple(row.get("see", ())),
        note=row.get("note", False),
        backwards=row.get("backwards", False),
        at_least=row.get("at_least", False),
        first_day_disputed=row.get("first_day_disputed", False),
    )


def _extension(row: dict[str, Any], article: Article) -> Extension:
    return Extension(
        name=row["name"],
        article=Article.parse(row["article"]) if "article" in row else article,
        adds=Length.parse(row["adds"]) if "adds" in row else None,
        total=Length.parse(row["total"]) if "total" in row else None,
        up_to=row.get("up_to", False),
        after=row.get("after"),
        approval=row.get("approval"),
    )
