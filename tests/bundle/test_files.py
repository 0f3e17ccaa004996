"""What lies in the folder: nothing of the machine that built it, each library once, the licences of all."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.bundle.frozen_program import FrozenProgram

_SEARCHED = re.compile(r"^\s+(?:RPATH|RUNPATH)\s+(\S+)$", re.MULTILINE)


def test_every_library_looks_for_others_beside_itself_alone(frozen: FrozenProgram) -> None:
    found = [path for path in frozen.internal.rglob("*") if path.is_file() and _is_elf(path)]
    elsewhere = {
        str(path.relative_to(frozen.internal)): folder
        for path in found
        for searched in _SEARCHED.findall(_headers(path))
        for folder in searched.split(":")
        if folder and not folder.startswith("$ORIGIN")
    }
    assert len(found) > 100
    assert elsewhere == {}


def test_a_file_system_without_links_holds_the_folder_in_no_more_room(frozen: FrozenProgram) -> None:
    assert [path for path in frozen.folder.rglob("*") if path.is_symlink()] == []


def test_the_runtime_library_of_gcc_has_its_exception_beside_it(frozen: FrozenProgram) -> None:
    assert (frozen.internal / "llama_cpp" / "lib" / "libgomp.so.1").is_file()
    rows = json.loads((frozen.internal / "licences" / "components.json").read_text(encoding="utf-8"))
    (row,) = [row for row in rows if row["name"] == "libgomp"]
    texts = [(frozen.internal / "licences" / text).read_text(encoding="utf-8") for text in row["texts"]]
    assert any("GCC RUNTIME LIBRARY EXCEPTION" in text for text in texts)
    assert any("GNU GENERAL PUBLIC LICENSE" in text for text in texts)


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _headers(path: Path) -> str:
    return subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
