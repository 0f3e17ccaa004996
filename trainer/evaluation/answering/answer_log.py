"""Answers kept as they come, one JSON line each, so that an evaluation goes on where it was stopped."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args, get_type_hints

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.errors import EvaluationError

_ENDS = get_args(get_type_hints(Answer)["end"])
_BEYOND_ALL = 1e12
"""No answer takes as many seconds, or has as many tokens."""
_BEGINS = b'{"key": '
"""As every line does, so that one that a kill tore is told from another program's file."""


class AnswerLog:
    """The answers of one model. At most the answer being written is lost, however the program ends.

    ``damaged`` lines could not be read: their answers are asked for again, and nothing else is lost.
    """

    def __init__(self, file: Path) -> None:
        """Reads what is there and cuts off a last line that was not written to its end.

        Raises EvaluationError("data") where no line of it is an answer: the file is then left as it is; OSError.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self.damaged = 0
        self._answers: dict[str, Answer] = {}
        torn = self._read_all() if file.is_file() else b""
        if not self._answers and (self.damaged or not _BEGINS.startswith(torn[: len(_BEGINS)])):
            raise EvaluationError("data", "evaluation.answers-foreign", file=file)
        # Without a buffer: what a full disk did not take must not be tried once more when the file is closed.
        self._lines = file.open("ab", buffering=0)
        if torn:
            self._lines.truncate(self._lines.tell() - len(torn))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()

    def _read_all(self) -> bytes:
        """Line by line, as there may be millions; the last one where it was not written to its end."""
        with self.file.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return line
                if (found := _read(line)) is not None:
                    self._answers[found[0]] = found[1]
                elif line.strip():
                    self.damaged += 1
        return b""

    def get(self, key: str) -> Answer | None:
        """The answer to this question, by this model, with these options."""
        return self._answers.get(key)

    def add(self, key: str, answer: Answer) -> None:
        """Keeps an answer; on disk when this returns. Raises OSError."""
        line = json.dumps({"key": key} | asdict(answer), ensure_ascii=False)
        # A text may hold half a character, which JSON can say and UTF-8 cannot.
        rest = memoryview(line.encode(errors="replace") + b"\n")
        try:
            while rest:
                rest = rest[self._lines.write(rest) :]
            os.fsync(self._lines.fileno())
        except OSError as error:
            error.filename = error.filename or str(self.file)
            raise
        self._answers[key] = answer


def _read(line: bytes) -> tuple[str, Answer] | None:
    """Key and answer; None of a line that holds none."""
    try:
        entry: Any = json.loads(line)
        key, answer = entry.pop("key"), Answer(**entry)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    known = (answer.prompt_tokens, answer.waited, answer.at_a_time)
    numbers = (answer.seconds, answer.answer_tokens, *(number for number in known if number is not None))
    right = isinstance(key, str) and isinstance(answer.text, str) and answer.end in _ENDS
    # Not without end, nor what JSON has of NaN: neither could be counted together with others.
    counted = all(isinstance(number, int | float) and 0 <= number < _BEYOND_ALL for number in numbers)
    return (key, answer) if right and counted else None
