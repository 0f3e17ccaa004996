"""What a preparation works on, unit by unit: planned once, so that a run that was stopped goes on with the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.corpus.sources import files_of
from trainer.preparation.errors import PrepareError
from trainer.preparation.part import write_json
from trainer.preparation.pieces import FilePiece, Unit, units_of
from trainer.preparation.settings import PreparationSettings

_PLAN = "plan.json"


def identity_of(settings: PreparationSettings) -> dict[str, Any]:
    """What must be the same for a run to go on: settings, and the files."""
    files = identity_of_files((*settings.inputs, *settings.keep_out))
    # As JSON gives it back, so that both can be compared.
    found: dict[str, Any] = json.loads(json.dumps({"settings": settings.as_json(), "files": files}))
    return found


def identity_of_files(inputs: Iterable[Path]) -> list[list[Any]]:
    """By name, size and time of their last change. Raises OSError."""
    files: list[list[Any]] = []
    for given in inputs:
        for path, name in files_of(given):
            about = path.stat()
            files.append([name, about.st_size, about.st_mtime_ns])
    return files


def planned_identity(work: Path) -> dict[str, Any] | None:
    """Of the plan in ``work``; None where there is none."""
    path = work / _PLAN
    if not path.exists():
        return None
    identity: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["identity"]
    return identity


def planned_units(inputs: Iterable[Path], work: Path, identity: dict[str, Any]) -> list[Unit]:
    """The units of all inputs. Raises PrepareError where ``work`` holds the plan of another identity."""
    path = work / _PLAN
    if path.exists():
        plan = json.loads(path.read_text(encoding="utf-8"))
        if plan["identity"] != identity:
            raise PrepareError("changed", "preparation.folder-unfinished")
        return [
            Unit(each["number"], tuple(FilePiece(**piece) for piece in each["pieces"]), each["follows"])
            for each in plan["units"]
        ]
    units = units_of(inputs)
    if not units:
        raise PrepareError("input", "preparation.no-files")
    write_json(path, {"identity": identity, "units": [asdict(unit) for unit in units]})
    return units
