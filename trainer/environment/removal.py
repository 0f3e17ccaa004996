"""Takes a component off the computer again."""

from __future__ import annotations

from pathlib import Path

import psutil

from trainer.environment.claim import claimed
from trainer.environment.errors import SetupError
from trainer.environment.place import Place
from trainer.environment.room import size_of
from trainer.patient_files import remove_file
from trainer.whole_file import remove_abandoned, remove_whole


def remove(place: Place) -> int:
    """The bytes that were freed. Raises SetupError("taken", "in_use"), OSError."""
    with claimed(place):
        remove_abandoned(place.folder)
        if not place.folder.exists():
            return 0
        refuse_in_use(place)
        freed = size_of(place.folder)
        remove_whole(place.folder)
    remove_file(place.lock)
    return freed


def refuse_in_use(place: Place) -> None:
    """Raises SetupError("in_use") while a process runs in the environment, a training above all."""
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
        except (psutil.Error, OSError):
            continue
        if command and Path(command[0]).is_relative_to(place.environment):
            raise SetupError("in_use", "environment.in-use", process=process.pid)
