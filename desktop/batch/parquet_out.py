"""A batch as Parquet, where pyarrow is there: typed columns, the defendants and findings of each case nested."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from desktop.batch.batch_folder import Batch
from desktop.batch.cells import CardCells
from desktop.batch.result_index import ResultIndex
from desktop.batch.result_sheets import ResultSheets
from desktop.batch.row_samples import samples_of
from desktop.batch.sheet import Kind, SheetColumn
from desktop.batch.table import Cell, cell_text
from resources.disclaimer.reader import disclaimer, label
from resources.messages.catalogue import Language
from resources.messages.wording import message_told, say
from trainer.commands.ending import needs
from trainer.whole_file import whole_file

_AT_ONCE = 500  # rows of one group
_FINDING = ("rule", "severity", "message")


def write_parquet(target: Path, batch: Batch, index: ResultIndex, language: Language) -> None:
    """Raises OSError, and ToldError("library") without pyarrow."""
    with needs("data"):
        import pyarrow as pa
        from pyarrow import parquet
    sheet = ResultSheets(batch, index, language).cases()
    names = [column.key for column in sheet.columns]
    fields = [(name, _type(pa, column)) for name, column in zip(names, sheet.columns, strict=True)]
    finding = pa.struct([(name, pa.string()) for name in _FINDING])
    nested = [("defendants_of_case", pa.list_(_defendant(pa))), ("findings_of_case", pa.list_(finding))]
    about = {"label": label(language), "disclaimer": disclaimer(language)}
    schema = pa.schema([*fields, *nested, ("card", pa.string())], metadata=about)
    with whole_file(target) as part, parquet.ParquetWriter(part, schema) as writer:
        waiting: list[dict[str, Any]] = []
        for row, cells in zip(batch.rows, sheet.rows(), strict=True):
            flat = {name: _plain(column, cell) for name, column, cell in zip(names, sheet.columns, cells, strict=True)}
            waiting.append(flat | _card(index, row.number, language))
            if len(waiting) == _AT_ONCE:
                writer.write_table(pa.Table.from_pylist(waiting, schema))
                waiting.clear()
        writer.write_table(pa.Table.from_pylist(waiting, schema))


def _type(pa: Any, column: SheetColumn) -> Any:
    kinds: dict[Kind, Any] = {"whole": pa.int64(), "number": pa.float64()}
    return pa.date32() if column.key == "act_date" else kinds.get(column.kind, pa.string())


def _defendant(pa: Any) -> Any:
    texts = ("defendant", "charges", "kind", "articles", "circumstances", "attitude")
    return pa.struct([*((name, pa.string()) for name in texts), *((name, pa.int64()) for name in _FIGURES)])


_FIGURES = ("months", "days", "fine", "probation", "rights")


def _plain(column: SheetColumn, cell: Cell) -> Any:
    """A column of the user's own holds texts: a spreadsheet may have numbers and words in one."""
    if cell is None or column.key == "act_date" or column.kind in ("whole", "number"):
        return cell
    return cell_text(cell) if isinstance(cell, date) or not isinstance(cell, str) else cell


def _card(index: ResultIndex, row: int, language: Language) -> dict[str, Any]:
    typical = samples_of(index.of_row(row)).typical
    if typical is None or typical.card is None:
        return {}
    cells = CardCells(typical.card, language)
    defendants = []
    for number in range(len(cells.defendants)):
        values = cells.of_defendant(number)
        defendants.append({**values, "attitude": values["attitude_found"]})
    findings = [
        {"rule": each["rule"], "severity": each["severity"], "message": say(message_told(each), language)}
        for each in typical.card["findings"]
    ]
    card = json.dumps(typical.card, ensure_ascii=False)
    return {"defendants_of_case": defendants, "findings_of_case": findings, "card": card}
