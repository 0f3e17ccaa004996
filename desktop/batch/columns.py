"""Which column is what: told by its name, for the facts also by what stands in it, or chosen by the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.batch.column_names import Role, rank_of, role_of
from desktop.batch.errors import BatchError
from desktop.batch.table import Table, cell_text

NO_COLUMN = "-"
"""What the user writes where a column that seems to be meant is not."""
_LOOKED_AT = 200  # rows
_LEAST_LENGTH = 40  # characters that facts have on the average at least


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; "" where there is none of that kind."""

    facts: str = ""
    id: str = ""
    attitude: str = ""
    act_date: str = ""
    province: str = ""

    def plain(self) -> dict[str, str]:
        """As JSON has it."""
        return asdict(self)


def columns_from(plain: Mapping[str, Any]) -> Columns:
    """What `Columns.plain` gave."""
    return Columns(**{role.value: str(plain[role.value]) for role in Role})


def recognised(table: Table) -> Columns:
    """``facts`` is "" where it is not clear."""
    found = Columns()
    for role in Role:
        named = [name for name in table.columns if role_of(name) is role]
        if named:
            found = replace(found, **{role.value: min(named, key=rank_of)})
    return found if found.facts else replace(found, facts=_longest(table))


def chosen(table: Table, wanted: Mapping[Role, str]) -> Columns:
    """What is recognised, with what the user chose instead. Raises BatchError for a column that is not there, and where
    the facts' is neither chosen nor clear."""
    columns = recognised(table)
    for role, name in wanted.items():
        if name != NO_COLUMN and name not in table.columns:
            raise BatchError("input", "batch.no-column", name=name, columns=table.columns)
        columns = replace(columns, **{role.value: "" if name == NO_COLUMN else name})
    if not columns.facts:
        raise BatchError("input", "batch.which-column", columns=table.columns)
    return columns


def _longest(table: Table) -> str:
    """The column with texts as long as facts, where there is one such column only."""
    rows = [row.cells for row in table.rows[:_LOOKED_AT]]
    if not rows:
        return ""
    lengths = {
        name: sum(len(cell_text(cells[number])) for cells in rows) / len(rows)
        for number, name in enumerate(table.columns)
        if role_of(name) is None
    }
    long = [name for name, length in lengths.items() if length >= _LEAST_LENGTH]
    return long[0] if len(long) == 1 else ""
