"""The text that leaves the program: with the label that AI-generated text must carry, its origin and the disclaimer."""

from __future__ import annotations

from typing import Literal

from desktop.judging.card_text import card_text
from desktop.judging.verdict import Verdict
from resources.disclaimer.reader import AI_LABEL_EN, AI_LABEL_ZH, disclaimer


def labelled(verdict: Verdict, language: Literal["zh", "en"] = "zh") -> str:
    """Label, judgment, card, model and disclaimer, as plain text for the clipboard. The judgment itself is Chinese."""
    label = AI_LABEL_ZH if language == "zh" else AI_LABEL_EN
    name = verdict.model.label or verdict.model.name
    origin = f"{'模型' if language == 'zh' else 'Model'}: {name}"
    if verdict.model.digest:
        origin += f" (sha256 {verdict.model.digest[:12]})"
    parts = [
        f"【{label}】",
        verdict.text,
        card_text(verdict.judgment, verdict.findings, verdict.missing, language),
        origin,
        disclaimer(language),
        f"【{label}】",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
