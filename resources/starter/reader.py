"""The starter model that comes with the program: a demonstration, for when there is no other."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def starter_model() -> Path | None:
    """The GGUF file; None in a checkout that has not made it."""
    path = Path(str(files(__package__).joinpath("starter.gguf")))
    return path if path.is_file() else None


def starter_card() -> str:
    """Its card, Markdown: data, training, figures, and what it is not good for. Empty where there is none."""
    card = files(__package__).joinpath("README.md")
    return card.read_text(encoding="utf-8") if card.is_file() else ""


def starter_figures() -> dict[str, Any]:
    """What was measured on held-out cases, beside the baselines, as the training job wrote it."""
    figures = files(__package__).joinpath("figures.json")
    return json.loads(figures.read_text(encoding="utf-8")) if figures.is_file() else {}
