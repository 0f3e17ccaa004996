"""The disclaimer of the model card, and the label that every AI-generated text carries (标识办法, 2025-09-01)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

AI_LABEL_ZH = "人工智能生成，仅供参考，非裁判文书"
AI_LABEL_EN = "AI-generated, for reference only, not a court document"


@cache
def disclaimer(language: Literal["zh", "en"] = "zh") -> str:
    """The full text in one language."""
    return files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8").strip()
