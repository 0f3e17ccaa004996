"""Finds whose work each file of the bundle is, and lays the texts of their licences into it.

What no licence text is known of ends the build: a package of Python carries its own or has one in licences/, a library
of the system has its package's copyright file, Python its LICENSE.txt.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from desktop.help.components import LIST, PROGRAM, licence_files, stated_licence

_TEXTS = Path(__file__).with_name("licences")
_OWN = tomllib.loads((_TEXTS / "own_texts.toml").read_text(encoding="utf-8"))
_COPYRIGHT = "/usr/share/doc/{}/copyright"


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody made: ``texts`` are files that state its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]


def write_licences(
    folder: Path, inside: Iterable[tuple[str, Path]], own: Sequence[Path] = ()
) -> list[tuple[str, str, str]]:
    """``inside``: each file's name in the bundle and where it was taken from; ``own``: folders whose files are the
    program's; ``folder``: for what is written, and for what PyInstaller has written.

    Returns entries for PyInstaller's COLLECT: licences/, and the METADATA of the packages, which tell their versions.
    Exits where somebody's licence has no text.
    """
    # Not the copies that setuptools keeps within itself, and puts on the path as soon as it is imported.
    where = [sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"]]
    packages = {_normal(found.metadata["Name"]): found for found in distributions(path=where)}
    owners = {path: found for found in packages.values() for path in _files_of(found)}
    parts: dict[str, Part] = {}
    metadata = []
    used: dict[str, Distribution] = {}
    for name, source in inside:
        if (part := _part_of_ours(name)) is not None:
            parts[part.name] = part
        elif (package := owners.get(source.absolute()) or owners.get(source.resolve())) is not None:
            used[_normal(package.metadata["Name"])] = package
        elif not any(source.is_relative_to(each) for each in (folder, _TEXTS.parent, *own)):
            part = _python() if _is_pythons(source) else _part_of_system(source)
            parts[part.name] = part
    for name, package in used.items():
        extra = tuple(_TEXTS / text for text in _OWN["texts"].get(name, ()))
        texts = (*licence_files(package), *extra)
        parts[package.metadata["Name"]] = Part(
            package.metadata["Name"], package.version, stated_licence(package), texts
        )
        if (told := package.locate_file(f"{_info_folder(package)}/METADATA")) and Path(str(told)).exists():
            metadata.append((f"{_info_folder(package)}/METADATA", str(told), "DATA"))
    if untold := sorted(part.name for part in parts.values() if not part.texts):
        sys.exit(f"No licence text of {', '.join(untold)}: add one to {_TEXTS}.")
    return [*metadata, *_written(folder, parts.values())]


def _written(folder: Path, parts: Iterable[Part]) -> Iterator[tuple[str, str, str]]:
    listed = []
    for part in sorted(parts, key=lambda part: part.name.lower()):
        names: list[str] = []
        for text in part.texts:
            name = f"{part.name}/{len(names) + 1}-{text.stem}.txt"
            names.append(name)
            yield f"licences/{name}", str(text), "DATA"
        if part.name != PROGRAM:
            row = {"name": part.name, "version": part.version, "licence": part.licence, "texts": names}
            listed.append(row)
    target = folder / LIST
    target.write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    yield f"licences/{LIST}", str(target), "DATA"


def _normal(name: str) -> str:
    return name.lower().replace("_", "-")


def _info_folder(package: Distribution) -> str:
    return next(file.parts[0] for file in package.files or () if file.parts[0].endswith(".dist-info"))


def _files_of(package: Distribution) -> Iterator[Path]:
    for file in package.files or ():
        yield Path(str(package.locate_file(file))).resolve()


def _part_of_ours(name: str) -> Part | None:
    for owner, told in _OWN["files"].items():
        if name.startswith(tuple(told["paths"])):
            return Part(owner, told.get("version", ""), told["licence"], tuple(_TEXTS / text for text in told["texts"]))
    return None


def _is_pythons(source: Path) -> bool:
    library = Path(sysconfig.get_paths()["stdlib"]).resolve()
    found = source.resolve()
    is_interpreter = found.is_relative_to(sys.base_prefix) and found.name.startswith(("libpython", "python3"))
    return is_interpreter or found.is_relative_to(library)


@cache
def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    # Windows' own lies above the library.
    found = [Path(folder, "LICENSE.txt") for folder in (sysconfig.get_paths()["stdlib"], sys.base_prefix)]
    return Part("Python", version, "PSF-2.0", tuple(file for file in found if file.exists())[:1])


def _part_of_system(source: Path) -> Part:
    # Windows tells nobody whose its files are.
    package, version = ("", "") if sys.platform == "win32" else _system_package(source)
    if not package:
        return Part(str(source), "", "", ())
    return Part(package, version, "", tuple(file for file in [Path(_COPYRIGHT.format(package))] if file.exists()))


@cache
def _system_package(source: Path) -> tuple[str, str]:
    """Debian's package that a library came with, and its version; "" twice where there is none."""
    real = source.resolve()
    # Since /lib became a link to /usr/lib, dpkg knows a file under either name.
    for path in (source, real, Path("/", *real.parts[2:])):
        found = subprocess.run(["dpkg-query", "--search", str(path)], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            name = found.stdout.split(":", 1)[0]
            told = subprocess.run(
                ["dpkg-query", "--show", "--showformat=${Version}\n", name], capture_output=True, text=True, check=True
            )
            return name, told.stdout.splitlines()[0]
    return "", ""
