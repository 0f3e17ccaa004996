"""All units read. What is done is on the disk: a scan that was stopped or killed goes on with the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.preparation.errors import Stopped
from trainer.preparation.part import parts_of, remove_parts
from trainer.preparation.pieces import FilePiece, Unit
from trainer.preparation.reading import Readers, Reading


def scan(
    units: Sequence[Unit],
    reading: Reading,
    readers: Readers,
    progress: Callable[[float, float], None],
    stopped: Callable[[], bool],
) -> list[Unit]:
    """Reads and selects every unit; ``progress`` is told the bytes done and the bytes of all.

    Gives the units as they were read: one that turned out to begin elsewhere than it seemed is read again from there.
    Raises Stopped, or PrepareError where a process ended before its work.
    """
    units, folder = list(units), reading.folder
    total = float(sum(unit.size for unit in units))
    left = [unit for unit in units if not any(part.finished for part in parts_of(folder, unit.number))]
    before = total - sum(unit.size for unit in left)
    progress(before, total)
    _read(left, reading, readers, lambda done: progress(min(total, before + done), total), stopped)
    progress(total, total)
    for place, unit in enumerate(units):
        if not unit.follows:
            continue
        # Sure for the first of a file, and so for each whose predecessor ends where it begins.
        ends = parts_of(folder, units[place - 1].number)[-1].end
        begins = parts_of(folder, unit.number)[0].start
        if ends is not None and ends != begins:
            remove_parts(folder, unit.number)
            piece = unit.pieces[0]
            moved = FilePiece(piece.path, piece.name, piece.size, piece.length, ends, piece.stop)
            units[place] = Unit(unit.number, (moved,), follows=True)
            _read([units[place]], reading, readers, lambda done: None, stopped)
    return units


def _read(
    units: Sequence[Unit],
    reading: Reading,
    readers: Readers,
    done: Callable[[float], None],
    stopped: Callable[[], bool],
) -> None:
    if units:
        readers.read(units, reading, done, stopped)
    if stopped():
        raise Stopped
