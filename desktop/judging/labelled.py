"""The text that leaves the program: with the label that AI-generated text must carry, its origin and the disclaimer."""

from __future__ import annotations

from typing import Literal

from desktop.judging.card_text import card_text
from desktop.judging.sheet_text import sheets_text
from desktop.judging.verdict import Verdict
from resources.disclaimer.reader import disclaimer, label
from resources.messages.law_day import law_day
from resources.messages.wording import say


def labelled(verdict: Verdict, language: Literal["zh", "en"] = "zh") -> str:
    """Label, judgment, card, model, the day of the law and disclaimer, as plain text for the clipboard. The judgment
    itself is Chinese.

    A text that was given to be checked has no model, and the label says that it was checked.
    """
    marked = f"【{label(language, ours=verdict.model is not None)}】"
    parts = [
        marked,
        verdict.text,
        card_text(verdict.judgment, verdict.findings, verdict.missing, language, verdict.bands),
        sheets_text(verdict.sheets, language),
        _origin(verdict, language),
        say(law_day(), language),
        disclaimer(language),
        marked,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _origin(verdict: Verdict, language: Literal["zh", "en"]) -> str:
    """Which model wrote the text."""
    model = verdict.model
    if model is None:
        return ""
    origin = f"{'模型' if language == 'zh' else 'Model'}: {model.label or model.name}"
    return f"{origin} (sha256 {model.digest[:12]})" if model.digest else origin
