"""Answers kept as they come, one JSON line each, so that an evaluation goes on where it was stopped."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from trainer.evaluation.answering.answer import Answer


class AnswerLog:
    """The answers of one folder. At most the answer being written is lost, however the program ends."""

    def __init__(self, file: Path) -> None:
        """Reads what is there and cuts off a last line that was not written to its end. Raises OSError."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lines = file.open("a+b")
        self._answers = dict(self._read())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()

    def get(self, key: str) -> Answer | None:
        """The answer to this case, by this model, to this prompt."""
        return self._answers.get(key)

    def add(self, key: str, answer: Answer) -> None:
        """Keeps an answer; on disk when this returns."""
        line = json.dumps({"key": key} | asdict(answer), ensure_ascii=False)
        self._lines.write(line.encode() + b"\n")
        self._lines.flush()
        os.fsync(self._lines.fileno())
        self._answers[key] = answer

    def _read(self) -> list[tuple[str, Answer]]:
        self._lines.seek(0)
        whole = 0
        read = []
        for line in self._lines:
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            entry: dict[str, Any] = json.loads(line)
            read.append((entry.pop("key"), Answer(**entry)))
        self._lines.truncate(whole)
        return read
