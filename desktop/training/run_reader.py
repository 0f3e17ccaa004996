"""A run as its folder tells it: events read from where the last look ended, and whether a process trains it now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.training.run_process import (
    is_run,
    launched_process,
    printed_failure,
    started_at,
    training_process,
    was_asked_to_end,
)
from desktop.training.run_seen import RunSeen, RunState
from trainer.recipe.errors import TuningError
from trainer.recipe.parsed_recipe import read_recipe
from trainer.recipe.recipe import AdapterRecipe
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
)
from trainer.runs.run_identity import RunIdentity, read_identity

KEPT_WARNINGS = 20


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
        begun = last is not None and last.at >= started_at(folder)
        return {"state": RunState.RUNNING if begun else RunState.STARTING, "failure": None}
    if isinstance(last, RunFinished):
        return {"state": RunState.FINISHED, "failure": None}
    if was_asked_to_end(folder) and (last is None or last.at < started_at(folder)):
        return {"state": RunState.PAUSED, "failure": None}  # while it was loading, and could not say so
    # An error before the run was locked stands only in what the process printed.
    said = printed_failure(folder)
    if said is not None and (last is None or said.at > last.at):
        return {"state": RunState.FAILED, "failure": said.message}
    if isinstance(last, Paused):
        return {"state": RunState.PAUSED, "failure": None}
    if isinstance(last, Failed):
        return {"state": RunState.FAILED, "failure": last.message}
    if last is None and not is_run(folder):
        return {"state": RunState.EMPTY, "failure": None}
    return {"state": RunState.BROKEN, "failure": None}
