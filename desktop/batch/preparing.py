"""A batch made ready: what its table says, with which model and options, in a folder of its own."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from desktop.batch.batch_folder import source_digest
from desktop.batch.batch_row import BatchRow, batch_rows
from desktop.batch.column_names import Role
from desktop.batch.columns import chosen
from desktop.batch.manifest import Given, Manifest
from desktop.batch.source_file import read_source
from desktop.batch.table import Table
from desktop.judging.prompt_hash import prompt_hash
from resources.law.checked import LAW_CHECKED_TO
from resources.model_card.parameters import Parameters
from resources.version import version
from trainer.engines.engine import Engine, Model
from trainer.engines.openai.engine import OpenAiEngine
from trainer.samples.prompt import prompt_turns


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of a table. ``roles``: columns that he names himself; ``province``: of rows that name none."""

    source: Path
    sheet: str = ""
    roles: Mapping[Role, str] | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table understood."""

    given: Given
    rows: tuple[BatchRow, ...]


def prepare(wish: Wish) -> Prepared:
    """Reads the table. Raises BatchError, and OSError."""
    return prepare_table(wish, read_source(wish.source, wish.sheet))


def prepare_table(wish: Wish, table: Table) -> Prepared:
    """The same of a table that was read already. Raises BatchError, and OSError."""
    columns = chosen(table, wish.roles or {})
    rows = tuple(batch_rows(table, columns, wish.province))
    digest = source_digest(wish.source)
    source = str(wish.source.resolve())
    return Prepared(Given(source, digest, table.sheet, table.columns, columns, len(rows), wish.province), rows)


def manifest_of(given: Given, engine: Engine, model: Model, parameters: Parameters, samples: int) -> Manifest:
    """A new batch's. Where the user gave no seed one is drawn."""
    if parameters.seed is None:
        parameters = replace(parameters, seed=random.randrange(2**31))
    return Manifest(
        given,
        model,
        parameters,
        samples,
        server_of(engine),
        "",
        prompt_hash(prompt_turns("", system=model.system)),
        version(),
        LAW_CHECKED_TO.isoformat(),
        datetime.now().astimezone().isoformat(timespec="seconds"),
        uuid4().hex,
    )


def server_of(engine: Engine) -> str:
    """Where a model runs whose server tells no digests; "" for the others."""
    return engine.shown if isinstance(engine, OpenAiEngine) else ""
