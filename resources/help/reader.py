"""The program's help: the user's part of the README (``packaging/help_texts.py`` brings it here)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Topic:
    """``text`` is Markdown, without the title."""

    title: str
    text: str


@cache
def topics(language: Literal["zh", "en"]) -> tuple[Topic, ...]:
    """In the order of the README: first use, using it, the terminal, privacy."""
    whole = files(__package__).joinpath(f"{language}.md").read_text(encoding="utf-8")
    parts = f"\n{whole}".split("\n# ")[1:]
    return tuple(Topic(title.strip(), text.strip()) for title, _, text in (part.partition("\n") for part in parts))
