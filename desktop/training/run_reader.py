"""A run as its folder tells it: events read from where the last look ended, and whether a process trains it now."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

import psutil

from resources.messages.message import Message
from trainer.recipe.errors import TuningError
from trainer.recipe.parsed_recipe import read_recipe
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.checkpoint_folder import checkpoints
from trainer.runs.event_log import read_events
from trainer.runs.events import (
    Checkpointed,
    Evaluated,
    Event,
    Failed,
    Fitted,
    JudgedSample,
    LossParts,
    Paused,
    RunFinished,
    Started,
    Step,
    Warned,
    read_event,
)
from trainer.runs.run_identity import RunIdentity, read_identity
from trainer.runs.run_lock import PROCESS, running_process

LAUNCHED = "launched.pid"
"""Written by the window that started a process, which holds the run only when its libraries are loaded."""
OUTPUT = "process.jsonl"
"""What the process printed: the failures from before it held the run are nowhere else."""
KEPT_WARNINGS = 20


class RunState(Enum):
    """BROKEN: its process ended without a word (killed, power cut); it can go on."""

    EMPTY = "empty"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class RunSeen:
    """What is known of a run. ``losses`` and ``held_out`` by step: what was done again after a kill counts once."""

    folder: Path
    state: RunState = RunState.EMPTY
    started: Started | None = None
    step: Step | None = None
    losses: Mapping[int, float] = field(default_factory=dict)
    held_out: Mapping[int, float] = field(default_factory=dict)
    samples: tuple[JudgedSample, ...] = ()  # of the last evaluation
    warnings: tuple[Warned, ...] = ()
    last: Event | None = None
    failure: Message | None = None
    identity: RunIdentity[AdapterRecipe] | None = None
    began_at: float = 0.0  # seconds since 1970

    @property
    def name(self) -> str:
        """The folder's."""
        return self.folder.name

    @property
    def steps(self) -> int:
        """Of the whole run; 0 while that is not known."""
        return self.step.steps if self.step else self.started.steps if self.started else 0

    @property
    def done(self) -> int:
        """Steps done."""
        return self.step.step if self.step else self.started.step if self.started else 0

    @property
    def adapter(self) -> Path | None:
        """Where the finished adapter lies, or the newest checkpoint's."""
        places = (self.folder / "adapter", *checkpoints(self.folder / "checkpoints"))
        return next((place for place in places if (place / "adapter_config.json").is_file()), None)

    @property
    def began(self) -> datetime | None:
        """When its first process took it up."""
        return datetime.fromtimestamp(self.began_at) if self.began_at else None


class RunReader:
    """``read`` gives what is known now; call it from one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._offset = 0
        self._losses: dict[int, float] = {}
        self._held_out: dict[int, float] = {}
        self._seen = RunSeen(folder)

    def read(self) -> RunSeen:
        """Reads what came since; cheap where nothing did."""
        folder = self._seen.folder
        before = self._offset
        for event, offset in read_events(folder, self._offset):
            self._take(event)
            self._offset = offset
        seen = self._seen
        if seen.identity is None:
            seen = replace(seen, identity=_identity(folder))
        if self._offset != before:
            # Copied, because the lists given out earlier must not change.
            seen = replace(seen, losses=dict(self._losses), held_out=dict(self._held_out))
        self._seen = replace(seen, **_state(seen))  # type: ignore[arg-type]
        return self._seen

    def _take(self, event: Event) -> None:
        seen = replace(self._seen, last=event)
        match event:
            case Started():
                seen = replace(seen, started=event, failure=None, began_at=seen.began_at or event.at)
            case Step():
                self._losses[event.step] = event.loss
                seen = replace(seen, step=event)
            case Evaluated():
                self._held_out[event.step] = event.loss
            case JudgedSample():
                same = tuple(each for each in seen.samples if each.step == event.step and each.sample != event.sample)
                seen = replace(seen, samples=(*same, event))
            case Warned():
                seen = replace(seen, warnings=(*seen.warnings, event)[-KEPT_WARNINGS:])
            case Failed():
                seen = replace(seen, failure=event.message)
            case RunFinished() | Paused() | Checkpointed() | Fitted() | LossParts():
                pass
        self._seen = seen


def launched_process(run: Path) -> int | None:
    """The process that a window started for this run, where it is still there."""
    try:
        return _alive(int((run / LAUNCHED).read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None


def training_process(run: Path) -> int | None:
    """The process that holds this run. Its lock is not tried: that would keep a process from taking it just then."""
    return _alive(running_process(run))


def is_run(folder: Path) -> bool:
    """Whether a run was begun in this folder."""
    return any((folder / name).exists() for name in ("run.json", "events.jsonl", OUTPUT))


def _alive(process: int | None) -> int | None:
    try:
        if process is not None:
            command = psutil.Process(process).cmdline()
            # For a moment after its start a process has no command line yet; one that ended raises.
            return process if not command or "trainer" in command else None
    except (psutil.Error, OSError):
        pass
    return None


def _identity(folder: Path) -> RunIdentity[AdapterRecipe] | None:
    try:
        return read_identity(folder, read_recipe)
    except TuningError:
        return None


def _state(seen: RunSeen) -> dict[str, object]:
    """The state, and why it failed."""
    folder, last = seen.folder, seen.last
    if training_process(folder) is not None or launched_process(folder) is not None:
        # Only events of this process count. After its last event a process still takes a moment to end.
        begun = last is not None and last.at >= _taken_up(folder)
        return {"state": RunState.RUNNING if begun else RunState.STARTING, "failure": None}
    if isinstance(last, RunFinished):
        return {"state": RunState.FINISHED, "failure": None}
    # An error before the run was locked stands only in what the process printed.
    said = _said_last(folder)
    if said is not None and (last is None or said.at > last.at):
        return {"state": RunState.FAILED, "failure": said.message}
    if isinstance(last, Paused):
        return {"state": RunState.PAUSED, "failure": None}
    if isinstance(last, Failed):
        return {"state": RunState.FAILED, "failure": last.message}
    if last is None and not is_run(folder):
        return {"state": RunState.EMPTY, "failure": None}
    return {"state": RunState.BROKEN, "failure": None}


def _taken_up(folder: Path) -> float:
    """When the newest process was started (seconds since 1970)."""
    found = [0.0]
    for name in (LAUNCHED, PROCESS):
        with suppress(OSError):
            found.append((folder / name).stat().st_mtime)
    return max(found)


def _said_last(folder: Path) -> Failed | None:
    """The failure that the last process printed."""
    try:
        with (folder / OUTPUT).open("rb") as lines:
            lines.seek(0, 2)
            lines.seek(max(0, lines.tell() - 65_536))
            last = [line for line in lines.read().splitlines() if line.strip()][-1:]
    except OSError:
        return None
    event = read_event(last[0]) if last else None
    return event if isinstance(event, Failed) else None
