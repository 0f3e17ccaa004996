"""The facts that a sentence depends on, and the patterns of what states them (``case_facts.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resources.law.article import Article


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A fact that the sentence depends on. ``articles`` are the crimes that need it, () means every crime.

    ``cues`` are regular expressions of which one is enough to show that a text states the fact; ``when``, where it is
    given, must match for the fact to be asked for.
    """

    id: str
    ground: Article
    articles: tuple[Article, ...]
    cues: tuple[str, ...]
    when: str | None


@cache
def case_facts() -> tuple[CaseFact, ...]:
    """All of them, those of every crime first."""
    text = files(__package__).joinpath("case_facts.toml").read_text(encoding="utf-8")
    return tuple(
        CaseFact(
            id=row["id"],
            ground=Article.parse(row["ground"]),
            articles=tuple(map(Article.parse, row.get("articles", ()))),
            cues=tuple(row["cues"]),
            when=row.get("when"),
        )
        for row in tomllib.loads(text)["fact"]
    )
