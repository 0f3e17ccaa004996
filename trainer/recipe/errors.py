"""Why a run cannot start or go on, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class TuningError(ToldError):
    """``sentence`` is shown; ``detail`` goes to the log; ``samples``: those that caused it.

    ``kind`` names the state: "base" (no usable base model), "data", "changed" (another recipe or other data than the
    run began with), "running" (another process has this run), "run" (no run there), "memory", "room" (disk),
    "loss" (not finite, or zero), "library" (something is not installed), "recipe".
    """

    def __init__(
        self,
        kind: str,
        template: str,
        detail: str = "",
        samples: tuple[str, ...] = (),
        **figures: int | float | str,
    ) -> None:
        super().__init__(template, **figures)
        self.kind = kind
        self.detail = detail
        self.samples = samples
