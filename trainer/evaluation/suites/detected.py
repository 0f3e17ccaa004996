"""Which suite a file is, told by its fields and not by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.reading import rows_of

Row = Mapping[str, Any]
_FIELDS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("cail", lambda row: "meta" in row and "fact" in row),
    ("prepared", lambda row: {"facts", "answer", "stated"} <= row.keys()),
    ("prepared", lambda row: "conversations" in row or "messages" in row or {"instruction", "output"} <= row.keys()),
    ("lawbench-3-1", lambda row: _is_lawbench(row, "法条:")),
    ("lawbench-3-3", lambda row: _is_lawbench(row, "罪名:")),
    ("lawbench-3-5", lambda row: _is_lawbench(row, "刑期:") and "法条内容" in str(row["question"])),
    ("lawbench-3-4", lambda row: _is_lawbench(row, "刑期:")),
    ("judge", lambda row: not {"full_text", "fd", "Full Document"}.isdisjoint(row)),
)


def suite_of_file(path: Path) -> str:
    """A suite's name; of a file that describes a user's own suite the path itself.

    Raises EvaluationError("data") where it is none that is known; OSError.
    """
    if path.suffix.lower() == ".toml":
        return str(path)
    if path.is_dir():
        return "prepared"
    for row in islice(rows_of(path), 1):
        found = next((name for name, fits in _FIELDS if fits(row.fields)), None)
        if found is not None:
            return found
        raise EvaluationError("data", "evaluation.unknown-fields", file=path, names=tuple(row.fields))
    raise EvaluationError("data", "evaluation.no-cases", file=path)


def _is_lawbench(row: Row, prefix: str) -> bool:
    return {"instruction", "question", "answer"} <= row.keys() and str(row["answer"]).startswith(prefix)
