"""What a preparation works on, unit by unit: planned once, so that a run that was stopped goes on with the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.corpus.sources import files_of
from trainer.preparation.errors import PrepareError
from trainer.preparation.part import write_json
from trainer.preparation.pieces import FilePiece, Unit, units_of
from trainer.preparation.settings import PreparationSettings


def identity_of(settings: PreparationSettings) -> dict[str, Any]:
    """What must be the same for a run to go on: settings, and the files by name, size and time of their last change."""
    files = []
    for given in (*settings.inputs, *settings.keep_out):
        for path, name in files_of(given):
            about = path.stat()
            files.append([name, about.st_size, about.st_mtime_ns])
    # As JSON gives it back, so that both can be compared.
    found: dict[str, Any] = json.loads(json.dumps({"settings": settings.as_json(), "files": files}))
    return found


def planned_units(settings: PreparationSettings, work: Path, identity: dict[str, Any]) -> list[Unit]:
    """The units of all inputs. Raises PrepareError where ``work`` holds the plan of another identity."""
    path = work / "plan.json"
    if path.exists():
        plan = json.loads(path.read_text(encoding="utf-8"))
        if plan["identity"] != identity:
            raise PrepareError("changed", "preparation.folder-unfinished")
        return [
            Unit(each["number"], tuple(FilePiece(**piece) for piece in each["pieces"]), each["follows"])
            for each in plan["units"]
        ]
    units = units_of(settings.inputs)
    if not units:
        raise PrepareError("input", "preparation.no-files")
    write_json(path, {"identity": identity, "units": [asdict(unit) for unit in units]})
    return units
