"""Which Python a component is made with, and where one comes from when the computer has none."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

import pytest

from tests.package_index import write_wheel
from tests.small_components import SMALL, World, refusal
from trainer.environment.carry import BUILD_TOOLS, carry
from trainer.environment.installed import State
from trainer.environment.python_choice import choose_python
from trainer.environment.removal import remove
from trainer.environment.sources import Sources
from trainer.environment.uv_call import Uv

# A Windows has none but those that somebody installed, and the one that runs these tests is not found by uv.
of_a_system_with_pythons = pytest.mark.skipif(sys.platform == "win32", reason="no Python that uv finds")


def uv_of(world: World, folder: Path, sources: Sources) -> Uv:
    assert world.parts.uv is not None
    folder.mkdir(parents=True, exist_ok=True)
    return Uv(world.parts.uv, folder / "cache", folder, sources, lambda: False)


@of_a_system_with_pythons
def test_without_the_program_in_a_python_one_of_the_computers_is_taken(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.environment.python_choice.is_frozen", lambda: True)
    uv = uv_of(world, world.folder / "work", Sources())
    chosen = choose_python(uv, world.place, Sources(), lambda *_: None)
    said = subprocess.run(
        [chosen, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() in ("(3, 11)", "(3, 12)", "(3, 13)")


def test_where_no_python_fits_and_none_can_be_fetched_it_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.environment.python_choice.is_frozen", lambda: True)
    monkeypatch.setattr("trainer.environment.python_choice._of_the_computer", lambda *_: iter(()))
    mirrored = Sources(python_mirror="http://127.0.0.1:9/python")
    uv = uv_of(world, world.folder / "work", mirrored)
    assert refusal(lambda: choose_python(uv, world.place, mirrored, lambda *_: None)) == "environment.no-python"
    folder = Sources(wheels=world.folder / "index")
    assert (
        refusal(lambda: choose_python(uv, world.place, folder, lambda *_: None)) == "environment.no-python-for-folder"
    )


@pytest.mark.slow
def test_a_python_is_fetched_where_the_computer_has_none(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """uv's list of builds names one that this test packed: the Python that runs it, laid out as those builds are."""
    monkeypatch.setattr("trainer.environment.python_choice.is_frozen", lambda: True)
    monkeypatch.setattr("trainer.environment.python_choice._of_the_computer", lambda *_: iter(()))
    monkeypatch.setattr("trainer.environment.python_choice.FETCHED", VERSION)
    archive = packed_python(world.folder / "index" / "cpython-test.tar.gz")
    listed = tmp_path / "builds.json"
    listed.write_text(json.dumps(builds(archive)), encoding="utf-8")
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS_JSON_URL", str(listed))
    world.faults.breaks_after = archive.stat().st_size // 2 + 1
    mirror = world.index.replace("/simple", "/files")
    world.install(world.job(python_mirror=mirror))
    assert [wanted != "" for name, wanted in world.faults.asked if name == archive.name] == [False, True]
    assert world.state() is State.READY
    command = [world.place.python, "-I", "-c", "import ssl, sys; print(sys.base_prefix)"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert Path(said.strip()).parent == world.place.own_pythons
    # A folder that was carried here has it packed, and needs no network for it either.
    carried = world.folder / "carried"
    (carried / "python" / "20990101").mkdir(parents=True)
    shutil.copy(archive, carried / "python" / "20990101")
    for wheel in (world.folder / "index").glob("*.whl"):
        shutil.copy(wheel, carried)
    remove(world.place)
    world.faults.asked.clear()
    world.install(world.job(wheels=str(carried)))
    assert world.faults.asked == []
    assert world.imported("alpha")


VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
LEFT_OUT = {"site-packages", "dist-packages", "test", "__pycache__", "idlelib", "tkinter", "lib2to3", "ensurepip"}


def packed_python(target: Path) -> Path:
    """The Python that runs this, without what nobody needs to try it."""

    def kept(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        name = Path(entry.name).name
        return None if name in LEFT_OUT or name.startswith("config-") else entry

    with tarfile.open(target, "w:gz", compresslevel=1) as archive:
        program = Path(sysconfig.get_config_var("BINDIR")) / f"python{VERSION}"
        for name in ("python", "python3", f"python{VERSION}"):
            archive.add(program.resolve(), f"python/bin/{name}")
        archive.add(sysconfig.get_path("stdlib"), f"python/lib/python{VERSION}", filter=kept)
    return target


def builds(archive: Path) -> dict[str, object]:
    """As uv keeps them: by name, each with its place and hash."""
    minor = sys.version_info[1]
    build = {
        "name": "cpython",
        "arch": {"family": platform.machine(), "variant": None},
        "os": "linux",
        "libc": "gnu",
        "major": 3,
        "minor": minor,
        "patch": 99,
        "prerelease": "",
        "url": f"https://github.com/astral-sh/python-build-standalone/releases/download/20990101/{archive.name}",
        "sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
        "variant": None,
        "build": "20990101",
    }
    return {f"cpython-3.{minor}.99-linux-{platform.machine()}-gnu": build}


@pytest.mark.skipif(os.name != "posix", reason="a script stands before uv")
def test_a_system_without_authorities_uses_those_that_uv_brings(world: World, tmp_path: Path) -> None:
    """As uv says it on a Debian without ca-certificates."""
    said = (
        "error: failed to build HTTP client\n  cause: unexpected error: No CA certificates were loaded from the system"
    )
    program = tmp_path / "uv"
    program.write_text(
        f'#!/bin/sh\nif [ "$UV_SYSTEM_CERTS" = 1 ]; then echo "{said}" >&2; exit 2; fi\nexec "{world.parts.uv}" "$@"\n'
    )
    program.chmod(0o755)
    world.parts = dataclasses.replace(world.parts, uv=program)
    world.install()
    assert world.state() is State.READY


def test_an_unreadable_list_of_authorities_keeps_nothing_from_being_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "none.pem"
    empty.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(empty))
    world.install()
    assert world.state() is State.READY


@of_a_system_with_pythons
def test_a_folder_without_a_python_is_for_those_who_have_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Filled where no Python could be fetched, as where only a mirror of packages is reached."""
    for module in ("python_choice", "carry"):
        monkeypatch.setattr(f"trainer.environment.{module}.is_frozen", lambda: True)
    folder = world.folder / "carried"
    for tool in BUILD_TOOLS:
        write_wheel(world.folder / "index", tool, "1.0")
    sources = world.job(python_mirror="http://127.0.0.1:9/python").sources
    done = carry(folder, SMALL, world.parts, sources, lambda *_: None, lambda: False)
    assert not done.with_python
    assert not (folder / "python").exists()
    (folder / "python" / "20990101").mkdir(parents=True)  # of a download that was given up
    world.install(world.job(wheels=str(folder)))
    assert world.state() is State.READY


def test_a_password_out_of_netrc_opens_the_index_and_its_files(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As is told to whoever writes one into an address."""
    world.faults.account = ("office", "p@ss")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert world.refused() in {"not-to-be-had", "wrong-index", "no-network"}
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login office password p@ss\n", encoding="utf-8")
    world.install()
    assert world.state() is State.READY
    assert {name for name, _ in world.faults.asked} >= {"alpha-1.0-py3-none-any.whl", "beta-1.0-py3-none-any.whl"}
