"""The columns of a batch's tables: their keys, and the messages that head them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.batch.manifest import Given
from desktop.batch.sheet import Kind, SheetColumn
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say

Named = tuple[str, str, Kind]

PLACE_COLUMNS: tuple[Named, ...] = (
    ("number", "batch.head-number", "whole"),
    ("place", "batch.head-place", "any"),
    ("id", "batch.head-id", "text"),
)
DEFENDANT_COLUMNS: tuple[Named, ...] = (
    ("defendant_number", "batch.head-defendant-number", "whole"),
    ("defendant", "batch.head-defendant", "text"),
    ("charges", "batch.head-charges", "text"),
    ("kind", "batch.head-kind", "text"),
    ("months", "batch.head-months", "whole"),
    ("days", "batch.head-days", "whole"),
    ("fine", "batch.head-fine", "whole"),
    ("confiscation", "batch.head-confiscation", "text"),
    ("probation", "batch.head-probation", "whole"),
    ("rights", "batch.head-rights", "whole"),
    ("articles", "batch.head-articles", "text"),
    ("circumstances", "batch.head-circumstances", "text"),
    ("attitude_found", "batch.head-attitude-found", "text"),
    ("guideline_low", "batch.head-guideline-low", "number"),
    ("guideline_high", "batch.head-guideline-high", "number"),
)
CASE_COLUMNS: tuple[Named, ...] = (
    ("status", "batch.head-status", "text"),
    ("defendants", "batch.head-defendants", "whole"),
    *DEFENDANT_COLUMNS[1:],
    ("all_articles", "batch.head-all-articles", "text"),
    ("errors", "batch.head-errors", "whole"),
    ("warnings", "batch.head-warnings", "whole"),
    ("notes", "batch.head-notes", "whole"),
    ("findings", "batch.head-findings", "long"),
    ("missing", "batch.head-missing", "text"),
)
SPREAD_COLUMNS: tuple[Named, ...] = (
    ("samples", "batch.head-samples", "whole"),
    ("agreement", "batch.head-agreement", "number"),
    ("months_median", "batch.head-months-median", "number"),
    ("months_least", "batch.head-months-least", "whole"),
    ("months_most", "batch.head-months-most", "whole"),
)
SAMPLE_COLUMNS: tuple[Named, ...] = (("sample", "batch.head-sample", "whole"),)
ANSWER_COLUMNS: tuple[Named, ...] = (
    ("text", "batch.head-text", "long"),
    ("error", "batch.head-error", "text"),
    ("end", "batch.head-end", "text"),
    ("seed", "batch.head-seed", "whole"),
    ("seconds", "batch.head-seconds", "number"),
    ("program", "batch.head-program", "text"),
)
ORIGIN_COLUMNS: tuple[Named, ...] = (
    ("act_date", "batch.head-act-date", "any"),
    ("attitude", "batch.head-attitude", "text"),
    ("province", "batch.head-province", "text"),
    ("model", "batch.head-model", "text"),
    ("digest", "batch.head-digest", "text"),
    ("engine", "batch.head-engine", "text"),
    ("options", "batch.head-options", "text"),
    ("law", "batch.head-law", "text"),
    ("label", "batch.head-label", "text"),
)


def headed(columns: Sequence[Named], language: Language) -> tuple[SheetColumn, ...]:
    """With their heads in words."""
    return tuple(SheetColumn(key, say(message(head), language), kind) for key, head, kind in columns)


def own_columns(given: Given, others: Sequence[SheetColumn], language: Language) -> tuple[SheetColumn, ...]:
    """Those that the user's table had, told apart from ``others`` that have their name."""
    return tuple(_own(given, others, language))


def _own(given: Given, others: Sequence[SheetColumn], language: Language) -> Iterator[SheetColumn]:
    keys, heads = {column.key for column in others}, {column.head for column in others}
    for name in given.names:
        head = say(message("batch.head-of-table", name=name), language) if name in heads else name
        key = f"{name}_given" if name in keys else name
        yield SheetColumn(key, head, "long" if name == given.columns.facts else "any")
