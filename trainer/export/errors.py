"""Why a model could not be exported, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class ExportError(ToldError):
    """``sentence`` is shown; ``detail`` goes to the log.

    ``kind`` names the state: "base" (unusable base model), "adapter", "room" (disk), "memory", "library" (no
    llama.cpp), "stopped".
    """

    def __init__(self, kind: str, template: str, detail: str = "", **figures: int | float | str) -> None:
        super().__init__(template, **figures)
        self.kind = kind
        self.detail = detail
