"""Takes the paths of this computer out of what is frozen: a Python that was compiled here knows where, and lies.

    python packaging/own_paths.py FOLDER PATH…

mends the frozen folder's Python, and exits where a file still names one of its paths or a PATH.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

_STANDS_FOR = "/usr"


def pythons_paths() -> list[str]:
    """Where this Python lies and where it was compiled; none of a Python that the system brings."""
    found = (sys.base_prefix, sysconfig.get_config_var("abs_builddir"))
    return [path for path in found if path and path not in ("/usr", "/usr/local")]


def write_build_time_variables(folder: Path) -> None:
    """The module with what this Python was compiled by, without its paths: PyInstaller takes it from ``folder`` where
    that stands first on the path."""
    module = import_module(sysconfig._get_sysconfigdata_name())  # type: ignore[attr-defined]
    text = Path(str(module.__file__)).read_text(encoding="utf-8")
    for path in pythons_paths():
        text = text.replace(path, _STANDS_FOR)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / Path(str(module.__file__)).name).write_text(text, encoding="utf-8")


def forget(library: Path, paths: Iterable[str]) -> None:
    """A library of Python's looks for others where the loader does, and names other paths of the same length."""
    subprocess.run(["patchelf", "--remove-rpath", str(library)], check=True)
    content = library.read_bytes()
    for path in paths:
        # "/usr/./././" and so on, as nothing may move. The last name stays: the linker keeps a string that another one
        # ends with within that, as Python's version within the folder that is named after it.
        head = path.rpartition("/")[0]
        content = content.replace(path.encode(), path.replace(head, _standing_for(head), 1).encode())
    library.write_bytes(content)


def _standing_for(path: str) -> str:
    return (_STANDS_FOR + "/." * len(path))[: len(path)]


def naming(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    """The files, and those within archives, that name a path."""
    wanted = [path.encode() for path in paths]
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not file.is_file():
            continue
        inside = _modules(file) if file.parent == folder else _zipped(file)
        for inner, content in [("", file.read_bytes()), *inside]:
            yield from (f"{file} {inner}: {path.decode()}" for path in wanted if path in content)


def _zipped(file: Path) -> Iterator[tuple[str, bytes]]:
    if file.suffix in (".zip", ".whl"):
        with ZipFile(file) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())


def _modules(program: Path) -> Iterator[tuple[str, bytes]]:
    """What PyInstaller has put into a program."""
    from PyInstaller.archive.readers import CArchiveReader  # in the environment that freezes alone

    archive = CArchiveReader(str(program))
    for name, entry in archive.toc.items():
        if entry[-1] == "z":
            modules = archive.open_embedded_archive(name)
            yield from ((module, modules.extract(module, raw=True) or b"") for module in modules.toc)
        else:
            yield name, archive.extract(name)


def main(folder: Path, others: list[str]) -> None:
    """``others``: further paths that no file may name."""
    paths = pythons_paths()
    internal = folder / "_internal"
    for library in (*internal.glob("libpython3*.so*"), *internal.glob("python3*/lib-dynload/*.so")):
        forget(library, paths)
    if named := list(naming(folder, [*paths, *others])):
        sys.exit("\n".join(["A path of this computer is in", *named]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
