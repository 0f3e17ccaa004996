"""A verdict in the terminal: its card with label and disclaimer, or the one JSON object."""

from __future__ import annotations

import json

from desktop.commands.similar_beside import similar_beside
from desktop.judging.card_text import card_text, samples_text
from desktop.judging.sampling import Samples
from desktop.judging.sheet_text import sheets_text
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.disclaimer.reader import disclaimer, label
from resources.messages.law_day import law_day
from resources.messages.wording import say
from trainer.commands.printer import Printer

RULE = "─" * 40


def show_verdict(verdict: Verdict, printer: Printer, samples: Samples | None = None) -> None:
    """``samples``: those that the verdict stands for, where there were several."""
    language = printer.language
    if printer.as_json:
        plain = verdict_json(verdict, samples) | {"similar": similar_beside(verdict)}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    print(RULE)
    if samples is not None and len(samples.verdicts) > 1:
        print(samples_text(samples, language) + "\n")
    print(card_text(verdict.judgment, verdict.findings, verdict.missing, language, verdict.bands))
    if verdict.sheets:
        print("\n" + sheets_text(verdict.sheets, language))
    marked = f"【{label(language, ours=verdict.model is not None)}】"
    print(f"{RULE}\n{marked}\n{say(law_day(), language)}\n{disclaimer(language)}")
