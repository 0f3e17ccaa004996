"""The folder of an evaluation, held by one process; a window may ask that one to stop, whoever started it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from trainer.commands.ending_folder import ending_when_asked
from trainer.evaluation.errors import EvaluationError
from trainer.recipe.errors import TuningError
from trainer.runs.run_lock import claimed


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """Makes it. Raises EvaluationError("running") where another process has it; OSError."""
    with ExitStack() as held:
        try:
            held.enter_context(claimed(folder))
        except TuningError as error:
            raise EvaluationError("running", "evaluation.folder-in-use", folder=folder) from error
        held.enter_context(ending_when_asked(folder))
        yield
