"""A command of the trainer as a child process: its JSON lines come as signals."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from desktop.jobs.process_text import process_text
from trainer.commands.ending_input import ENDS_WITH_INPUT
from trainer.commands.exit_status import ExitStatus
from trainer.own_program import module_command, variables_for

_log = logging.getLogger(__name__)
_STOPS_WITHIN_MS = 30_000
"""A job that was asked to stop and goes on for so long is killed, which every job outlives."""
_ENDS_WITHIN = 2.0
"""Seconds that a window which is closed waits for its jobs, counted from when they were asked."""
_SHOWN_OF_ERRORS = 4000


class JobProcess(QObject):
    """One job at a time. ``told`` carries each JSON object, ``ended`` the exit status (-1 where it was killed).

    A job that the user stopped always ends with ExitStatus.STOPPED, also where its process died of being asked.
    """

    told = Signal(object)  # dict[str, Any]
    ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._rest = b""
        self._asked_at: float | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_STOPS_WITHIN_MS)
        self._late.timeout.connect(self._kill)

    def running(self) -> bool:
        """Whether a job is under way."""
        return self._process is not None

    def start(self, interpreter: str, arguments: Sequence[str], variables: Mapping[str, str] | None = None) -> None:
        """Runs the trainer with ``arguments``, ``variables`` in its environment. What may hold a password belongs
        there, because every user of the computer can read a process's arguments."""
        if self._process is not None:
            return
        process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in {**variables_for(interpreter), **(variables or {})}.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._went_wrong)
        self._rest = b""
        self._asked_at = None
        self._process = process
        program, *before = module_command(interpreter, "trainer")
        process.start(program, [*before, ENDS_WITH_INPUT, *arguments])

    def stop(self) -> None:
        """Asks the job to stop in good order; what it has done is kept. The end of its input says so: no signal of
        Windows reaches it, and it comes of itself where this process is killed."""
        if self._process is None or self._asked_at is not None:
            return
        self._asked_at = time.monotonic()
        self._process.closeWriteChannel()
        self._late.start()

    def close(self) -> None:
        """Ends the job with the window; nothing is told any more. Who closes several asks them all to stop first."""
        self.stop()
        self._late.stop()
        process, self._process = self._process, None
        if process is None or self._asked_at is None:
            return
        left = self._asked_at + _ENDS_WITHIN - time.monotonic()
        if not process.waitForFinished(max(0, round(left * 1000))):
            process.kill()
            process.waitForFinished(500)

    def _kill(self) -> None:
        if self._process is not None:
            _log.warning("a job that was asked to stop is killed")
            self._process.kill()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            if (content := _object(line)) is not None:
                self.told.emit(content)

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        # QProcess emits no finished signal for a program that could not be started.
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            _log.error("the job could not be started: %s", self._process.errorString())
            self._process.deleteLater()
            self._process = None
            self.ended.emit(-1)

    def _finished(self, status: int, how: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        errors = process_text(process.readAllStandardError())
        if errors.strip():
            _log.info("a job said: %s", errors[-_SHOWN_OF_ERRORS:])
        self._process = None
        self._late.stop()
        process.deleteLater()
        killed = how is not QProcess.ExitStatus.NormalExit
        if killed and self._asked_at is not None:
            # Before it could stop in good order.
            status = ExitStatus.STOPPED
        elif killed:
            status = -1
        self.ended.emit(status)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
