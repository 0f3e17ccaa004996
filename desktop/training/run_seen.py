"""What is known of a run at a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from resources.messages.message import Message
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.checkpoint_folder import checkpoints
from trainer.runs.events import Event, JudgedSample, Started, Step, Warned
from trainer.runs.run_identity import RunIdentity


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
