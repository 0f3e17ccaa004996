"""The evaluation that ends ``run``: the exported model on cases of the test split, none of which it was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from resources.messages.durations import duration
from resources.messages.message import Message, message
from trainer.runs.training_data import held_out_beside

_ANSWER_TOKENS, _PROMPT_TOKENS = 600, 1500
_BYTES_A_SECOND = 10e9
"""For each token of an answer the whole model is read out of memory, at 10 GB/s or so by two channels; a prompt is read
many tokens at a time, about eight times as fast. A guess, for whether it takes minutes or hours."""
_PROMPT_FASTER = 8


@dataclass(frozen=True, slots=True)
class PlannedEvaluation:
    """``told``: what will be done and how long it may take, or why nothing is; ``test`` None then."""

    told: Message
    model: Path
    cases: int
    test: Path | None = None
    train: Path | None = None

    def command(self, folder: Path) -> list[str]:
        """The arguments of the command. Only where there is a test split."""
        train = ["--train", str(self.train)] if self.train is not None else []
        asked = [f"prepared={self.test}", "--model", f"embedded:{self.model}", *train]
        return ["evaluate", *asked, "--limit", str(self.cases), "--out", str(folder)]


def planned_evaluation(data: Sequence[Path], model: Path, cases: int) -> PlannedEvaluation | None:
    """Of a model that is exported by now, on the first of ``data`` that has a test split; None where none is wanted.

    Raises OSError.
    """
    if cases == 0:
        return None
    splits = [split for split in held_out_beside(data, "test") if _rows(split)]
    if not splits:
        return PlannedEvaluation(message("commands.run-without-test-split"), model, cases)
    if find_spec("llama_cpp") is None:
        return PlannedEvaluation(message("commands.run-without-engine"), model, cases)
    test = splits[0]
    cases = min(cases, _rows(test))
    tokens = _ANSWER_TOKENS + _PROMPT_TOKENS / _PROMPT_FASTER
    seconds = cases * tokens * model.stat().st_size / _BYTES_A_SECOND
    told = message("commands.run-evaluates", cases=cases, time=duration(seconds))
    return PlannedEvaluation(told, model, cases, test, test.with_name("train.parquet"))


def _rows(split: Path) -> int:
    from pyarrow import parquet

    return int(parquet.read_metadata(split).num_rows)
