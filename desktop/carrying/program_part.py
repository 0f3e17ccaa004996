"""The program that is carried: its own folder where it is the downloaded one, else a folder or file that is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.carrying.parts import CarriedFile, CarriedProgram, ProgramForm
from resources.messages.message import message
from trainer.engines.embedded.carried_folder import MODELS, SUMS, program_folder
from trainer.own_program import DESK
from trainer.told_error import ToldError
from trainer.typed_path import typed_path

_PROGRAMS = (DESK, f"{DESK}.exe")
_INTERNAL = "_internal"
_FORMS = {
    (".deb",): ProgramForm.DEB,
    (".tar.zst", ".tar.gz", ".tar.xz", ".tgz", ".zip"): ProgramForm.ARCHIVE,
    (".exe", ".msi", ".dmg", ".appimage"): ProgramForm.INSTALLER,
}


def carried_program(given: str | None, own: Path | None = None) -> CarriedProgram:
    """``given``: a folder as ``make bundle`` makes it, or an installer's file. Without it the program's ``own`` folder
    (that of this program), where it has one.

    Raises ToldError("input") for what is no such folder or file.
    """
    if given is None:
        own = own or program_folder()
        if own is None:
            return CarriedProgram(ProgramForm.NONE, why_none=message("carry.program-in-python"))
        return _folder(own)
    path = typed_path(given)
    if path.is_dir():
        return _folder(path)
    form = next((form for ends, form in _FORMS.items() if path.name.lower().endswith(ends)), None)
    if form is None or not path.is_file():
        raise ToldError("input", "carry.no-program", path=str(path))
    return CarriedProgram(form, (CarriedFile(path, path.name, path.stat().st_size),), path.name)


def _folder(folder: Path) -> CarriedProgram:
    folder = folder.resolve()
    program = next((name for name in _PROGRAMS if (folder / name).is_file()), None)
    if program is None or not (folder / _INTERNAL).is_dir():
        raise ToldError("input", "carry.no-program", path=str(folder))
    files = tuple(
        CarriedFile(path, f"{DESK}/{path.relative_to(folder).as_posix()}", path.stat().st_size)
        for path in _below(folder, folder)
    )
    return CarriedProgram(ProgramForm.FOLDER, files, f"{DESK}/{program}", folder=folder)


def _below(folder: Path, top: Path) -> Iterator[Path]:
    """All files, links to files of the folder among them: a stick's file system keeps no links. What lies beside the
    program of models is another part of what is carried."""
    for path in sorted(folder.iterdir()):
        if folder == top and path.name in (MODELS, SUMS):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path, top)
        elif path.is_file() and path.resolve().is_relative_to(top):
            yield path
