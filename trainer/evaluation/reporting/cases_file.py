"""Every case of a suite with what each model and baseline said of it: one JSON line a case.

    {"id", "facts", "stated", "groups": {kind: label}, "truth": OUTCOME, "said": {predictor: OUTCOME or null},
     "text": {predictor: text}}

``text`` is a model's answer as it was written, and of a baseline what it says in the suite's own form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.outcome_json import outcome_from, outcome_json
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.samples.prompt import StatedAttitude
from trainer.whole_file import whole_file

_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class KeptCase:
    """One line. ``said`` and ``text`` are by predictor; what could not be read is None."""

    id: str
    facts: str
    stated: StatedAttitude
    groups: Mapping[str, str]
    truth: Outcome
    said: Mapping[str, Outcome | None]
    text: Mapping[str, str]


def cases_path(folder: Path, suite: str, prompt: str) -> Path:
    """``cases-SUITE-PROMPT.jsonl``. A user's own suite may have a name that no file can have: what is replaced in it
    is told apart by its checksum."""
    name = f"{suite}-{prompt}"
    safe = _UNSAFE.sub("_", name)[:70]  # Chinese letters are three bytes each, and a name has 255
    return folder / f"cases-{safe if safe == name else f'{safe}-{crc32(name.encode()):08x}'}.jsonl"


def write_cases(folder: Path, suite: str, prompt: str, rows: Mapping[str, Sequence[Row]]) -> Path:
    """The file, written whole. ``rows``: by predictor, in the questions' order, all of the same questions. Raises
    OSError, and an older file is then as it was."""
    target = cases_path(folder, suite, prompt)
    with whole_file(target) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as lines:
        for of_one in zip(*rows.values(), strict=True):
            lines.write(json.dumps(_line(dict(zip(rows, of_one, strict=True))), ensure_ascii=False) + "\n")
    return target


def read_cases(file: Path) -> list[KeptCase]:
    """Every case of such a file. Raises OSError, and EvaluationError ("data") with the line that is none."""
    cases = []
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise EvaluationError("data", "report.not-a-case", file=file, line=number) from error
    return cases


def written_text(row: Row) -> str:
    """A model's answer as it was written; of a baseline what it says in the suite's own form."""
    return row.text if row.answer is None else row.answer.text


def _line(rows: Mapping[str, Row]) -> dict[str, Any]:
    question = next(iter(rows.values())).question
    return {
        "id": question.id,
        "facts": question.facts,
        "stated": question.stated.value,
        "groups": dict(question.groups),
        "truth": outcome_json(question.truth),
        "said": {name: outcome_json(row.said) if row.said else None for name, row in rows.items()},
        "text": {name: written_text(row) for name, row in rows.items()},
    }


def _case(plain: Mapping[str, Any]) -> KeptCase:
    return KeptCase(
        id=str(plain["id"]),
        facts=str(plain["facts"]),
        stated=StatedAttitude(plain["stated"]),
        groups={str(kind): str(label) for kind, label in plain["groups"].items()},
        truth=outcome_from(plain["truth"]),
        said={str(name): outcome_from(said) if said else None for name, said in plain["said"].items()},
        text={str(name): str(text) for name, text in plain["text"].items()},
    )
