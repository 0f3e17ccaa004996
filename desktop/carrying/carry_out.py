"""The folder is made: each file copied aside and renamed when it is whole, its sum taken on the way.

A marker stands in the folder from the first byte to the last, so that half of it is never taken for all of it. What is
whole stays after a stop, a power cut or a full stick, and the same job goes on with the file that it was at.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from desktop.carrying.parts import CarriedFile, Load
from desktop.carrying.read_me import READ_ME, read_me
from desktop.carrying.room import refuse_no_room, too_long_for_fat
from resources.messages.message import message
from resources.messages.wording import say
from trainer.engines.download_speed import DownloadSpeed
from trainer.engines.embedded.carried_folder import SUMS
from trainer.patient_files import flush_file, remove_file, rename
from trainer.told_error import ToldError
from trainer.whole_file import write_whole

MARKER = "未完成-INCOMPLETE.txt"
_DONE = ".carried.json"
_PART = ".part"
_CHUNK = 4 << 20
_FLUSHED_FROM = 64 << 20
"""Bytes: larger files are put on the disk one by one, the thousands of a program all at once."""
# What systems put into the root of a stick by themselves.
_OF_THE_SYSTEM = frozenset(
    (
        "System Volume Information",
        "lost+found",
        "$RECYCLE.BIN",
        ".Spotlight-V100",
        ".fseventsd",
        ".Trashes",
        ".DS_Store",
    )
)


@dataclass(frozen=True, slots=True)
class CarryProgress:
    """In bytes of all files; ``seconds_left`` is None where it cannot be told yet."""

    place: str
    done: int
    total: int
    seconds_left: float | None


def carry_out(
    load: Load,
    folder: Path,
    *,
    told: Callable[[CarryProgress], object] = lambda _progress: None,
    stopped: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = monotonic,
) -> None:
    """Makes the folder, or goes on with one that was begun.

    Raises ToldError: "input" where the folder holds something else, "room" where it does not fit, "stopped", "changed"
    where a file became another meanwhile, "bad_file" where a model's file is not what its sum says; and OSError.
    """
    _refuse_inside_program(load, folder)
    begun = _begin(folder)
    done = _kept(folder, load) if begun else {}
    refuse_no_room(folder, load.files, already=sum(file.size for file in load.files if file.place in done))
    write_whole(folder / MARKER, say(message("carry.marker")) + "\n\n" + say(message("carry.marker"), "en") + "\n")
    pace = _Pace(load.bytes, told, clock)
    try:
        for file in load.files:
            if file.place not in done:
                done[file.place] = _Done.of(file, _copied(file, folder / file.place, pace, stopped))
                if file.size >= _FLUSHED_FROM:
                    _keep(folder, done)
            pace.file_done(file)
        _finish(folder, load, done)
    except OSError as error:
        if (reason := _room_told(error, folder, load)) is None:
            raise
        raise reason from error
    finally:
        with suppress(OSError):  # a stick that was pulled out
            if is_begun(folder):
                _flush()
                _keep(folder, done)


def is_begun(folder: Path) -> bool:
    """Whether the folder was begun and not finished."""
    return (folder / MARKER).is_file()


@dataclass(frozen=True, slots=True)
class _Done:
    """A file that is whole, and what its source was like then."""

    sum: str
    size: int
    changed: int

    @classmethod
    def of(cls, file: CarriedFile, sum_: str) -> _Done:
        return cls(sum_, file.size, file.source.stat().st_mtime_ns)


class _Pace:
    """Tells how far all of it is, at most some times a second."""

    def __init__(self, total: int, told: Callable[[CarryProgress], object], clock: Callable[[], float]) -> None:
        self._total = total
        self._told = told
        self._clock = clock
        self._before = self._copied = 0
        self._speed = DownloadSpeed()
        self._at = float("-inf")

    def chunk(self, place: str, in_file: int, *, copied: int) -> None:
        """So much of the file is there; ``copied`` of it since the last time."""
        self._copied += copied
        now = self._clock()
        if now - self._at < 0.2:
            return
        self._at = now
        self._speed.note({"all": self._copied}, now)
        done = self._before + in_file
        speed = self._speed.bytes_per_second()
        self._told(CarryProgress(place, done, self._total, (self._total - done) / speed if speed else None))

    def file_done(self, file: CarriedFile) -> None:
        """All of it is there, now or from before."""
        self._before += file.size
        if self._before >= self._total:
            self._told(CarryProgress(file.place, self._before, self._total, 0.0))


def _refuse_inside_program(load: Load, folder: Path) -> None:
    """What was copied would itself be copied the next time. Raises ToldError("input")."""
    program = load.program.folder
    if program is not None and folder.resolve().is_relative_to(program):
        raise ToldError("input", "carry.inside-program", folder=str(folder))


def _begin(folder: Path) -> bool:
    """Makes the folder. Whether it was begun before. Raises ToldError("input"), OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_begun(folder):
        return True
    if (folder / SUMS).is_file() and (folder / READ_ME).is_file():
        raise ToldError("input", "carry.already-whole", folder=str(folder))
    if any(each.name not in _OF_THE_SYSTEM for each in folder.iterdir()):
        raise ToldError("input", "carry.folder-not-empty", folder=str(folder))
    return False


