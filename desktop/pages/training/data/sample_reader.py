"""Asks the process that reads samples, and tells what it answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from desktop.jobs.process_text import process_text
from desktop.training.sample_store import SampleFilter, ShownSample
from trainer.own_program import module_command, variables_for

_log = logging.getLogger(__name__)


class SampleReader(QObject):
    """``ended`` tells that the process is gone without being asked to; the next question starts another."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._waiting: dict[int, Callable[[dict[str, Any]], None]] = {}
        self._number = 0
        self._rest = b""
        self._python = ""
        self._folder = Path()

    def open(self, python: str, folder: Path) -> None:
        """Another data set."""
        self.close()
        self._python, self._folder = python, folder

    def find(self, wanted: SampleFilter, answered: Callable[[dict[str, Any]], None]) -> None:
        """``answered`` is given "count" and "samples" of the first page, or "error"."""
        self._ask({"ask": "find", "filter": asdict(wanted)}, answered)

    def page(self, number: int, answered: Callable[[dict[str, Any]], None]) -> None:
        """Another page of what was found last, counted from 0."""
        self._ask({"ask": "page", "page": number}, answered)

    def trained_tokens(self, answer: str, answered: Callable[[dict[str, Any]], None]) -> None:
        """``answered`` is given "tokens"."""
        self._ask({"ask": "tokens", "text": answer}, answered)

    def close(self) -> None:
        """Ends the process; nothing is answered any more."""
        process, self._process = self._process, None
        self._waiting.clear()
        if process is not None:
            process.kill()  # it only reads
            process.waitForFinished(2000)
            process.deleteLater()

    def _ask(self, request: dict[str, Any], answered: Callable[[dict[str, Any]], None]) -> None:
        if self._process is None:
            self._start()
        if self._process is None:
            return
        self._number += 1
        self._waiting[self._number] = answered
        line = json.dumps({"id": self._number, **request}, ensure_ascii=False)
        self._process.write(line.encode("utf-8", "surrogatepass") + b"\n")

    def _start(self) -> None:
        process = QProcess(self)
        variables = QProcessEnvironment()
        for name, value in variables_for(self._python).items():
            variables.insert(name, value)
        process.setProcessEnvironment(variables)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._gone)
        self._rest = b""
        self._process = process
        program, *before = module_command(self._python, "desktop.training.sample_child")
        process.start(program, [*before, str(self._folder)])

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                content = json.loads(line)
                answered = self._waiting.pop(content["id"])
            except (ValueError, KeyError, TypeError):
                continue
            answered(content)

    def _gone(self) -> None:
        if self._process is None:
            return  # it was closed
        _log.error("the reader ended: %s", process_text(self._process.readAllStandardError()))
        self._process.deleteLater()
        self._process = None
        self._waiting.clear()
        self.ended.emit()


def samples_of(content: dict[str, Any]) -> list[ShownSample]:
    """The samples of an answer."""
    return [ShownSample(**row | {"charges": tuple(row["charges"])}) for row in content["samples"]]
