"""Why a run cannot start or go on, in words that its user can act on."""

from __future__ import annotations

from resources.messages.message import Message, Value
from trainer.told_error import ToldError


class TuningError(ToldError):
    """``samples``: those that caused it.

    ``kind`` names the state: "base" (no usable base model), "data", "changed" (another recipe or other data than the
    run began with), "running" (another process has this run), "run" (no run there), "memory", "room" (disk),
    "loss" (not finite, or zero), "library" (something is not installed), "recipe".
    """

    def __init__(
        self, kind: str, told: str | Message, detail: str = "", samples: tuple[str, ...] = (), /, **values: Value
    ) -> None:
        super().__init__(kind, told, detail, **values)
        self.samples = samples
