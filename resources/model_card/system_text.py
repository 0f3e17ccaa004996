"""The model card's system text."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def system_text() -> str:
    """The system turn of every prompt; the same in training, in the GGUF's template and in the Modelfile."""
    return files(__package__).joinpath("system.txt").read_text(encoding="utf-8").strip()
