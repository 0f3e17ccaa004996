"""Why a model cannot be evaluated, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class EvaluationError(ToldError):
    """``kind``: "input" (an option), "data" (a file of cases), "stopped"."""
