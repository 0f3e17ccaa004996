"""What ends the building of an index, in words for the user."""

from __future__ import annotations

from trainer.told_error import ToldError


class IndexingError(ToldError):
    """``kind``: "running" (another process has the folder), "changed" (other files than it was begun with), "there" (an
    index of other files, and nobody said that more is to be added), "empty" (no case in the files), "room"."""
