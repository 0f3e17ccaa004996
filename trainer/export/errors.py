"""Why a model could not be exported, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class ExportError(ToldError):
    """``kind`` names the state: "base" (unusable base model), "adapter", "room" (disk), "memory", "library" (no
    llama.cpp), "stopped".
    """
