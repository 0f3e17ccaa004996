"""The evaluations there are: those in the user's data, and those that were opened from elsewhere; newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.evaluation.asked import ASKED, AskedEvaluation, read_asked
from desktop.evaluation.evaluation_process import COMMAND
from desktop.evaluation.evaluation_seen import PAGE, REPORT, is_evaluation
from trainer.patient_files import remove_file, remove_folder
from trainer.runs.apart_job import ApartJob
from trainer.whole_file import write_whole

_OPENED = "opened.json"
_MOST_OPENED = 50
_OURS = ("answers", "predictions", "plan.json", ASKED, "run.lock", "run.pid", "pause")
_OURS_BEGIN = ("report.", "cases-", "process.", "launched.")


@dataclass(frozen=True, slots=True)
class KnownEvaluation:
    """``at``: seconds since 1970. ``asked`` is None of one that was begun in a terminal."""

    folder: Path
    at: float
    asked: AskedEvaluation | None
    is_working: bool = False


def known_evaluations(place: Path) -> tuple[KnownEvaluation, ...]:
    """``place`` is where the window makes them. Folders that are gone are passed over."""
    folders = {folder.resolve(): folder for folder in (*_within(place), *opened_elsewhere(place))}
    found = [_known(folder) for folder in folders.values() if is_evaluation(folder)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def remember(place: Path, folder: Path) -> None:
    """One that lies elsewhere. Raises OSError."""
    if folder.resolve().parent == place.resolve():
        return
    others = [each for each in opened_elsewhere(place) if each.resolve() != folder.resolve()]
    _write(place, [folder.absolute(), *others][:_MOST_OPENED])


def opened_elsewhere(place: Path) -> list[Path]:
    """Newest first; empty where nothing can be read."""
    try:
        return [Path(each) for each in json.loads((place / _OPENED).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def delete(place: Path, folder: Path) -> None:
    """What an evaluation wrote; what else lies in the folder stays, and the folder with it. Raises OSError."""
    for each in list(folder.iterdir()):
        if each.name in _OURS or each.name.startswith(_OURS_BEGIN):
            if each.is_dir() and not each.is_symlink():
                remove_folder(each)
            else:
                remove_file(each)
    with suppress(OSError):  # something of the user's own lies there
        folder.rmdir()
    others = opened_elsewhere(place)
    if folder.absolute() in others:
        _write(place, [each for each in others if each != folder.absolute()])


def free_folder(place: Path, name: str) -> Path:
    """A folder of that name, or with a number behind it, that is not there yet."""
    number, free = 2, place / name
    while free.exists():
        free, number = place / f"{name} {number}", number + 1
    return free


def _within(place: Path) -> Iterable[Path]:
    try:
        return [each for each in place.iterdir() if each.is_dir()]
    except OSError:
        return []


def _known(folder: Path) -> KnownEvaluation:
    asked = read_asked(folder)
    works = ApartJob(folder, COMMAND).process() is not None
    return KnownEvaluation(folder, asked.made_at if asked is not None else _changed(folder), asked, works)


def _changed(folder: Path) -> float:
    for name in (REPORT, PAGE, "plan.json"):
        with suppress(OSError):
            return (folder / name).stat().st_mtime
    return 0.0


def _write(place: Path, folders: Iterable[Path]) -> None:
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = json.dumps([str(each) for each in folders], ensure_ascii=False, indent=1)
    write_whole(place / _OPENED, content.encode("utf-8", "surrogatepass"))
