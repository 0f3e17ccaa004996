"""An index of similar cases taken away, to be made anew."""

from __future__ import annotations

from pathlib import Path

from trainer.patient_files import remove_file, remove_folder
from trainer.similar.card import CARD
from trainer.similar.index import TANTIVY, VOCABULARY

_FOLDERS = (TANTIVY, "known", "work")
_FILES = (CARD, VOCABULARY, "taken.json")


def remove_index(folder: Path) -> None:
    """What an index is made of, and nothing else that lies there: the user chose the folder. Raises OSError."""
    for name in _FOLDERS:
        remove_folder(folder / name)
    for name in _FILES:
        remove_file(folder / name)
