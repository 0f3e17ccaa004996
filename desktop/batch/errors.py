"""Why a batch cannot begin or go on, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class BatchError(ToldError):
    """``kind``: "input" (the table, its columns), "changed" (another model, option or table than it was begun with),
    "running" (another process has it), "file" (a folder that cannot be used)."""
