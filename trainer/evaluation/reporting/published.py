"""The scores that LawBench's authors published, beside ours: from the user's own copy of their file, as it is not ours
to ship.

Fei et al., LawBench, arXiv:2309.16289; predictions/*/results.csv of open-compass/LawBench, gathered into the columns
shot, task, model_name, score, abstention_rate, score_pct.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from trainer.evaluation.errors import EvaluationError

COLUMNS = ("shot", "task", "model_name", "score", "abstention_rate")
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """``shot`` is "zero_shot" or "one_shot", ``task`` such as "3-1"; ``score`` and ``abstained`` between 0 and 1."""

    shot: str
    task: str
    model: str
    score: float
    abstained: float | None


def read_published(file: Path) -> tuple[PublishedScore, ...]:
    """Raises OSError, and EvaluationError ("data") with the line and what was expected there."""
    lines = _text(file).splitlines()
    reader = csv.DictReader(lines)
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise EvaluationError("data", "report.published-columns", file=file, columns=tuple(missing))
    return tuple(_score(row, file, reader.line_num) for row in reader)


def of_task(scores: Sequence[PublishedScore], task: str, shot: str = "zero_shot") -> list[PublishedScore]:
    """The best first."""
    return sorted((each for each in scores if (each.task, each.shot) == (task, shot)), key=lambda each: -each.score)


def _score(row: dict[str, str], file: Path, line: int) -> PublishedScore:
    try:
        score = float(row["score"])
        abstained = float(row["abstention_rate"]) if row["abstention_rate"] else None
        if not 0 <= score <= 1 or not (abstained is None or isfinite(abstained)):
            raise ValueError(score)
        return PublishedScore(row["shot"], row["task"], row["model_name"], score, abstained)
    except (TypeError, ValueError) as error:
        raise EvaluationError("data", "report.published-line", repr(error), file=file, line=line) from error


def _text(file: Path) -> str:
    content = file.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EvaluationError("data", "report.published-line", file=file, line=1)
