"""Rows of a suite's file, and what is said where they are none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from trainer.corpus.row_fields import FieldError
from trainer.corpus.row_file import FileRow, RowError, read_rows, row_error
from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError


def rows_of(file: Path) -> Iterator[FileRow]:
    """As ``read_rows``. Raises EvaluationError("data") where that raises RowError; OSError."""
    with told():
        yield from read_rows(file)


@contextmanager
def told(file: Path | None = None, line: int = 0) -> Iterator[None]:
    """What is wrong with a row, or with a field of the row at this line, becomes an EvaluationError."""
    try:
        yield
    except FieldError as error:
        if file is None:
            raise
        raise EvaluationError("data", row_error(file, line, error.message).message) from error
    except RowError as error:
        raise EvaluationError("data", error.message, error.detail) from error


def split_of(path: Path, split: Literal["train", "test"]) -> Path:
    """The file itself; of the folder that ``prepare`` wrote, or of its ``data``, the split of this name."""
    if not path.is_dir():
        return path
    places = (path / "data" / f"{split}.parquet", path / f"{split}.parquet")
    return next((place for place in places if place.is_file()), places[0])


def some(questions: list[Question], path: Path) -> list[Question]:
    """The questions, of which there must be any."""
    if not questions:
        raise EvaluationError("data", "evaluation.no-cases", file=path)
    return questions
