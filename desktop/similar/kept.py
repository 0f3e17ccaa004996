"""The similar cases that stood beside a run, as the history keeps them: an old run shows its own, whatever became of
the index since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from resources.messages.message import Message
from resources.messages.wording import message_told, told_json

GIST = 160
"""Characters of a case's reasoning that are kept; what is longer was cut."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar case with the sentence of the defendant who is compared.

    ``sentence``, ``alike`` and ``unlike`` are told; ``months`` is 0 for life and death, and where there is no term,
    ``probation_months`` None where the corpus has labels alone. ``circumstances`` are ids. ``gist`` is the beginning of
    its reasoning, or of its facts where it has none.
    """

    id: str
    score: float
    charges: tuple[str, ...]
    sentence: Message
    months: int
    life: bool
    death: bool
    fine_yuan: int
    probation_months: int | None
    circumstances: tuple[str, ...]
    court: str
    province: str
    level: str
    year: int | None
    alike: tuple[Message, ...]
    unlike: tuple[Message, ...]
    gist: str

    @property
    def has_term(self) -> bool:
        """Whether there is a term that can be counted in months."""
        return self.months > 0 and not (self.life or self.death)


@dataclass(frozen=True, slots=True)
class TermSpan:
    """Months at the 10th, 50th and 90th of a hundred terms; ``share`` of real terms lie within, measured where the
    index was made (None: not measured)."""

    p10: float
    p50: float
    p90: float
    count: int
    share: float | None


@dataclass(frozen=True, slots=True)
class SimilarCases:
    """Of one defendant, by his place in the judgment. ``why_not`` says why there is no span.

    ``weighed`` are the names of what weighed in law (`trainer.similar.question.Weights`).
    """

    defendant: int
    charges: tuple[str, ...]
    weighed: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    span: TermSpan | None = None
    why_not: Message | None = None


@dataclass(frozen=True, slots=True)
class KeptSimilar:
    """``asked`` is the time (ISO, with its zone). ``corpus``, ``cases``, ``years`` and ``made`` are the index's."""

    asked: str
    corpus: tuple[str, ...]
    cases: int
    years: tuple[int, int] | None
    made: str
    masked: bool
    parts: tuple[SimilarCases, ...]

    def of(self, defendant: int) -> SimilarCases | None:
        """None where nothing was asked for him."""
        return next((part for part in self.parts if part.defendant == defendant), None)

    def with_part(self, part: SimilarCases) -> KeptSimilar:
        """Asked otherwise for one defendant."""
        return replace(self, parts=tuple(part if each.defendant == part.defendant else each for each in self.parts))


def similar_plain(kept: KeptSimilar) -> dict[str, Any]:
    """As plain values; `similar_from` undoes it."""
    return asdict(replace(kept, parts=())) | {"parts": [_part_plain(part) for part in kept.parts]}


def similar_from(plain: Mapping[str, Any] | None) -> KeptSimilar | None:
    """None where there is none, and where another version kept it in a form that is not known here."""
    if plain is None:
        return None
    try:
        years = plain["years"]
        return KeptSimilar(
            **{
                **plain,
                "corpus": tuple(plain["corpus"]),
                "years": None if years is None else (int(years[0]), int(years[1])),
                "parts": tuple(map(_part, plain["parts"])),
            }
        )
    except (KeyError, TypeError, ValueError):
        return None


def _part_plain(part: SimilarCases) -> dict[str, Any]:
    return {
        "defendant": part.defendant,
        "charges": list(part.charges),
        "weighed": list(part.weighed),
        "neighbours": [_neighbour_plain(each) for each in part.neighbours],
        "span": None if part.span is None else asdict(part.span),
        "why_not": None if part.why_not is None else told_json(part.why_not),
    }


def _neighbour_plain(case: Neighbour) -> dict[str, Any]:
    told = {"sentence": told_json(case.sentence)}
    lists = {name: [told_json(each) for each in getattr(case, name)] for name in ("alike", "unlike")}
    others = {field.name: getattr(case, field.name) for field in fields(case) if field.name not in told | lists}
    return {**others, "charges": list(case.charges), "circumstances": list(case.circumstances), **told, **lists}


def _part(plain: Mapping[str, Any]) -> SimilarCases:
    span, why_not = plain["span"], plain["why_not"]
    return SimilarCases(
        **{
            **plain,
            "charges": tuple(plain["charges"]),
            "weighed": tuple(plain["weighed"]),
            "neighbours": tuple(map(_neighbour, plain["neighbours"])),
            "span": None if span is None else TermSpan(**span),
            "why_not": None if why_not is None else message_told(why_not),
        }
    )


def _neighbour(plain: Mapping[str, Any]) -> Neighbour:
    return Neighbour(
        **{
            **plain,
            "charges": tuple(plain["charges"]),
            "circumstances": tuple(plain["circumstances"]),
            "sentence": message_told(plain["sentence"]),
            "alike": tuple(map(message_told, plain["alike"])),
            "unlike": tuple(map(message_told, plain["unlike"])),
        }
    )
