"""What a job tells and keeps of its run while it trains: events to whoever looks, and checkpoints to go on from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import TypeVar

from resources.messages.message import Message
from trainer.recipe.errors import TuningError
from trainer.runs.checkpoint_folder import checkpoint_of, checkpoints, keep, remove_unfinished, write_checkpoint
from trainer.runs.event_log import EventLog
from trainer.runs.events import Checkpointed, Event, Failed, Paused, Warned

State = TypeVar("State")

# What json, safetensors and torch raise for a file that a full disk or a power cut has damaged.
_DAMAGED = (OSError, ValueError, RuntimeError, KeyError, TypeError, EOFError, UnpicklingError)


class RunPaused(Exception):
    """The user stopped the run after ``step``; everything done so far is in its checkpoint."""

    def __init__(self, step: int) -> None:
        super().__init__(step)
        self.step = step


class RunFolder:
    """The folder of a run that this process holds (`run_lock`)."""

    def __init__(self, path: Path, report: Callable[[Event], None], *, writes: bool = True) -> None:
        """``writes`` is false in all but one of the processes that train a run together. Raises OSError."""
        self.path = path
        self._checkpoints = path / "checkpoints"
        self._log = EventLog(path) if writes else None
        self._report = report

    def tell(self, event: Event) -> None:
        """To whoever started the process, and to the folder."""
        if self._log is not None:
            self._log.add(event)
            self._report(event)

    def warn(self, kind: str, key: str, detail: str = "", **values: int | str) -> None:
        """Tells what did not stop the run; ``kind`` as in `Warned`."""
        self.tell(Warned(time.time(), kind, Message(key, values), detail))

    @contextmanager
    def telling_the_end(self) -> Iterator[None]:
        """Tells why the run could not go on, or that it was paused, and raises it further."""
        try:
            yield
        except TuningError as error:
            self.tell(Failed(time.time(), error.kind, error.message, error.detail, error.samples))
            raise
        except RunPaused as paused:
            self.tell(Paused(time.time(), paused.step))
            raise

    def has_checkpoints(self) -> bool:
        """Whether a run goes on here."""
        return bool(checkpoints(self._checkpoints))

    def restored(self, read: Callable[[Path], State]) -> State | None:
        """As `newest`; None only where there is no checkpoint yet. Raises TuningError("run")."""
        state = self.newest(read)
        if state is None and self.has_checkpoints():
            raise TuningError("run", "recipe.checkpoints-damaged", folder=str(self.path))
        return state

    def newest(self, read: Callable[[Path], State]) -> State | None:
        """What ``read`` makes of the newest checkpoint that can be read; those that cannot are told."""
        for checkpoint in checkpoints(self._checkpoints):
            try:
                return read(checkpoint)
            except _DAMAGED as error:
                self.warn("checkpoint", "recipe.checkpoint-damaged", repr(error), name=checkpoint.name)
        return None

    def checkpoint(
        self, step: int, write: Callable[[Path], None], *, kept: int, best: int | None = None, first: bool = False
    ) -> None:
        """Keeps what ``write`` puts into a folder, beside the ``kept`` - 1 before it and that of step ``best``.

        A full disk is told, and tried again at the next checkpoint; for the ``first`` one it is a TuningError("room"),
        because a run must not begin where nothing can be kept.
        """
        if self._log is None:
            return
        try:
            written = write_checkpoint(self._checkpoints, step, write)
        except OSError as error:
            if first:
                raise TuningError("room", "recipe.room-to-begin", str(error), folder=str(self.path)) from error
            self.warn("room", "recipe.checkpoint-not-written", str(error), folder=str(self.path))
            return
        try:
            keep(self._checkpoints, kept, also=None if best is None else checkpoint_of(self._checkpoints, best))
        except OSError as error:  # a program that looks at an old one; it is tried again after the next
            self.warn("checkpoint", "recipe.checkpoint-not-removed", repr(error), folder=str(self._checkpoints))
        self.tell(Checkpointed(time.time(), step, written.relative_to(self.path).as_posix()))

    def checkpoint_of(self, step: int) -> Path:
        """Where it lies, if it was kept."""
        return checkpoint_of(self._checkpoints, step)

    def clear_up(self) -> None:
        """Removes checkpoints that a killed process left unfinished."""
        remove_unfinished(self._checkpoints)
