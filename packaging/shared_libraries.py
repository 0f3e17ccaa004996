"""What the bundle's shared libraries are linked with, and which of the collected ones nobody asks for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

Entry = tuple[str, str, str]
"""As PyInstaller has them: the name in the bundle, where it comes from (of a link: what it points to), the kind."""
LINK = "SYMLINK"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_NUMBERED = re.compile(r"(?P<plain>.*\.so)\.\d+")
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


def second_names_as_links(entries: Iterable[Entry]) -> list[Entry]:
    """A wheel knows no links and holds ``libx.so`` and ``libx.so.0`` as two files; here the first points to the other,
    which also keeps one from being loaded beside the other."""
    kept = list(entries)
    numbered = {found["plain"]: name for name, _, _ in kept if (found := _NUMBERED.fullmatch(name))}
    sources = {name: source for name, source, _ in kept}
    return [
        (name, Path(numbered[name]).name, LINK)
        if kind != LINK and name in numbered and _same(source, sources[numbered[name]])
        else (name, source, kind)
        for name, source, kind in kept
    ]


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


def _same(one: str, other: str) -> bool:
    return Path(other).is_file() and Path(one).read_bytes() == Path(other).read_bytes()
