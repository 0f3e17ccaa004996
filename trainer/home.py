"""Where the user's data lives."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

NOWHERE = Path(os.devnull) / "criminal-law-desk"
"""A folder that is never there: whatever is to be written to it fails as on a disk that is gone."""


def home() -> Path:
    """The folder of all user data; ``CRIMINAL_LAW_DESK_HOME`` moves it. Made where it is missing. Raises OSError."""
    folder = home_wanted()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def home_wanted() -> Path:
    """The same, whether it is there or not. The window works without."""
    chosen = os.environ.get("CRIMINAL_LAW_DESK_HOME")
    try:
        folder = Path(chosen).expanduser() if chosen else user_data_path("criminal-law-desk", appauthor=False)
    except RuntimeError:  # "~" of a user who has no home
        return NOWHERE
    # Without a home platformdirs gives "~/.local/…", which would be a folder of that name wherever one stands.
    return NOWHERE if folder.parts[:1] == ("~",) else folder.absolute()
