"""Which Python an environment is made with: the program's own, one of the computer's, else one that is fetched."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from trainer.environment.errors import SetupError
from trainer.environment.fetch import Fetching, Progress, fetch
from trainer.environment.place import Place
from trainer.environment.sources import Sources
from trainer.environment.uv_call import Uv, run
from trainer.environment.wheel_files import WheelFile
from trainer.own_program import is_frozen, own_interpreter, without_python

FETCHED = "3.12"
_FIT = ((3, 11), (3, 12), (3, 13))
# Whether it is whole (Debian divides it), and has the headers with which triton compiles what a card runs.
_PROBE = """
import ctypes, lzma, os, sqlite3, ssl, sysconfig
print(os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))
"""
_COMPILED_FOR = re.compile(r"-cp3(\d+)-cp3\1-")


@dataclass(frozen=True, slots=True)
class ComputersPython:
    """One that was found. ``headers``: as far as it needs them, it has those of C."""

    path: str
    headers: bool


def choose_python(uv: Uv, place: Place, sources: Sources, progress: Progress) -> str:
    """What ``uv venv --python`` is given. Raises SetupError("python"), InstallStopped, OSError.

    A folder that was carried here may hold a Python, which its wheels then fit.
    """
    if not is_frozen():
        # Its libraries are seen from the environment, and must be of the same Python.
        return own_interpreter()
    carried = None if sources.wheels is None else sources.wheels / "python"
    if carried is not None and next(carried.glob("*/cpython-*.tar.*"), None) is not None:
        return unpacked_python(uv, place, carried.as_uri())
    found = tuple(_of_the_computer(uv, _wanted(sources.wheels)))
    best = next((each.path for each in found if each.headers), None)
    if best is not None:
        return best
    if sources.wheels is None:
        try:
            return _fetched(uv, place, sources, progress)
        except SetupError as error:
            if not found:
                raise SetupError("python", "environment.no-python", error.detail) from error
    if not found:
        raise SetupError("python", "environment.no-python-for-folder")
    return found[0].path


def fetch_python(uv: Uv, folder: Path, sources: Sources, progress: Progress) -> None:
    """Puts one, packed, under ``folder``, as a mirror would lay it out. Raises SetupError, InstallStopped, OSError."""
    url = _address(uv, sources.python_mirror)
    day, name = (unquote(part) for part in urlsplit(url).path.split("/")[-2:])
    wanted = WheelFile("python", FETCHED, name, url, None, None, "")
    fetch((wanted,), Fetching.of(folder / day, sources), progress, uv.stopped)


def _fetched(uv: Uv, place: Place, sources: Sources, progress: Progress) -> str:
    packed = place.downloads / "python"
    if sources.python_mirror.startswith("file:"):
        return unpacked_python(uv, place, sources.python_mirror)
    fetch_python(uv, packed, sources, progress)
    return unpacked_python(uv, place, packed.as_uri())


def unpacked_python(uv: Uv, place: Place, mirror: str) -> str:
    """The one that lies packed in the mirror or folder. uv knows the hash of each, and refuses another."""
    where = ("--install-dir", str(place.own_pythons))
    uv.call("python", "install", FETCHED, "--no-bin", "--mirror", mirror, *where)
    pythons = place.own_pythons.glob("cpython-*")
    name = "python.exe" if sys.platform == "win32" else "bin/python3"
    found = next((folder / name for folder in sorted(pythons) if (folder / name).exists()), None)
    if found is None:
        raise SetupError("python", "environment.no-python", str(place.own_pythons))
    return str(found)


def _address(uv: Uv, mirror: str) -> str:
    listed = json.loads(uv.call("python", "list", FETCHED, "--only-downloads", "--output-format", "json"))
    url = next((each["url"] for each in listed if each["implementation"] == "cpython"), None)
    if url is None:
        raise SetupError("python", "environment.no-python", str(listed))
    return f"{mirror.rstrip('/')}/{'/'.join(url.split('/')[-2:])}" if mirror else str(url)


def _of_the_computer(uv: Uv, wanted: frozenset[int]) -> Iterator[ComputersPython]:
    """In uv's order, the newest first; asked one after another, as a broken one may take its time."""
    listed = json.loads(uv.call("python", "list", "--only-installed", "--no-managed-python", "--output-format", "json"))
    seen: set[Path] = set()
    for each in listed:
        version = each["version_parts"]
        fits = (version["major"], version["minor"]) in _FIT and (not wanted or version["minor"] in wanted)
        if each["implementation"] != "cpython" or each["variant"] != "default" or not fits:
            continue
        path = Path(each["path"]).resolve()
        if path in seen:
            continue
        seen.add(path)
        try:
            status, said, _errors = run([each["path"], "-I", "-c", _PROBE], without_python(), uv.folder, uv.stopped)
        except OSError:
            continue
        if not status:
            # Only Linux has triton; and Windows' Python has its headers always.
            yield ComputersPython(each["path"], "True" in said or sys.platform != "linux")


def _wanted(wheels: Path | None) -> frozenset[int]:
    """The minor versions that the folder's compiled wheels are for; empty where any will do."""
    if wheels is None:
        return frozenset()
    return frozenset(int(found[1]) for file in wheels.glob("*.whl") if (found := _COMPILED_FOR.search(file.name)))
