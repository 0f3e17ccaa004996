"""What lawyers call charges and matters in short: 帮信, 非吸, 坦白, 取保 (``short_names.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resources.law.article import Article


@dataclass(frozen=True, slots=True)
class ShortNames:
    """``charges`` leads from a short name to names of charges, ``matters`` to articles; the likeliest is first."""

    charges: Mapping[str, tuple[str, ...]]
    matters: Mapping[str, tuple[Article, ...]]


@cache
def short_names() -> ShortNames:
    """The whole table."""
    rows = tomllib.loads(files(__package__).joinpath("short_names.toml").read_text(encoding="utf-8"))
    return ShortNames(
        {short: tuple(names) for short, names in rows["charges"].items()},
        {short: tuple(map(Article.parse, articles)) for short, articles in rows["matters"].items()},
    )
