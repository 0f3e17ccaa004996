"""What the bundle's shared libraries are linked with, and which of the collected ones nobody asks for."""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

Entry = tuple[str, str, str]
"""As PyInstaller has them: the name in the bundle, where it comes from (of a link: what it points to), the kind."""
LINK = "SYMLINK"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_SEARCHED = re.compile(r"^\s+(?:RPATH|RUNPATH)\s+(\S+)$", re.MULTILINE)
_SYSTEM = ("/lib/", "/usr/lib/", "/lib64/")
_QT = "PySide6/Qt/lib/"


@cache
def headers(path: Path) -> str:
    """What objdump tells of a library or program; "" of any other file."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return ""
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout


def linked_with(path: Path) -> set[str]:
    """The names of the libraries that it is linked with."""
    return set(_NEEDED.findall(headers(path)))


def needed_only(entries: Iterable[Entry]) -> list[Entry]:
    """Without the system's libraries and Qt's that no kept file is linked with, as what wanted them was left out, and
    without links to what is not there."""
    kept = list(entries)
    while True:
        names = {name for name, _, _ in kept}
        asked = {
            asking
            for name, source, kind in kept
            if kind != LINK
            for asking in linked_with(Path(source)) - {Path(name).name}
        }
        left = [entry for entry in kept if _is_wanted(entry, names, asked)]
        if len(left) == len(kept):
            return left
        kept = left


def _is_wanted(entry: Entry, names: set[str], asked: set[str]) -> bool:
    name, source, kind = entry
    if kind == LINK:
        return str((Path(name).parent / source).as_posix()) in names
    return not (source.startswith(_SYSTEM) or name.startswith(_QT)) or Path(name).name in asked


def needed_links(entries: Iterable[Entry]) -> list[Entry]:
    """Without links that nothing is found by. PyInstaller lays one to each library into the folder where the loader
    looks for all of them; most look for theirs beside themselves first. Where the folder is copied onto a file system
    without links, each would become a second library."""
    kept = list(entries)
    names = {name for name, _, kind in kept if kind != LINK}
    asked = {
        wanted
        for name, source, kind in kept
        if kind != LINK
        for wanted in linked_with(Path(source))
        if not any(posixpath.normpath(f"{folder}/{wanted}") in names for folder in _searched(name, Path(source)))
    }
    return [entry for entry in kept if entry[2] != LINK or entry[0] in asked]


def _searched(name: str, source: Path) -> Iterator[str]:
    """The folders of the bundle where the library of that name has its own looked for."""
    for found in _SEARCHED.findall(headers(source)):
        yield from (folder.replace("$ORIGIN", posixpath.dirname(name) or ".") for folder in found.split(":"))


def write_empty(library: Path, target: Path, others: Iterable[Path]) -> None:
    """``target`` becomes a library without content in the place of one that ``others`` are linked with and ask nothing
    of. Raises ValueError where they do ask for something that nothing else has."""
    wanted, had = set[str](), set[str]()
    for other in others:
        wanted |= _symbols(other, "--undefined-only")
        had |= _symbols(other, "--defined-only")
    if asked := wanted & _symbols(library, "--defined-only") - had:
        raise ValueError(f"{library.name} is asked for {sorted(asked)[0]}")
    options = ["-shared", "-nostdlib", "-s", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
    subprocess.run(["cc", *options, "-x", "c", "/dev/null", "-o", str(target)], check=True)


def _symbols(path: Path, which: str) -> set[str]:
    told = subprocess.run(
        ["nm", "-D", which, "--format=just-symbols", str(path)], capture_output=True, text=True, check=True
    )
    names = (line.partition("@")[0] for line in told.stdout.splitlines())
    # Parts of the C++ library that each compiles for itself.
    return {name for name in names if not name.startswith(("_ZNSt", "_ZNKSt"))}
