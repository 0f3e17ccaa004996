"""Cases that the model never trained on, for judging what is published beside what was trained."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.runs.event_log import read_events
from trainer.runs.events import JudgedSample
from trainer.runs.training_data import read_training_samples


@dataclass(frozen=True, slots=True)
class HeldOutCase:
    """``facts`` as the user's turn has them; ``trained`` is what the trained model said, None where nobody asked it."""

    facts: str
    expected: str
    trained: str | None = None


def cases_of_run(run: Path) -> tuple[HeldOutCase, ...]:
    """Those that the run judged at its last evaluation, with the answers of then; empty where it judged none."""
    last: dict[str, JudgedSample] = {}
    for event, _ in read_events(run):
        if isinstance(event, JudgedSample):
            if any(event.step != before.step for before in last.values()):
                last = {}
            # Overwritten, because a run that was killed and resumed judges the cases of a step a second time.
            last[event.sample] = event
    return tuple(HeldOutCase(event.facts, event.expected, event.answer) for event in last.values())


def cases_of_files(paths: Sequence[Path], count: int) -> tuple[HeldOutCase, ...]:
    """``count`` samples out of training data files, always the same. Raises TuningError("data")."""
    samples = read_training_samples(paths)
    chosen = sorted(samples, key=lambda sample: hashlib.sha256(repr(sample.prompt).encode()).digest())[:count]
    return tuple(
        HeldOutCase(next(text for role, text in reversed(sample.prompt) if role == "user"), sample.answer)
        for sample in chosen
    )
