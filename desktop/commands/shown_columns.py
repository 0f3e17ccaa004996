"""Columns of one case in the terminal: a line each side by side, then each card; or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.commands.shown_verdict import RULE
from desktop.judging.card_text import card_text
from desktop.judging.sampling import Samples
from desktop.judging.verdict_json import verdict_json
from desktop.judging.what_if.guideline_share import guideline_months, guideline_share
from desktop.judging.what_if.told import column_told
from resources.disclaimer.reader import disclaimer, label
from resources.messages.law_day import law_day
from resources.messages.message import Message, message
from resources.messages.penalty_words import penalty_on_card
from resources.messages.wording import say
from trainer.commands.printer import Printer

Changes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """``samples`` is None where none was written."""

    changes: Changes
    samples: Samples | None


def show_columns(columns: Sequence[ShownColumn], printer: Printer) -> None:
    """The first is the case as it stands."""
    if printer.as_json:
        print(json.dumps({"columns": [_json(column) for column in columns]}, ensure_ascii=False, indent=2))
        return
    language = printer.language
    print(RULE)
    for column in columns:
        print(
            say(
                message("what-if.line", column=column_told(column.changes), outcome=_outcome(column, printer)), language
            )
        )
        for told in _guideline(column):
            print(f"  {say(told, language)}")
    for column in columns:
        if column.samples is not None:
            verdict = column.samples.typical
            print(f"\n{RULE}\n{say(column_told(column.changes), language)}\n")
            print(card_text(verdict.judgment, verdict.findings, verdict.missing, language, verdict.bands))
    print(f"{RULE}\n【{label(language)}】\n{say(law_day(), language)}\n{disclaimer(language)}")


def _json(column: ShownColumn) -> dict[str, Any]:
    plain: dict[str, Any] = {"changes": dict(column.changes)}
    if column.samples is not None:
        plain |= verdict_json(column.samples.typical, column.samples)
    return plain


def _outcome(column: ShownColumn, printer: Printer) -> str | Message:
    if column.samples is None:
        return message("what-if.not-written")
    found = []
    for defendant in column.samples.typical.judgment.defendants:
        if defendant.total is not None:
            words = penalty_on_card(defendant.total.penalty, printer.language)
            found.append(f"{defendant.name} {words}".strip())
    return ("；" if printer.language == "zh" else "; ").join(found) or message("desk.unreadable")


def _guideline(column: ShownColumn) -> Iterator[Message]:
    for change in column.changes:
        share = guideline_share(change)
        if share is not None:
            yield share
    if column.samples is not None:
        yield from guideline_months(column.samples.typical)
