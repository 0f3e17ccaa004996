"""One row of a batch: the case that is judged, or why it is not, and what stood beside it in the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.batch.cell_values import UnreadableCell, read_attitude_cell, read_day_cell, read_province_cell
from desktop.batch.columns import Columns
from desktop.batch.table import Cell, Table, TableRow, cell_text
from desktop.batch.taken_facts import taken_facts
from desktop.judging.case import Case
from resources.messages.message import Message, message
from resources.messages.wording import message_told, told_json
from trainer.samples.prompt import StatedAttitude

MOST_CHARACTERS = 100_000
"""Of one row's facts; what is longer fits no model, and is most often several rows in one."""
_LEAST_CHARACTERS = 10


@dataclass(frozen=True, slots=True)
class BatchRow:
    """``number`` counts from 1. Where there is a ``problem`` the row is not judged, and ``case`` is as far as it could
    be read. ``cells`` are those of the table, in its order; that of the facts is None, ``case`` has them."""

    number: int
    place: int | str
    id: str
    case: Case
    cells: tuple[Cell, ...]
    problem: Message | None = None


def batch_rows(table: Table, columns: Columns, province: str | None = None) -> Iterator[BatchRow]:
    """``province``: of rows that name none."""
    places = {name: number for number, name in enumerate(table.columns)}
    for number, row in enumerate(table.rows, 1):
        yield _batch_row(number, row, columns, places, province)


def _batch_row(number: int, row: TableRow, columns: Columns, places: dict[str, int], province: str | None) -> BatchRow:
    def cell(name: str) -> Cell:
        return row.cells[places[name]] if name else None

    facts = taken_facts(cell_text(cell(columns.facts)))
    attitude, day, problem = StatedAttitude.NOT_STATED, None, row.problem or _problem_of(facts)
    try:
        attitude = read_attitude_cell(cell(columns.attitude))
    except UnreadableCell as error:
        problem = problem or message("batch.bad-attitude", written=str(error)[:40], column=columns.attitude)
    try:
        day = read_day_cell(cell(columns.act_date))
    except UnreadableCell as error:
        problem = problem or message("batch.bad-day", written=str(error)[:40], column=columns.act_date)
    try:
        province = read_province_cell(cell(columns.province)) or province
    except UnreadableCell as error:
        problem = problem or message("batch.bad-province", written=str(error)[:40], column=columns.province)
    cells = tuple(None if at == places[columns.facts] else each for at, each in enumerate(row.cells))
    id = cell_text(cell(columns.id)) or str(row.place)
    return BatchRow(number, row.place, id, Case(facts, attitude, day, province), cells, problem)


def _problem_of(facts: str) -> Message | None:
    if not facts:
        return message("batch.no-facts")
    if len(facts) < _LEAST_CHARACTERS:
        return message("batch.too-short", facts=facts)
    if len(facts) > MOST_CHARACTERS:
        return message("batch.too-long", characters=len(facts), most=MOST_CHARACTERS)
    return None


def row_json(row: BatchRow) -> dict[str, Any]:
    """As it is kept in the batch's folder."""
    day = row.case.act_date
    return {
        "number": row.number,
        "place": row.place,
        "id": row.id,
        "facts": row.case.facts,
        "attitude": row.case.attitude.value,
        "act_date": day.isoformat() if day else None,
        "province": row.case.province,
        "cells": [{"day": each.isoformat()} if isinstance(each, date) else each for each in row.cells],
        "problem": told_json(row.problem) if row.problem else None,
    }


def row_from(plain: dict[str, Any]) -> BatchRow:
    """What `row_json` gave. Raises KeyError, ValueError, TypeError for anything else."""
    day = plain["act_date"]
    case = Case(
        plain["facts"],
        StatedAttitude(plain["attitude"]),
        date.fromisoformat(day) if day else None,
        plain["province"],
    )
    cells = tuple(_day(each["day"]) if isinstance(each, dict) else each for each in plain["cells"])
    problem = message_told(plain["problem"]) if plain["problem"] else None
    return BatchRow(plain["number"], plain["place"], plain["id"], case, cells, problem)


def _day(text: str) -> date:
    from datetime import datetime

    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
