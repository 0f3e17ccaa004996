"""Tables as JSON: an object a line, an array of objects, or objects that hold such an array somewhere within."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.batch.column_names import Role, role_of
from desktop.batch.errors import BatchError
from desktop.batch.separated import decoded
from desktop.batch.table import MOST_ROWS, Cell, Table, TableRow
from resources.messages.message import Message, message

_DEEPEST = 5
_WITHIN = "_source"  # where a search engine's answer holds the record itself
_ONLY = "text"  # the one column of an array of texts

Found = Iterator[tuple[int | str, Mapping[str, Any] | Message]]


def read_json(raw: bytes) -> Table:
    """Raises BatchError where there is no record in it."""
    text = decoded(raw)
    try:
        whole = json.loads(text, strict=False)  # line breaks within texts, as careless programs write them
    except (ValueError, RecursionError):
        records = list(_lines(text))
    else:
        records = list(_records(whole))
    if len(records) > MOST_ROWS:
        raise BatchError("input", "batch.too-many-rows", most=MOST_ROWS)
    if not any(isinstance(record, Mapping) for _, record in records):
        raise BatchError("input", "batch.no-records")
    return _table(records)


def _lines(text: str) -> Found:
    number = 0
    for line in re.split(r"\r?\n|\r", text):  # a text may hold the other marks at which Python ends lines
        if not line.strip():
            continue
        number += 1
        try:
            yield number, _record(json.loads(line, strict=False))
        except (ValueError, RecursionError):
            yield number, message("batch.not-json")


def _records(whole: Any) -> Found:
    if isinstance(whole, dict) and (by_key := _by_key(whole)) is not None:
        yield from by_key
        return
    for number, each in enumerate(_longest_list(whole), 1):
        yield number, _record(each)


def _record(value: Any) -> Mapping[str, Any] | Message:
    if isinstance(value, dict):
        inner = value.get(_WITHIN)
        return inner if isinstance(inner, dict) else value
    return {_ONLY: value} if isinstance(value, str) else message("batch.not-json")


def _by_key(whole: Mapping[str, Any]) -> Found | None:
    """Objects by their keys, or, as tables are dumped, columns by their names, each with its cells by their rows."""
    values = list(whole.values())
    if any(role_of(name) is Role.FACTS for name in whole):
        if all(isinstance(value, dict | list) and len(value) == len(values[0]) for value in values):
            return _columns(whole)
        return iter([(1, whole)])
    if len(values) > 1 and all(isinstance(value, dict) for value in values):
        return ((key, {"id": key, **value}) for key, value in whole.items())
    return None


def _columns(whole: Mapping[str, Any]) -> Found:
    names = list(whole)
    cells = [list(value.values()) if isinstance(value, dict) else value for value in whole.values()]
    for number, row in enumerate(zip(*cells, strict=True), 1):
        yield number, dict(zip(names, row, strict=True))


def _longest_list(value: Any, depth: int = 0) -> Sequence[Any]:
    """The longest array of records within."""
    if isinstance(value, list) and any(isinstance(each, dict | str) for each in value):
        return value
    if depth == _DEEPEST or not isinstance(value, dict):
        return []
    return max((_longest_list(each, depth + 1) for each in value.values()), key=len, default=[])


def _table(records: Iterable[tuple[int | str, Mapping[str, Any] | Message]]) -> Table:
    every = list(records)
    columns = tuple(dict.fromkeys(name for _, record in every if isinstance(record, Mapping) for name in record))
    rows = []
    for place, record in every:
        if isinstance(record, Message):
            rows.append(TableRow(place, (None,) * len(columns), record))
        else:
            rows.append(TableRow(place, tuple(_cell(record.get(name)) for name in columns)))
    return Table(columns, tuple(rows))


def _cell(value: Any) -> Cell:
    """Paragraphs in an array are one text; whatever else is nested stays JSON."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)