def _kept(folder: Path, load: Load) -> dict[str, _Done]:
    """What is whole of this very load."""
    try:
        read: dict[str, Any] = json.loads((folder / _DONE).read_bytes())
        done = {place: _Done(str(told["sum"]), int(told["size"]), int(told["changed"])) for place, told in read.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}

    def same(file: CarriedFile) -> bool:
        try:
            there = (folder / file.place).stat().st_size == file.size
        except OSError:
            return False
        return there and done.get(file.place) == _Done.of(file, done[file.place].sum if file.place in done else "")

    return {file.place: done[file.place] for file in load.files if same(file)}


def _keep(folder: Path, done: dict[str, _Done]) -> None:
    plain = {place: {"sum": each.sum, "size": each.size, "changed": each.changed} for place, each in done.items()}
    write_whole(folder / _DONE, json.dumps(plain, ensure_ascii=False))


def _copied(file: CarriedFile, target: Path, pace: _Pace, stopped: Callable[[], bool]) -> str:
    """The sum of what was copied. Of what an earlier try left, all that is equal stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + _PART)
    digest = hashlib.sha256()
    with file.source.open("rb") as source, part.open("r+b" if part.is_file() else "w+b") as copy:
        for place, chunk, written in _chunks(source, copy):
            digest.update(chunk)
            pace.chunk(file.place, place, copied=len(chunk) if written else 0)
            if stopped():
                raise ToldError("stopped", "carry.stopped")
        copy.truncate()
        if copy.tell() != file.size:
            raise ToldError("changed", "carry.changed", file=file.source.name)
    if file.size >= _FLUSHED_FROM:
        flush_file(part)
    if file.sum and digest.hexdigest() != file.sum:
        remove_file(part)
        raise ToldError("bad_file", "carry.source-damaged", file=Path(file.place).name)
    with suppress(OSError):  # a stick may know no permissions
        shutil.copymode(file.source, part)
    rename(part, target)
    return digest.hexdigest()


def _chunks(source: BinaryIO, copy: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Where the file is after each chunk, the chunk, and whether it had to be written."""
    place = 0
    while chunk := source.read(_CHUNK):
        there = copy.read(len(chunk))
        if written := there != chunk:
            copy.seek(place)
            copy.write(chunk)
            # Reading after writing asks for a place of its own.
            copy.seek(place + len(chunk))
        place += len(chunk)
        yield place, chunk, written


def _finish(folder: Path, load: Load, done: dict[str, _Done]) -> None:
    """The texts, the sums of all, and on the disk before the marker goes."""
    sums = {file.place: done[file.place].sum for file in load.files}
    texts = {each.place: each.text for each in load.model.texts} | {READ_ME: read_me(load)}
    for place, text in texts.items():
        write_whole(folder / place, text)
        sums[place] = hashlib.sha256(text.encode()).hexdigest()
    write_whole(folder / SUMS, "".join(f"{each}  {place}\n" for place, each in sums.items()))
    _flush()
    remove_file(folder / _DONE)
    remove_file(folder / MARKER)


def _flush() -> None:
    """The thousands of small files that were not flushed one by one: a record of what is whole must not be there before
    them. Windows keeps nothing back of what is written to a stick."""
    if hasattr(os, "sync"):
        os.sync()


def _room_told(error: OSError, folder: Path, load: Load) -> ToldError | None:
    """What a full stick, one that was pulled out, and FAT's limit say; None for any other failure."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ToldError("room", "carry.full", repr(error), folder=str(folder))
    if error.errno == errno.EFBIG:
        return too_long_for_fat(load.files, repr(error))
    if error.errno in (errno.EIO, errno.ENODEV, errno.EROFS, errno.ENXIO):
        return ToldError("file", "carry.stick-gone", repr(error), folder=str(folder))
    return None
