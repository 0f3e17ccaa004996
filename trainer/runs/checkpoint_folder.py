"""Checkpoints as folders, each whole; the newest few are kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from trainer.whole_file import remove_whole, whole_folder

_NAME = re.compile(r"step-(\d{6,})")


def checkpoint_step(folder: Path) -> int:
    """The number of finished steps that a checkpoint holds."""
    match = _NAME.fullmatch(folder.name)
    if match is None:
        raise ValueError(f"{folder} is no checkpoint")
    return int(match[1])


def checkpoint_of(folder: Path, step: int) -> Path:
    """Where the checkpoint after ``step`` steps lies, if it was kept."""
    return folder / f"step-{step:06}"


def checkpoints(folder: Path) -> list[Path]:
    """All whole ones, the newest first."""
    if not folder.is_dir():
        return []
    return sorted((each for each in folder.iterdir() if _NAME.fullmatch(each.name)), key=checkpoint_step, reverse=True)


def write_checkpoint(folder: Path, step: int, write: Callable[[Path], None]) -> Path:
    """``write`` fills the folder it is given. Whatever goes wrong, no half checkpoint is left. Raises OSError."""
    target = checkpoint_of(folder, step)
    remove_unfinished(folder)
    # It may be there: a step is reached again after going back to an older one.
    with whole_folder(target) as part:
        write(part)
    return target


def keep(folder: Path, newest: int, also: Path | None = None) -> None:
    """Removes all but the ``newest`` and ``also``. Raises OSError where one stayed, after all others."""
    stayed: OSError | None = None
    for old in checkpoints(folder)[newest:]:
        if old != also:
            try:
                remove_whole(old)
            except OSError as error:
                stayed = error
    if stayed is not None:
        raise stayed


def remove_unfinished(folder: Path) -> None:
    """What a killed process left behind, whose next checkpoint will have another name."""
    for left in folder.glob(".step-*"):
        shutil.rmtree(left, ignore_errors=True)
