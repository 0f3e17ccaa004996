"""Where the user's data lives."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """The folder of all user data; ``CRIMINAL_LAW_DESK_HOME`` moves it. Made where it is missing."""
    chosen = os.environ.get("CRIMINAL_LAW_DESK_HOME")
    folder = Path(chosen).expanduser() if chosen else user_data_path("criminal-law-desk", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
