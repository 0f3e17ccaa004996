"""Where the user's index of similar cases lies."""

from __future__ import annotations

from pathlib import Path

from trainer.typed_path import typed_path

FOLDER = "similar"


def index_folder(home: Path, chosen: str) -> Path:
    """``chosen``: the setting, "" for the program's own place."""
    return typed_path(chosen) if chosen.strip() else home / FOLDER
