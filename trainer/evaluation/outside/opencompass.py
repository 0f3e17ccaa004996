"""OpenCompass's form of predictions, which LawBench's script reads too: ``MODEL/SUITE.json``.

OpenCompass (``icl_base_inferencer.py``, ``GenInferencerOutputHandler``) writes a file for each model and data set: an
object for each question by its place, with ``origin_prompt`` (``role`` SYSTEM, HUMAN or BOT, and ``prompt``),
``prediction`` and ``gold``. LawBench (``evaluation/main.py``, ``predictions/``) looks for a folder for each model, a
file in it for each task, named by its number (3-1.json), and the right answer under ``refr``:
``python main.py -i opencompass/own -o results.csv``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.samples.prompt import Turn

_ROLES = {"system": "SYSTEM", "user": "HUMAN", "assistant": "BOT"}


def opencompass_files(
    suite: Suite, prompt: Prompt, predicted: Mapping[str, Sequence[Row]], systems: Mapping[str, str | None]
) -> dict[PurePath, str]:
    """Of each model's rows, by the name of its folder; ``systems`` are the own system texts of pulled models."""
    task = suite.card.name.removeprefix("lawbench-")
    files = {}
    for model, rows in predicted.items():
        entries = {str(place): _entry(suite, prompt, row, systems.get(model)) for place, row in enumerate(rows)}
        files[PurePath(model, f"{task}.json")] = json.dumps(entries, ensure_ascii=False, indent=4) + "\n"
    return files


def _entry(suite: Suite, prompt: Prompt, row: Row, system: str | None) -> dict[str, object]:
    right = reference(suite, row.question)
    origin = _origin(suite.turns(row.question, prompt, system))
    return {"origin_prompt": origin, "prediction": row.text, "gold": right, "refr": right}


def _origin(turns: Iterable[Turn]) -> list[dict[str, str]]:
    return [{"role": _ROLES[turn["role"]], "prompt": turn["content"]} for turn in turns]
