"""Makes an environment, goes on with one that was not finished, or renews an old one.

Python, the list of files, the files, their installation, a look whether all can be imported; then the record says that
it is whole. Whatever is done stays done: a file that is fetched, a package that is installed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from resources.version import version
from trainer.environment.claim import claimed
from trainer.environment.component import Component
from trainer.environment.errors import SetupError
from trainer.environment.fetch import Fetching, fetch
from trainer.environment.installed import Installed, read_installed, write_installed
from trainer.environment.link_program import link_program
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place
from trainer.environment.python_choice import choose_python
from trainer.environment.removal import refuse_in_use
from trainer.environment.report import Reporter
from trainer.environment.room import check_room, size_of
from trainer.environment.sources import Sources
from trainer.environment.uv_call import InstallStopped, Stopped, Uv, run
from trainer.environment.uv_program import uv_program
from trainer.environment.wheel_files import WheelFile, bytes_of, wheel_files
from trainer.own_program import without_python
from trainer.patient_files import remove_file
from trainer.whole_file import remove_abandoned

_UNPACKED = 2.1
"""How much larger a wheel of these is on the disk: 3.3 GB make 6.4; what is installed goes from the downloads."""
_ALONE = 30_000_000
"""Wheels larger than that are installed one by one, so that there is progress to show and little to do again."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What is to be installed, where, out of what, from where."""

    component: Component
    place: Place
    parts: EnvironmentParts
    sources: Sources


def install(job: Installation, report: Reporter, stopped: Stopped) -> Installed:
    """Raises SetupError, InstallStopped, OSError; the next call goes on."""
    place = job.place
    with claimed(place):
        remove_abandoned(place.folder)  # of a removal that was killed, which would take gigabytes for ever
        place.folder.mkdir(parents=True, exist_ok=True)
        report("python", 0, 0)
        uv = Uv(uv_program(job.parts, place, job.sources, stopped), place.cache, place.folder, job.sources, stopped)
        begun = _begun(job, uv, report)
        report("resolve", 0, 0)
        files = wheel_files(uv, place.python, job.parts, job.component, job.sources)
        missing = [file for file in files if not _is_there(file, begun)]
        # Those that lie in a folder are not copied. What is fetched goes as soon as it is installed.
        check_room(place.folder, round(bytes_of(missing) * _UNPACKED))
        paths = _fetch(job, missing, report, stopped)
        begun = _install(uv, begun, paths, job, report)
        link_program(job.parts, job.component, place)
        report("verify", 0, 0)
        _verify(job, stopped)
        for folder in (place.downloads, place.cache, place.folder / "tool"):
            shutil.rmtree(folder, ignore_errors=True)
        whole = replace(begun, whole=True, size=size_of(place.folder))
        write_installed(place, whole)
    return whole


def _begun(job: Installation, uv: Uv, report: Reporter) -> Installed:
    """An environment with its Python, and what is known to be installed in it; no longer whole, where it was."""
    place = job.place
    fingerprint, now = job.parts.fingerprint(job.component), version()
    before = read_installed(place)
    refuse_in_use(place)
    if before is not None and _answers(place, uv):
        begun = replace(before, program=now, fingerprint=fingerprint, whole=False)
    else:
        python = choose_python(uv, place, job.sources, lambda done, total: report("python", done, total))
        uv.call("venv", "--clear", "--force", "--python", python, str(place.environment))
        begun = Installed(now, fingerprint, python)
    write_installed(place, begun)
    return begun


def _answers(place: Place, uv: Uv) -> bool:
    """Its Python may have been removed, or updated by the system to another version."""
    if not place.python.exists():
        return False
    try:
        return run([str(place.python), "-I", "-c", ""], without_python(), place.folder, uv.stopped)[0] == 0
    except OSError:
        return False


def _is_there(file: WheelFile, begun: Installed) -> bool:
    # The program's own wheel may have the same version and another content.
    return begun.packages.get(file.package) == _mark(file)


def _mark(file: WheelFile) -> str:
    return f"{file.version} {file.sha256[:16]}".strip()


def _fetch(
    job: Installation, missing: Sequence[WheelFile], report: Reporter, stopped: Stopped
) -> dict[WheelFile, Path]:
    paths = {file: file.path for file in missing if file.path is not None}
    absent = [file for file in missing if file.path is None]
    if absent:
        to = Fetching.of(job.place.downloads, job.sources)
        paths |= fetch(absent, to, lambda done, total: report("download", done, total), stopped)
    return paths


def _install(
    uv: Uv, begun: Installed, paths: Mapping[WheelFile, Path], job: Installation, report: Reporter
) -> Installed:
    """In portions, each recorded when it is on the disk: half a package is installed again."""
    sizes = {file: _unpacked(path) for file, path in paths.items()}
    done, total = 0, sum(sizes.values())
    for portion in _portions(sizes):
        report("install", done, total)
        if uv.stopped():
            raise InstallStopped
        again = [option for file in portion for option in ("--reinstall-package", file.package)]
        built = any(file.is_source for file in portion)
        # Only what is built asks for more than the files named: its build tools.
        sources = job.sources.index_options() if built else ("--no-index",)
        constraints = ["--build-constraints", str(job.parts.constraints)] if built and job.parts.constraints else []
        target = ["--python", str(job.place.python), "--no-deps", *sources, *constraints, *again]
        uv.call("pip", "install", *target, *(str(paths[file]) for file in portion))
        if hasattr(os, "sync"):
            os.sync()
        begun = replace(begun, packages={**begun.packages, **{file.package: _mark(file) for file in portion}})
        write_installed(job.place, begun)
        done += sum(sizes[file] for file in portion)
        for file in portion:
            if file.path is None:
                remove_file(paths[file])
    report("install", total, total)
    return begun


def _portions(sizes: Mapping[WheelFile, int]) -> Iterator[list[WheelFile]]:
    """Sources last, as they are built with what was installed before or with tools that are fetched."""
    small = [file for file, size in sizes.items() if size <= _ALONE and not file.is_source]
    large = [file for file, size in sizes.items() if size > _ALONE and not file.is_source]
    yield from ([each] for each in large)
    yield from (group for group in (small, [file for file in sizes if file.is_source]) if group)


def _unpacked(path: Path) -> int:
    try:
        with ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, OSError):
        return path.stat().st_size * 4


def _verify(job: Installation, stopped: Stopped) -> None:
    """Raises SetupError("library") where something that was installed cannot be used on this computer."""
    code = f"import {', '.join(job.component.imported)}"
    status, _said, errors = run([str(job.place.python), "-P", "-c", code], without_python(), job.place.folder, stopped)
    if status:
        last = next(iter(reversed(errors.strip().splitlines())), "")
        raise SetupError("library", "environment.not-importable", errors[-4000:], reason=last)
