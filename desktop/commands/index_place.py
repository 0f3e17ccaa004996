"""Which index of similar cases a command asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.settings.store import load_settings
from desktop.similar.place import index_folder
from trainer.home import home
from trainer.similar.errors import SimilarError

if TYPE_CHECKING:
    from trainer.similar.index import CaseIndex


def opened_index(chosen: str | None) -> CaseIndex:
    """The one in the folder that was chosen, else the user's own. Raises SimilarError, OSError."""
    from trainer.similar.index import open_index

    settings = load_settings(home() / "settings.json").settings
    return open_index(Path(chosen) if chosen else index_folder(home(), settings.similar_folder))


def own_index() -> CaseIndex | None:
    """The user's own, None where there is none or it cannot be asked: what is told beside a judgment is no reason not
    to tell the judgment."""
    try:
        return opened_index(None)
    except (SimilarError, OSError):
        return None
