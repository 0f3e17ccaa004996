"""What an environment is made with and of: uv, the program's own wheel, the versions it was tested with."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from zipfile import ZipFile

from resources.version import DISTRIBUTION
from trainer.environment.component import Component
from trainer.own_program import bundled_folder, own_interpreter

LLAMA_CPP = "llama_cpp/__init__.py"
COMPILED = ("llama_cpp", "trainer/export/compiled")
"""Packages and folders of libraries, by their places in the frozen folder and in an environment's site-packages."""


@dataclass(frozen=True, slots=True)
class EnvironmentParts:
    """``wheel`` is None where the program runs in a Python: the environment then sees that Python's libraries, the
    program itself among them, and only the component's own requirements are installed."""

    uv: Path | None
    wheel: Path | None
    constraints: Path | None
    compiled: Path | None = None
    """The frozen program's folder, of which COMPILED is copied: an index has the sources only."""

    def requirements(self, component: Component) -> tuple[str, ...]:
        """Lines for uv. Raises LookupError where an installed program does not say what it needs."""
        if self.wheel is not None:
            own = f"{DISTRIBUTION}[{component.extra}] @ {self.wheel.resolve().as_uri()}"
            # What llama_cpp imports besides numpy and jinja2.
            return (own, *(("diskcache",) if self.copied(component) else ()))
        lines = _own_requirements()
        mark = f"extra == '{component.extra}'"
        return tuple(line.partition(";")[0].strip() for line in lines if mark in line.replace('"', "'"))

    def copied(self, component: Component) -> tuple[str, ...]:
        """What of COMPILED there is: merging needs ggml's quantisers, and the proof of publishing a model run."""
        if self.compiled is None or component.extra != "train" or not (self.compiled / LLAMA_CPP).is_file():
            return ()
        return tuple(place for place in COMPILED if (self.compiled / place).is_dir())

    def fingerprint(self, component: Component) -> str:
        """Changes when an environment that was made of other parts has to be renewed."""
        if self.wheel is None:
            # A program that runs in a Python is seen from there: its versions may differ from what was installed.
            made_of = "\n".join(self.requirements(component)).encode()
        else:
            made_of = _content_list(self.wheel) + (self.constraints.read_bytes() if self.constraints else b"")
        return sha256(component.extra.encode() + made_of).hexdigest()[:16]


def environment_parts() -> EnvironmentParts:
    """Those of this program: of the frozen folder, else of the Python that it runs in."""
    bundled = bundled_folder()
    if bundled is None:
        return EnvironmentParts(_found_uv(), None, _constraints())
    folder = bundled / "environment"
    return EnvironmentParts(
        _existing(folder / ("uv.exe" if os.name == "nt" else "uv")),
        next(iter(sorted(folder.glob("*.whl"))), None),
        _existing(folder / "constraints.txt"),
        bundled,
    )


def _content_list(wheel: Path) -> bytes:
    """Its RECORD, which holds the hash of every other file: asked whenever the window looks for an interpreter."""
    with ZipFile(wheel) as archive:
        name = next(each for each in archive.namelist() if each.endswith(".dist-info/RECORD"))
        return archive.read(name)


def _own_requirements() -> list[str]:
    try:
        return requires(DISTRIBUTION) or []
    except PackageNotFoundError as error:
        raise LookupError(DISTRIBUTION) from error


def _found_uv() -> Path | None:
    beside = Path(own_interpreter()).with_name("uv.exe" if os.name == "nt" else "uv")
    found = _existing(beside) or shutil.which("uv")
    return Path(found) if found else None


def _constraints() -> Path | None:
    here = Path(__file__)
    # In the wheel beside this file, in a checkout at its top.
    return _existing(here.with_name("constraints.txt")) or _existing(here.parents[2] / "constraints.txt")


def _existing(file: Path) -> Path | None:
    return file if file.is_file() else None
