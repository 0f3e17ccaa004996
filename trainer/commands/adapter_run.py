"""What ``train`` and ``resume`` share: a job made from files, run, and its events shown."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.event_words import event_message
from trainer.commands.exit_status import ExitStatus, status_of_kind
from trainer.commands.printer import Printer
from trainer.commands.stopping import stop_on_signal
from trainer.recipe.errors import TuningError
from trainer.runs.events import Event, Failed, LossParts, Step, event_line
from trainer.runs.run_folder import RunPaused

if TYPE_CHECKING:
    from trainer.recipe.recipe import AdapterRecipe
    from trainer.tuning.adapter_job import AdapterJob


def make_job(recipe: AdapterRecipe, base: str, data: list[Path], held_out: list[Path], run: Path) -> AdapterJob:
    """Reads the samples and looks for the base. Raises TuningError.

    Without ``held_out``: the validation split that ``prepare`` wrote beside ``data``, where there is one.
    """
    from trainer.recipe.base_folder import find_base
    from trainer.runs.run_identity import RunIdentity, installed_versions
    from trainer.runs.training_data import data_hash, held_out_beside, read_training_samples

    found = find_base(base)
    samples = read_training_samples(data)
    held_out = held_out or held_out_beside(data)
    set_aside = read_training_samples(held_out, may_be_empty=True)
    identity = RunIdentity(
        recipe=recipe,
        base=found.fingerprint(),
        data=data_hash(samples),
        held_out=data_hash(set_aside),
        samples=len(samples),
        base_folder=str(found.folder.resolve()),
        data_files=tuple(str(path.resolve()) for path in data),
        held_out_files=tuple(str(path.resolve()) for path in held_out),
        versions=installed_versions(),
    )
    check_library("torch", "peft", *(["bitsandbytes"] if recipe.quantization.bits == 4 else []))
    from trainer.tuning.adapter_job import AdapterJob

    return AdapterJob(identity, found, samples, set_aside, run)


def run_job(job: AdapterJob, printer: Printer) -> int:
    """As `train_told`."""
    from trainer.tuning.train_adapter import train_adapter

    return train_told(partial(train_adapter, job), printer)


def train_told(train: Callable[[Callable[[Event], None], Callable[[], bool]], Path], printer: Printer) -> int:
    """Trains and tells the run's events, the last of which says how it ended.

    ``train`` is told where to report to, and what says whether the user wants to stop.
    """
    failed: list[Failed] = []

    def tell(event: Event) -> None:
        if isinstance(event, Failed):
            failed.append(event)
        tell_event(event, printer)

    with stop_on_signal(printer) as stop:
        try:
            train(tell, stop)
        except RunPaused:
            return ExitStatus.STOPPED
        except TuningError as error:
            # Told here, because an error before the run is locked is not written into its events.
            if not failed:
                tell(Failed(time.time(), error.kind, error.message, error.detail, error.samples))
            return status_of_kind(error.kind)
    return ExitStatus.DONE


def tell_event(event: Event, printer: Printer) -> None:
    """An event as it is kept in the run's folder, or as a line for the eye."""
    if printer.as_json:
        print(event_line(event), flush=True)
    elif isinstance(event, Step):
        printer.passing(event_message(event), step="train", last=event.step >= event.steps)
    elif not isinstance(event, LossParts):  # for a plot, not for the eye
        printer.tell(event_message(event))


def check_library(*names: str) -> None:
    """Raises TuningError("library") where one of these is not installed."""
    from importlib.util import find_spec

    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise TuningError("library", "commands.training-parts-missing", names=tuple(missing))
    # No library may go to the network: base and data lie on this computer.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
