"""Checkpoints as folders: written aside, flushed and renamed, so that each is whole; the newest few are kept."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

_NAME = re.compile(r"step-(\d{6,})")


def checkpoint_step(folder: Path) -> int:
    """The number of finished steps that a checkpoint holds."""
    match = _NAME.fullmatch(folder.name)
    if match is None:
        raise ValueError(f"{folder} is no checkpoint")
    return int(match[1])


def checkpoints(folder: Path) -> list[Path]:
    """All whole ones, the newest first."""
    if not folder.is_dir():
        return []
    return sorted((each for each in folder.iterdir() if _NAME.fullmatch(each.name)), key=checkpoint_step, reverse=True)


def write_checkpoint(folder: Path, step: int, write: Callable[[Path], None]) -> Path:
    """``write`` fills the folder it is given. Whatever goes wrong, no half checkpoint is left. Raises OSError."""
    target = folder / f"step-{step:06}"
    folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    aside = folder / f".{target.name}.part"
    aside.mkdir()
    try:
        write(aside)
        for file in aside.iterdir():
            with file.open("rb+") as content:
                os.fsync(content.fileno())
        if target.exists():
            # Reached again after going back to an older one.
            shutil.rmtree(target)
        os.replace(aside, target)
        _flush(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return target


def keep(folder: Path, newest: int, also: Path | None = None) -> None:
    """Removes all but the ``newest`` and ``also``."""
    for old in checkpoints(folder)[newest:]:
        if old != also:
            # Renamed first: a half removed folder must not be taken for a checkpoint.
            gone = folder / f".{old.name}.old"
            os.replace(old, gone)
            shutil.rmtree(gone, ignore_errors=True)


def remove_unfinished(folder: Path) -> None:
    """What a killed process left behind."""
    for left in (*folder.glob(".step-*.part"), *folder.glob(".step-*.old")):
        shutil.rmtree(left, ignore_errors=True)


def write_whole(file: Path, text: str) -> None:
    """A small file, written aside, flushed and renamed."""
    aside = file.with_name(file.name + ".new")
    with aside.open("w", encoding="utf-8") as content:
        content.write(text)
        content.flush()
        os.fsync(content.fileno())
    os.replace(aside, file)


def _flush(folder: Path) -> None:
    """A rename is on the disk only when its folder is; Windows has no such call."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
