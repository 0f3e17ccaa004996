"""Where a run stands, as its checkpoints keep it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = "position.json"


@dataclass(frozen=True, slots=True)
class Position:
    """After ``step`` steps; a checkpoint has it beside weights and optimiser.

    The order of the data and the random numbers of a step follow from the recipe's seed and ``step``.
    """

    step: int
    micro_batch_tokens: int
    seconds: float = 0.0
    tokens: int = 0
    evaluated_step: int = 0
    best_step: int | None = None
    best_loss: float | None = None


def write_position(position: Position, checkpoint: Path) -> None:
    """Into the checkpoint's folder. Raises OSError."""
    (checkpoint / _FILE).write_text(json.dumps(asdict(position)), encoding="utf-8")


def read_position(checkpoint: Path) -> Position:
    """Raises OSError, ValueError, TypeError where it cannot be read."""
    return Position(**json.loads((checkpoint / _FILE).read_text(encoding="utf-8")))
