"""What keeps an environment from being made."""

from __future__ import annotations

from trainer.told_error import ToldError


class SetupError(ToldError):
    """``kind``: "address" (a setting), "network", "sources" (a package is not to be had there), "python", "room",
    "taken" (another process works on it), "in_use" (something runs in it), "library" (uv, or what it installed, fails).
    """
