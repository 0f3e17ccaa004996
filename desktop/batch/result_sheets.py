"""The tables that a batch is handed on as: one row a case, one a defendant, one a sample, and where all comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from desktop.batch.batch_folder import Batch
from desktop.batch.batch_row import BatchRow
from desktop.batch.cells import CardCells
from desktop.batch.result import Result
from desktop.batch.result_columns import (
    ANSWER_COLUMNS,
    CASE_COLUMNS,
    DEFENDANT_COLUMNS,
    ORIGIN_COLUMNS,
    PLACE_COLUMNS,
    SAMPLE_COLUMNS,
    SPREAD_COLUMNS,
    headed,
    own_columns,
)
from desktop.batch.result_index import ResultIndex
from desktop.batch.row_samples import RowSamples, samples_of
from desktop.batch.sheet import Sheet, SheetColumn
from desktop.batch.table import Cell
from resources.disclaimer.reader import label
from resources.messages.catalogue import Language
from resources.messages.message import Message, message
from resources.messages.wording import say

Values = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class ResultSheets:
    """Of what there is by now. ``index`` is up to date."""

    batch: Batch
    index: ResultIndex
    language: Language = "zh"

    def cases(self) -> Sheet:
        """One row for each of the table's: its own columns, then the middle sample's card with its first defendant."""
        several = SPREAD_COLUMNS if self.batch.manifest.samples > 1 else ()
        results = (*CASE_COLUMNS, *several, *ANSWER_COLUMNS, *ORIGIN_COLUMNS)
        place, columns = headed(PLACE_COLUMNS, self.language), headed(results, self.language)
        own = own_columns(self.batch.manifest.given, (*place, *columns), self.language)
        return Sheet(self._say("batch.sheet-results"), (*place, *own, *columns), partial(self._cases, place, columns))

    def defendants(self) -> Sheet:
        """One row for each defendant of the middle sample."""
        columns = headed((*PLACE_COLUMNS, *DEFENDANT_COLUMNS), self.language)
        return Sheet(self._say("batch.sheet-defendants"), columns, partial(self._defendants, columns))

    def samples(self) -> Sheet:
        """One row for each answer."""
        columns = headed((*PLACE_COLUMNS, *SAMPLE_COLUMNS, *CASE_COLUMNS, *ANSWER_COLUMNS), self.language)
        return Sheet(self._say("batch.sheet-samples"), columns, partial(self._samples, columns))

    def _cases(self, place: tuple[SheetColumn, ...], columns: tuple[SheetColumn, ...]) -> Iterator[tuple[Cell, ...]]:
        facts = self.batch.manifest.given.columns.facts
        facts_at = self.batch.manifest.given.names.index(facts)
        for row in self.batch.rows:
            samples = samples_of(self.index.of_row(row.number))
            values = self._of_place(row) | self._of_case(row, samples)
            own = (*row.cells[:facts_at], row.case.facts, *row.cells[facts_at + 1 :])
            yield (*_cells(place, values), *own, *_cells(columns, values))

    def _defendants(self, columns: tuple[SheetColumn, ...]) -> Iterator[tuple[Cell, ...]]:
        for row in self.batch.rows:
            typical = samples_of(self.index.of_row(row.number)).typical
            if typical is None or typical.card is None:
                continue
            cells = CardCells(typical.card, self.language)
            for number in range(len(cells.defendants)):
                values = self._of_place(row) | {"defendant_number": number + 1} | cells.of_defendant(number)
                yield _cells(columns, values)

    def _samples(self, columns: tuple[SheetColumn, ...]) -> Iterator[tuple[Cell, ...]]:
        for row in self.batch.rows:
            for result in self.index.of_row(row.number):
                values = self._of_place(row) | self._of_answer(result) | {"sample": result.head.sample + 1}
                yield _cells(columns, values)

    def _of_place(self, row: BatchRow) -> Values:
        return {"number": row.number, "place": row.place, "id": row.id}

    def _of_case(self, row: BatchRow, samples: RowSamples) -> Values:
        stands = samples.typical or samples.failed
        values = self._of_answer(stands) if stands else {"status": self._say(_status(row, None))}
        if row.problem is not None:
            values["error"] = say(row.problem, self.language)
        case, manifest, spread = row.case, self.batch.manifest, samples.spread
        return {
            **values,
            "act_date": case.act_date,
            "attitude": case.attitude.value,
            "province": case.province,
            "samples": sum(result.card is not None for result in samples.results),
            "agreement": round(spread.agreement, 4) if spread else None,
            "months_median": spread.median if spread else None,
            "months_least": spread.least if spread else None,
            "months_most": spread.most if spread else None,
            "model": manifest.model.label or manifest.model.name,
            "digest": manifest.model.digest,
            "engine": manifest.engine_facts,
            "options": options_words(self.batch),
            "law": manifest.law_as_of,
            "label": label(self.language),
        }

    def _of_answer(self, result: Result) -> Values:
        head = result.head
        values: Values = {
            "status": self._say(_status(None, result)),
            "seed": head.seed,
            "seconds": round(head.seconds, 2),
            "program": head.program,
            "text": result.text,
            "error": say(head.error, self.language) if head.error else None,
        }
        if result.card is not None:
            cells = CardCells(result.card, self.language)
            values |= cells.of_case()
            if cells.defendants:
                values |= cells.of_defendant(0)
        return values

    def _say(self, words: Message | str) -> str:
        return say(words if isinstance(words, Message) else message(words), self.language)


def options_words(batch: Batch) -> str:
    """As Ollama writes them; the seed has a column of its own."""
    manifest = batch.manifest
    options = manifest.model.own.under(manifest.parameters).as_options()
    return ", ".join(f"{name}={value}" for name, value in options.items() if name not in ("seed", "stop"))


def _status(row: BatchRow | None, result: Result | None) -> Message:
    if row is not None and row.problem is not None:
        return message("batch.status-left-out")
    if result is None:
        return message("batch.status-waiting")
    outcome = result.head.outcome
    if outcome is None:
        return message("batch.status-failed")
    if not outcome.readable:
        return message("batch.status-unreadable")
    return message("batch.status-done" if outcome.whole else "batch.status-cut-off")


def _cells(columns: tuple[SheetColumn, ...], values: Values) -> tuple[Cell, ...]:
    return tuple(values.get(column.key) for column in columns)
