"""What a batch was begun with: its table, its model, its options. All of its rows are judged with the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.batch.columns import Columns, columns_from
from desktop.batch.errors import BatchError
from desktop.history.plain_input import model_from, parameters_from
from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Model
from trainer.whole_file import write_whole

MANIFEST = "manifest.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Given:
    """The table: where it was, the sha256 of what it held, its sheet, its columns in their order and what they are.

    ``province``: of rows that name none; None for what the places in their facts tell.
    """

    source: str
    digest: str
    sheet: str
    names: tuple[str, ...]
    columns: Columns
    rows: int
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """``parameters`` has a seed, drawn where the user gave none: so that a row can be judged again. The samples of a
    row have it and the numbers after it. ``server`` is where a model without a digest runs. ``made_at`` is ISO; ``id``
    is what the history calls it.
    """

    given: Given
    model: Model
    parameters: Parameters
    samples: int
    server: str
    engine_version: str
    prompt_hash: str
    program: str
    law_as_of: str
    made_at: str
    id: str

    @property
    def engine_facts(self) -> str:
        """The engine, and the program behind it where that has another name: "Ollama 0.30.1", "embedded llama.cpp"."""
        engine, version = self.model.engine, self.engine_version
        return version if version.casefold().startswith(engine) else f"{engine} {version}".strip()


def manifest_plain(manifest: Manifest) -> dict[str, Any]:
    """As JSON has it."""
    parameters = manifest.parameters
    chosen = {**asdict(parameters), "chosen": sorted(parameters.chosen)}
    return {"version": VERSION, **asdict(manifest), "parameters": chosen}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Raises OSError."""
    plain = json.dumps(manifest_plain(manifest), ensure_ascii=False, indent=1) + "\n"
    # A file's name need not be text, and a column's name may be half a character.
    write_whole(folder / MANIFEST, plain.encode("utf-8", "surrogatepass"))


def read_manifest(folder: Path) -> Manifest:
    """Raises BatchError where the folder holds no batch, or one of a newer program."""
    try:
        plain = json.loads((folder / MANIFEST).read_bytes().decode("utf-8", "surrogatepass"))
        if plain["version"] > VERSION:
            raise BatchError("file", "batch.newer", folder=folder)
        return _manifest(plain)
    except OSError as error:
        raise BatchError("file", "batch.no-batch", repr(error), folder=folder) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BatchError("file", "batch.damaged", repr(error), folder=folder) from error


def _manifest(plain: dict[str, Any]) -> Manifest:
    given = plain["given"]
    model, parameters = model_from(plain["model"]), parameters_from(plain["parameters"])
    if model is None or parameters is None:
        raise ValueError("no model")
    return Manifest(
        Given(
            given["source"],
            given["digest"],
            given["sheet"],
            tuple(given["names"]),
            columns_from(given["columns"]),
            given["rows"],
            given["province"],
        ),
        model,
        parameters,
        *(plain[name] for name in ("samples", "server", "engine_version", "prompt_hash", "program", "law_as_of")),
        *(plain[name] for name in ("made_at", "id")),
    )


def is_batch(folder: Path) -> bool:
    """Whether a batch was begun in this folder."""
    return (folder / MANIFEST).is_file()


def refuse_other(begun: Manifest, asked: Manifest) -> None:
    """Raises BatchError where ``asked`` would not go on with what was ``begun``: two halves of a table that came about
    in different ways tell nothing."""
    if differences := tuple(_differences(begun, asked)):
        raise BatchError("changed", "batch.other", differences=differences)


def _differences(begun: Manifest, asked: Manifest) -> Iterator[Message]:
    if begun.given.digest != asked.given.digest or begun.given.sheet != asked.given.sheet:
        yield message("batch.other-table", begun=begun.given.source, asked=asked.given.source)
    elif begun.given.columns != asked.given.columns or begun.given.province != asked.given.province:
        yield message("batch.other-columns")
    if (difference := other_model(begun, asked.model, asked.server)) is not None:
        yield difference
    before, now = begun.parameters.as_options(), asked.parameters.as_options()
    for name in before | now:
        if before.get(name) != now.get(name):
            yield message("batch.other-option", name=name, begun=str(before.get(name)), asked=str(now.get(name)))
    if begun.samples != asked.samples:
        yield message("batch.other-samples", begun=begun.samples, asked=asked.samples)


def other_model(begun: Manifest, model: Model, server: str) -> Message | None:
    """What sets ``model`` apart from the one that the batch was begun with; None where it is the same."""
    before = begun.model
    same = (before.digest == model.digest) if before.digest else (before.name, begun.server) == (model.name, server)
    if before.engine == model.engine and same and before.system == model.system:
        return None
    return message("batch.other-model", begun=_shown(before), asked=_shown(model))


def _shown(model: Model) -> str:
    mark = f" (sha256 {model.digest[:12]})" if model.digest else ""
    return f"{model.label or model.name}{mark}"
