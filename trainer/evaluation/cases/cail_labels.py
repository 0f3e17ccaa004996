"""The labels of CAIL2018 in its judger's order (``cail_labels.toml``): 202 charges and 183 articles."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CailLabels:
    """The judger counts both from 1. ``charges`` are as the cases write them, without brackets and 罪."""

    charges: tuple[str, ...]
    articles: tuple[int, ...]


@cache
def cail_labels() -> CailLabels:
    """Every label that a case may have. The judger's macro-F1 is the mean over all of them, 1 for one that is neither
    true of nor said of any case."""
    rows = tomllib.loads(files(__package__).joinpath("cail_labels.toml").read_text(encoding="utf-8"))
    return CailLabels(tuple(rows["charges"]), tuple(rows["articles"]))
