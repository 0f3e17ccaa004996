"""The labels that benchmarks score with (``labels.toml``, with the source of each)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cail_charges() -> tuple[str, ...]:
    """CAIL2018's 202 charges, without brackets and 罪."""
    return tuple(_labels()["cail2018"]["charges"])


@cache
def cail_articles() -> tuple[int, ...]:
    """CAIL2018's 183 articles of 刑法."""
    return tuple(_labels()["cail2018"]["articles"])


@cache
def lawbench_charges() -> tuple[str, ...]:
    """The charges that LawBench 3-3 looks for in an answer."""
    return tuple(_labels()["lawbench"]["charges"])


@cache
def _labels() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
