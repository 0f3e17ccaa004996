"""The columns that ``judge --what-if`` asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.judging.case import Case
from desktop.judging.round import Column
from desktop.judging.what_if.columns import columns_of, otherwise
from desktop.judging.what_if.outcome import Standing
from desktop.judging.what_if.told import column_told
from desktop.judging.what_if.written import WrittenColumn, read_column
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Engine, Model
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from resources.messages.message import Message


def read_columns(written: Sequence[str], case: Case, *, instead: bool) -> tuple[WrittenColumn, ...]:
    """What was typed, each read and tried. Raises ToldError "input" where one is not understood or cannot be."""
    columns = tuple(read_column(text, case, instead=instead) for text in written)
    for column in columns:
        made = otherwise(case, column.changes, None)
        if made.outcome.standing is not Standing.MADE and made.outcome.reason is not None:
            reason: Message = made.outcome.reason
            if made.outcome.standing is Standing.OPPOSITE:
                reason = message("what-if.and", first=reason, second=message("what-if.instead-hint"))
            raise ToldError("input", "what-if.cannot-be", column=column_told(made.pairs), reason=reason)
    return columns


async def asked_columns(
    written: Sequence[WrittenColumn], case: Case, engine: Engine, model: Model, parameters: Parameters
) -> tuple[Column, ...]:
    """The case as it stands first, then the others; models are the engine's. Raises EngineError."""
    if not written:
        return (Column(case, model, parameters),)
    others = [
        otherwise(case, column.changes, await engine.find(column.model) if column.model else None) for column in written
    ]
    return columns_of(case, model, parameters, others)
