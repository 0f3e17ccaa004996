"""The templates of a room that writes reports: pages that need nothing but themselves, and plain texts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

STYLE = "style.css"
"""Beside this file: what ``{% include "style.css" %}`` in a page's head stands for. Light, dark and on paper."""


@cache
def templates(package: str) -> Environment:
    """The templates beside a module of ``package``. What is filled into ``*.html.jinja`` is escaped; a value that a
    template names and nobody gave is an error."""

    def source(name: str) -> str:
        return files(__package__ if name == STYLE else package).joinpath(name).read_text(encoding="utf-8")

    return Environment(
        loader=FunctionLoader(source),
        autoescape=lambda name: bool(name and name.endswith(".html.jinja")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
