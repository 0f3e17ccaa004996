"""Where a batch's table comes from: the sheet of it that says what made it, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.batch.batch_folder import Batch
from desktop.batch.result_sheets import options_words
from desktop.batch.sheet import Sheet, SheetColumn
from desktop.batch.table import Cell
from resources.disclaimer.reader import disclaimer, label
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say


def about_sheet(batch: Batch, language: Language) -> Sheet:
    """Two columns: what, and its value."""

    def words(key: str) -> str:
        return say(message(key), language)

    columns = (
        SheetColumn("what", words("batch.about-what")),
        SheetColumn("value", words("batch.about-value"), "long"),
    )
    return Sheet(words("batch.sheet-about"), columns, lambda: _rows(batch, language))


def _rows(batch: Batch, language: Language) -> Iterator[tuple[Cell, ...]]:
    manifest, given = batch.manifest, batch.manifest.given
    model = manifest.model
    rows: tuple[tuple[str, Cell], ...] = (
        ("batch.about-label", label(language)),
        ("batch.about-disclaimer", disclaimer(language)),
        ("batch.about-source", given.source),
        ("batch.about-digest", given.digest),
        ("batch.about-sheet", given.sheet),
        ("batch.about-facts", given.columns.facts),
        ("batch.about-rows", given.rows),
        ("batch.about-samples", manifest.samples),
        ("batch.about-model", model.label or model.name),
        ("batch.about-model-digest", model.digest),
        ("batch.about-engine", manifest.engine_facts),
        ("batch.about-server", manifest.server),
        ("batch.about-options", options_words(batch)),
        ("batch.about-seed", manifest.parameters.seed),
        ("batch.about-prompt", manifest.prompt_hash),
        ("batch.about-program", manifest.program),
        ("batch.about-law", manifest.law_as_of),
        ("batch.about-made", manifest.made_at),
    )
    for key, value in rows:
        if value not in (None, ""):
            yield say(message(key), language), value
    yield say(message("batch.about-columns"), language), say(message("batch.about-how-to-read"), language)
