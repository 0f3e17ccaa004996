"""The disclaimer of the model card, and the label that every AI-generated text carries (标识办法, 2025-09-01).

A text that was given to the program to be checked carries a label of its own: who wrote it is not known, and what is
certain is only that no model of ours did.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

AI_LABEL_ZH = "人工智能生成，仅供参考，非裁判文书"
AI_LABEL_EN = "AI-generated, for reference only, not a court document"
CHECKED_LABEL_ZH = "程序核对结果，仅供参考；所核对的文书并非本程序所写"
CHECKED_LABEL_EN = "Checked by a program, for reference only; the text was not written by it"


@cache
def disclaimer(language: Literal["zh", "en"] = "zh") -> str:
    """The full text in one language."""
    return files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8").strip()


def label(language: Literal["zh", "en"] = "zh", *, ours: bool = True) -> str:
    """What a text is labelled with on its way out; ``ours``: a model of ours wrote it."""
    if ours:
        return AI_LABEL_ZH if language == "zh" else AI_LABEL_EN
    return CHECKED_LABEL_ZH if language == "zh" else CHECKED_LABEL_EN
