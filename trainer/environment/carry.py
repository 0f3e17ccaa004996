"""Fills a folder with all that a component is made of, for a computer without a network."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from trainer.environment.claim import claimed
from trainer.environment.component import Component
from trainer.environment.errors import SetupError
from trainer.environment.fetch import Fetching, fetch
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place
from trainer.environment.python_choice import choose_python, fetch_python, unpacked_python
from trainer.environment.report import Reporter
from trainer.environment.room import check_room
from trainer.environment.sources import Sources
from trainer.environment.uv_call import Stopped, Uv
from trainer.environment.uv_program import uv_program
from trainer.environment.wheel_files import bytes_of, wheel_files
from trainer.own_program import is_frozen
from trainer.patient_files import remove_file

BUILD_TOOLS = ("setuptools", "wheel")
"""For the one or two packages of which an index has the source only."""


@dataclass(frozen=True, slots=True)
class Carried:
    """``python``: the version that the wheels are for; ``with_python``: one lies in the folder too."""

    folder: Path
    files: int
    size: int
    python: str
    with_python: bool


def carry(
    folder: Path, component: Component, parts: EnvironmentParts, sources: Sources, report: Reporter, stopped: Stopped
) -> Carried:
    """For a computer like this one: the same system and kind of processor.

    Raises SetupError ("taken" where another process fills it), InstallStopped, OSError; the next call goes on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = Place(folder / ".work")
    with claimed(work):
        shutil.rmtree(work.folder, ignore_errors=True)  # of a call that was killed
        work.folder.mkdir()
        try:
            report("python", 0, 0)
            uv = Uv(uv_program(parts, work, sources, stopped), work.cache, work.folder, sources, stopped)
            with_python, python = _python(uv, work, folder / "python", sources, report)
            report("resolve", 0, 0)
            uv.call("venv", "--python", python, str(work.environment))
            tools = BUILD_TOOLS if is_frozen() else (*BUILD_TOOLS, "uv")
            locked = wheel_files(uv, work.python, parts, component, sources, *tools)
            files = [file for file in locked if file.path is None]
            check_room(folder, bytes_of(files))
            fetch(files, Fetching.of(folder, sources), lambda done, total: report("download", done, total), stopped)
            version = _version(work)
        finally:
            shutil.rmtree(work.folder, ignore_errors=True)
    remove_file(work.lock)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Carried(folder, len(files), size, version, with_python)


def _version(work: Place) -> str:
    """Of the Python that the wheels were chosen for."""
    lines = (work.environment / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2].strip() for line in lines if line.startswith("version"))


def _python(uv: Uv, work: Place, packed: Path, sources: Sources, report: Reporter) -> tuple[bool, str]:
    """Whether one was put into the folder, and the one that the wheels are chosen for."""

    def progress(done: int, total: int) -> None:
        report("python", done, total)

    if not is_frozen():
        return False, choose_python(uv, work, sources, progress)
    try:
        fetch_python(uv, packed, sources, progress)
    except SetupError:
        # The folder then serves computers that have this computer's Python.
        shutil.rmtree(packed, ignore_errors=True)
        return False, choose_python(uv, work, sources, progress)
    return True, unpacked_python(uv, work, packed.as_uri())
