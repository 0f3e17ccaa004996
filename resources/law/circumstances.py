"""Sentencing circumstances (量刑情节) and attitudes, with the words that show them (``circumstances.toml``).

Sources: 刑法 17 to 29, 62 to 68; 法发〔2021〕21号 (量刑指导意见), parts two and three; 刑事诉讼法 215, 223;
for attitudes the interpretations that are named with them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from resources.law.article import Article

Nature = Literal["法定", "酌定"]
Direction = Literal["从宽", "从重", "中性"]
Force = Literal["应当", "可以"]
Effect = Literal["从轻", "减轻", "免除", "从重"]
Procedure = Literal["简易", "速裁"]


@dataclass(frozen=True, slots=True)
class CircumstanceRule:
    """One circumstance. ``adjust_pct`` are the guideline's bounds in percent of the base sentence, both included;
    None where the guideline gives none. ``layer`` 1 is multiplied first, 2 is added up afterwards."""

    id: str
    nature: Nature
    direction: Direction
    force: Force
    articles: tuple[Article, ...]
    adjust_pct: tuple[int, int] | None
    layer: Literal[1, 2] | None
    legal_effect: tuple[Effect, ...]
    cues: tuple[str, ...]  # regular expressions; they never cross a full stop
    negative_cues: tuple[str, ...]  # a cue does not count in a clause where one of these matches
    absorbed_by: tuple[
        str, ...
    ]  # ids of circumstances that include this one: where one of them is found too, this one is dropped
    cited_by: tuple[Article, ...]  # articles that are cited for nothing else
    barred: tuple[Procedure, ...]  # procedures that such a defendant is not tried in, by the articles of ``barred_by``
    barred_by: tuple[Article, ...]
    noted: bool  # the catalogue has a note on it

    @property
    def mitigates(self) -> bool:
        """Whether it allows a sentence below the statutory floor (减轻 or 免除, 刑法 63)."""
        return "减轻" in self.legal_effect or "免除" in self.legal_effect


@dataclass(frozen=True, slots=True)
class AttitudeException:
    """Where the law does make something of a refusal to tell where the proceeds went.

    ``effect``: it opens a higher range (tier), asks for a heavier penalty (heavier), or shows the intent (intent).
    """

    articles: tuple[Article, ...]  # of the crimes
    document: str  # 法释〔2016〕9号
    at: str  # its articles
    effect: Literal["tier", "heavier", "intent"]


@dataclass(frozen=True, slots=True)
class AttitudeRule:
    """The words that show an attitude; ``label`` is a value of ``trainer.judgment.types.Attitude``."""

    label: str
    cues: tuple[str, ...]
    negative_cues: tuple[str, ...]
    exceptions: tuple[AttitudeException, ...]


@cache
def circumstances() -> tuple[CircumstanceRule, ...]:
    """All circumstances, in the guideline's order."""
    return tuple(_rule(row) for row in _data()["circumstance"])


@cache
def circumstance_rules() -> Mapping[str, CircumstanceRule]:
    """The same by their ids."""
    return {rule.id: rule for rule in circumstances()}


@cache
def attitudes() -> tuple[AttitudeRule, ...]:
    """All attitudes but 未记载, the one that outweighs the others first."""
    return tuple(
        AttitudeRule(
            row["label"],
            tuple(row["cues"]),
            tuple(row.get("not", ())),
            tuple(map(_exception, row.get("exceptions", ()))),
        )
        for row in _data()["attitude"]
    )


@cache
def mitigating_ids() -> frozenset[str]:
    """The circumstances that allow a sentence below the statutory floor."""
    return frozenset(rule.id for rule in circumstances() if rule.mitigates)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("circumstances.toml").read_text(encoding="utf-8"))


def _rule(row: dict[str, Any]) -> CircumstanceRule:
    percent = row.get("percent")
    return CircumstanceRule(
        id=row["id"],
        nature=row["nature"],
        direction=row["direction"],
        force=row["force"],
        articles=_articles(row["articles"]),
        adjust_pct=(percent[0], percent[1]) if percent else None,
        layer=row.get("layer"),
        legal_effect=tuple(row["effect"]),
        cues=tuple(row["cues"]),
        negative_cues=tuple(row.get("not", ())),
        absorbed_by=tuple(row.get("absorbed", ())),
        cited_by=_articles(row.get("cited", ())),
        barred=tuple(row.get("barred", ())),
        barred_by=_articles(row.get("barred_by", ())),
        noted=row.get("noted", False),
    )


def _exception(row: dict[str, Any]) -> AttitudeException:
    return AttitudeException(_articles(row["articles"]), row["document"], row["at"], row["effect"])


def _articles(short: Iterable[str]) -> tuple[Article, ...]:
    return tuple(map(Article.parse, short))
