"""What the frozen programs start is given nothing of theirs: a compiler, uv, the Python for training, another child."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundle.frozen_program import DESK, TRAINER, FrozenProgram, bootloader_variables
from tests.tiny_model import write_tiny_qwen
from trainer.environment.component import COMPONENTS
from trainer.environment.installed import Installed, write_installed
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import place_of

# Writes down the names of the variables that it was given, then says what it was asked to.
STUB = """#!/bin/sh
/usr/bin/env | /usr/bin/sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p' > '{told}'
printf '%s' '{says}'
exit {status}
"""
# As a user may have set them, and wants them kept for programs of the system.
OF_THE_USER = {"LD_LIBRARY_PATH": "/opt/other/lib", "QT_PLUGIN_PATH": "/opt/other/plugins"}


def stub(program: Path, says: str = "", status: int = 0) -> Path:
    """A program in that place; what it was given is in the file that this returns."""
    told = program.with_name(f"{program.name}.told")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.unlink(missing_ok=True)
    program.write_text(STUB.format(told=told, says=says, status=status))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return told


def given(told: Path) -> list[str]:
    assert told.is_file(), f"{told.stem} was not started"
    names = told.read_text().split()
    assert "HOME" in names
    return names


@pytest.fixture
def changed(frozen: FrozenProgram, tmp_path: Path) -> Iterator[FrozenProgram]:
    """A copy whose files a test may replace; not kept, as it is large where it cannot be linked."""
    copy = frozen.copy(tmp_path / "刑法 案台")
    yield copy
    for file in copy.folder.rglob("*"):
        if file.is_file():
            file.unlink()


def test_a_compiler(changed: FrozenProgram, tmp_path: Path) -> None:
    """Asked where the quantisers that were compiled before are gone: the export goes on without."""
    for library in (changed.internal / "trainer/export/compiled").iterdir():
        library.unlink()
    told = stub(tmp_path / "bin/cc", status=1)
    base = write_tiny_qwen(tmp_path / "base", hidden_size=256, intermediate_size=512)
    export = ("export", base, "--out", tmp_path / "a.gguf", "--type", "Q4_K_M", "--license", "apache-2.0")
    exported = changed.run(TRAINER, *export, home=tmp_path, PATH=str(told.parent))
    assert exported.returncode == 0, exported.stderr.decode()
    assert bootloader_variables(given(told)) == []


def test_uv(changed: FrozenProgram, tmp_path: Path) -> None:
    """The one that comes along, which makes environments."""
    told = stub(changed.internal / "environment/uv", says="uv 0.9.99", status=1)
    failed = changed.run(TRAINER, "environment", "install", "--component", "ocr", home=tmp_path)
    assert failed.returncode != 0
    assert bootloader_variables(given(told)) == []


def test_the_python_for_training(frozen: FrozenProgram, tmp_path: Path) -> None:
    """Of an environment that stands ready."""
    component = COMPONENTS["train"]
    place = place_of(component, tmp_path)
    folder = frozen.internal / "environment"
    parts = EnvironmentParts(folder / "uv", next(folder.glob("*.whl")), folder / "constraints.txt")
    told = stub(place.python, says="trained", status=7)
    write_installed(place, Installed("0", parts.fingerprint(component), "3.11", whole=True))
    trained = frozen.run(TRAINER, "train", "--out", tmp_path / "run", home=tmp_path)
    assert (trained.returncode, trained.stdout) == (7, b"trained"), trained.stderr.decode()
    assert bootloader_variables(given(told)) == []


def test_what_the_user_has_set_is_kept(changed: FrozenProgram, tmp_path: Path) -> None:
    """A program of the system finds the libraries that the user meant for it."""
    for library in (changed.internal / "trainer/export/compiled").iterdir():
        library.unlink()
    told = stub(tmp_path / "bin/cc", status=1)
    base = write_tiny_qwen(tmp_path / "base", hidden_size=256, intermediate_size=512)
    export = ("export", base, "--out", tmp_path / "a.gguf", "--type", "Q4_K_M", "--license", "apache-2.0")
    assert changed.run(TRAINER, *export, home=tmp_path, PATH=str(told.parent), **OF_THE_USER).returncode == 0
    assert set(OF_THE_USER) <= set(given(told))


def test_the_trainer_runs_no_module_but_its_own_children(frozen: FrozenProgram, tmp_path: Path) -> None:
    for program in (DESK, TRAINER):
        refused = frozen.run(program, "--module", "pip", home=tmp_path)
        assert refused.returncode == 2
        assert b"pip" in refused.stderr
