"""Scanned documents recognised in a child process: page by page, to be stopped at any time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.documents.intake.opened import Given
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from resources.messages.message import Message, message
from resources.messages.wording import message_told
from trainer.commands.exit_status import ExitStatus
from trainer.judgment.types import Span


class Recognition(QObject):
    """One at a time. ``page`` tells (name, pages done, pages, seconds left or None); ``finished`` gives the texts in
    their files' order, ``failed`` what is to be said. After ``stop`` nothing is told."""

    page = Signal(str, int, int, object)
    finished = Signal(object)  # list[Given]
    failed = Signal(object)  # Message

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._found: list[Given] = []
        self._error: Message | None = None
        self._wanted = False
        self._waiting: tuple[Path, ...] = ()
        self._job = JobProcess(self)
        self._job.told.connect(self._told)
        self._job.ended.connect(self._ended)

    def running(self) -> bool:
        """Whether something is recognised that is still wanted."""
        return self._wanted

    def can_begin(self) -> bool:
        """Whether the component for it is there."""
        return interpreter_for(Need.OCR, self._home) is not None

    def begin(self, files: Sequence[Path]) -> None:
        """Recognises the files one after another."""
        python = interpreter_for(Need.OCR, self._home)
        if python is None:  # it was removed a moment ago
            self.failed.emit(message("recognition.missing", file=files[0].name))
            return
        self._wanted = True
        if self._job.running():  # one that was stopped is still ending
            self._waiting = tuple(files)
            return
        self._found, self._error = [], None
        self._job.start(python, ["recognise", "--json", *map(str, files)])

    def stop(self) -> None:
        """Ends it; nothing comes of it."""
        self._wanted, self._waiting = False, ()
        self._job.stop()

    def close(self) -> None:
        """Ends it with the window."""
        self._wanted, self._waiting = False, ()
        self._job.close()

    def _told(self, content: dict[str, Any]) -> None:
        if not self._wanted or self._waiting:
            return
        match content.get("event"):
            case "progress":
                self.page.emit(content["name"], content["done"], content["total"], content["seconds_left"])
            case "recognised":
                doubtful = tuple(Span(*place) for place in content["doubtful"])
                self._found.append(Given(content["text"], content["name"], doubtful))
            case "failed":
                self._error = message_told(content)

    def _ended(self, status: int) -> None:
        if self._waiting:
            files, self._waiting = self._waiting, ()
            self.begin(files)
            return
        if not self._wanted:
            return
        self._wanted = False
        if status == ExitStatus.DONE:
            self.finished.emit(self._found)
        else:
            self.failed.emit(self._error or message("recognition.failed"))
