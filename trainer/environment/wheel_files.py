"""What has to be there for a component: which files, from where, how large; uv works it out for the Python at hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from trainer.environment.component import Component
from trainer.environment.errors import SetupError
from trainer.environment.parts import EnvironmentParts
from trainer.environment.sources import Sources
from trainer.environment.uv_call import Uv


@dataclass(frozen=True, slots=True)
class WheelFile:
    """``url`` is "" where the file lies at ``path`` already. ``size`` in bytes, None where an index does not tell it;
    ``sha256`` "" likewise. A file that is no wheel is a source, which uv builds."""

    package: str
    version: str
    name: str
    url: str
    path: Path | None
    size: int | None
    sha256: str

    @property
    def is_source(self) -> bool:
        """Whether it has to be built."""
        return not self.name.endswith(".whl")


def wheel_files(
    uv: Uv, python: Path | str, parts: EnvironmentParts, component: Component, sources: Sources, *more: str
) -> tuple[WheelFile, ...]:
    """Every file of the component, in the order of their names; ``more`` are further requirements.

    Raises SetupError, InstallStopped, OSError.
    """
    options = ["--format", "pylock.toml", "--python", str(python), "--quiet", *sources.index_options()]
    if parts.constraints is not None:
        options += ["--constraints", str(parts.constraints)]
    if sources.torch and component.extra == "train":
        options += ["--torch-backend", sources.torch]
    if parts.wheel is not None:
        without = uv.folder / "without.txt"
        without.write_text("\n".join(component.left_out) + "\n", encoding="utf-8")
        options += ["--excludes", str(without)]
    try:
        required = parts.requirements(component)
    except LookupError as error:
        raise SetupError("library", "environment.not-installed") from error
    locked = uv.call("pip", "compile", "-", *options, given="\n".join((*required, *more)) + "\n")
    return read_locked(locked)


def read_locked(text: str) -> tuple[WheelFile, ...]:
    """A lock file as PEP 751 has it. Raises SetupError("library") for one that cannot be read."""
    try:
        return tuple(_file(package) for package in tomllib.loads(text)["packages"])
    except (tomllib.TOMLDecodeError, KeyError, ValueError, StopIteration) as error:
        raise SetupError("library", "environment.uv-failed", repr(error)) from error


def bytes_of(files: Iterable[WheelFile]) -> int:
    """What is known of them."""
    return sum(file.size or 0 for file in files)


def _file(package: Mapping[str, Any]) -> WheelFile:
    """uv names only what this Python can take. Of several wheels the first that was compiled: all of them fit."""
    wheels = package.get("wheels") or ()
    compiled = (each for each in wheels if not each["url"].endswith("-any.whl"))
    entry = next(compiled, None) or next(iter(wheels), None) or package.get("archive") or package["sdist"]
    place = entry.get("url", "")
    path = Path(entry["path"]) if "path" in entry else None
    if path is None and urlsplit(place).scheme == "file":
        path, place = Path(url2pathname(urlsplit(place).path)), ""
    name = path.name if path is not None else unquote(urlsplit(place).path.rpartition("/")[2])
    size = path.stat().st_size if path is not None else entry.get("size")
    return WheelFile(
        package["name"], package.get("version", ""), name, place, path, size, entry.get("hashes", {}).get("sha256", "")
    )
