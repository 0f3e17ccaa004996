"""How the program starts itself again, in a Python and as the downloaded folder."""

from __future__ import annotations

import ast
import os
import sys
import time
from pathlib import Path

import pytest

from desktop.batch import batch_process
from desktop.jobs.interpreter import Need, interpreter_for
from trainer.own_program import (
    CHILD_MODULES,
    bundled_folder,
    is_frozen,
    module_command,
    own_command,
    own_interpreter,
    sister_program,
)

ROOT = Path(__file__).resolve().parent.parent
EXE = ".exe" if os.name == "nt" else ""


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The window's program, in a folder with a space and Chinese in its name."""
    folder = tmp_path / "刑法 案台"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / f"criminal-law-desk{EXE}"))
    monkeypatch.setattr(sys, "argv", [f"criminal-law-desk{EXE}", "判决书.docx"])
    return folder


def test_in_a_python_a_module_is_run_by_it() -> None:
    assert not is_frozen()
    assert bundled_folder() is None
    assert module_command(own_interpreter(), "trainer") == [sys.executable, "-P", "-m", "trainer"]
    assert module_command("/other/python", "desktop") == ["/other/python", "-P", "-m", "desktop"]
    assert own_command() == [sys.executable, *sys.orig_argv[1:]]


def test_the_folder_runs_its_own_programs(frozen: Path) -> None:
    trainer = str(frozen / f"criminal-law-trainer{EXE}")
    assert bundled_folder() == frozen / "_internal"
    assert str(sister_program("criminal-law-trainer")) == own_interpreter() == trainer
    assert module_command(trainer, "trainer") == [trainer]
    assert module_command(trainer, "desktop") == [str(frozen / f"criminal-law-desk{EXE}")]
    for module in CHILD_MODULES:
        assert module_command(trainer, module) == [trainer, "--module", module]
    assert own_command() == [sys.executable, "判决书.docx"]


def test_the_folder_runs_no_other_module(frozen: Path) -> None:
    with pytest.raises(ValueError, match="pip"):
        module_command(str(frozen / f"criminal-law-trainer{EXE}"), "pip")


def test_the_environment_for_training_stays_a_python(frozen: Path) -> None:
    python = str(frozen.parent / "training-environment" / "bin" / "python")
    assert module_command(python, "trainer") == [python, "-P", "-m", "trainer"]


def test_only_what_the_folder_lacks_needs_the_environment(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trainer = str(frozen / f"criminal-law-trainer{EXE}")
    monkeypatch.setattr(
        "desktop.jobs.interpreter.missing", lambda need: ["torch"] if need in (Need.TRAIN, Need.MERGE) else []
    )
    for need in Need:
        wanted = None if need in (Need.TRAIN, Need.MERGE) else trainer
        assert interpreter_for(need, tmp_path) == wanted, need


@pytest.mark.skipif(os.name == "nt", reason="what stands for the program is a shell script")
def test_a_batch_is_worked_on_by_the_program_itself(frozen: Path, tmp_path: Path) -> None:
    """What stands there in the folder is started: it keeps the words that it was given."""
    given = tmp_path / "given.txt"
    program = frozen / "criminal-law-desk"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{given}.new"\nmv "{given}.new" "{given}"\n', encoding="utf-8")
    program.chmod(0o755)
    batch_process.launch(tmp_path, ["--workers", "2"], {})
    end = time.monotonic() + 20
    while not given.exists():
        assert time.monotonic() < end, (tmp_path / "process.log").read_text(encoding="utf-8")
        time.sleep(0.02)
    assert given.read_text(encoding="utf-8").splitlines() == ["batch", str(tmp_path), "--json", "--workers", "2"]


def test_only_one_file_asks_whether_the_program_is_frozen() -> None:
    """And no other one starts ``sys.executable``."""
    asking = {
        str(path.relative_to(ROOT).as_posix())
        for package in ("desktop", "trainer", "resources")
        for path in (ROOT / package).rglob("*.py")
        if _asks(path)
    }
    assert asking == {"trainer/own_program.py"}


def _asks(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        (isinstance(node, ast.Constant) and node.value in ("frozen", "_MEIPASS"))
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.executable", "sys.frozen", "sys._MEIPASS"))
        for node in ast.walk(tree)
    )
