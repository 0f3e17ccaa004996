"""A folder for a computer without a network: made, stopped, gone on with, found again on the other side."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.carrying.carry_out import MARKER, CarryProgress, carry_out, is_begun
from desktop.carrying.model_part import carried_model
from desktop.carrying.parts import CarriedFile, CarriedModel, CarriedProgram, Load, ProgramForm
from desktop.carrying.program_part import carried_program
from desktop.carrying.read_me import READ_ME
from desktop.carrying.room import file_system
from tests.carried_help import NOTHING, big_model, checked_by_coreutils
from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer
from tests.python_path import python_path
from tests.test_embedded_engine import with_engine
from trainer.engines.embedded.carried_folder import SUMS, carried_models
from trainer.engines.file_digest import file_digest
from trainer.told_error import ToldError


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes it, with a link among its libraries."""
    folder = tmp_path / "dist" / "criminal-law-desk"
    (folder / "_internal" / "lib").mkdir(parents=True)
    for name in ("criminal-law-desk", "criminal-law-trainer"):
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / "_internal" / "lib" / "real.so.1").write_bytes(b"\x7fELF" + bytes(1000))
    if os.name == "posix":
        (folder / "_internal" / "lib.so").symlink_to(Path("lib", "real.so.1"))
        (folder / "_internal" / "away").symlink_to("/etc/hostname")
    else:  # it has no links in what PyInstaller makes
        (folder / "_internal" / "lib.so").write_bytes(b"\x7fELF" + bytes(1000))
    (folder / "models").mkdir()
    (folder / "models" / "own.gguf").write_bytes(b"GGUF")
    return folder


def carry(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", "carry", *words]
    environment = {**os.environ, "PYTHONPATH": python_path()}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.models
def test_a_file_and_the_program_go_into_the_folder(
    tiny_gguf: Path, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "U 盘" / "刑法案台"
    done = carry(str(folder), "--model", str(tiny_gguf), "--program", str(program), "--json")
    assert done.returncode == 0, done.stderr
    *_, last = (json.loads(line) for line in done.stdout.splitlines())
    assert (last["event"], last["program"]) == ("carried", "criminal-law-desk/criminal-law-desk")
    assert checked_by_coreutils(folder) == ""
    assert (folder / "models" / tiny_gguf.name).read_bytes() == tiny_gguf.read_bytes()
    library = folder / "criminal-law-desk" / "_internal" / "lib.so"
    assert not library.is_symlink()
    assert library.read_bytes().startswith(b"\x7fELF")
    assert not (folder / "criminal-law-desk" / "_internal" / "away").exists()
    assert not (folder / "criminal-law-desk" / "models").exists()
    assert os.access(folder / "criminal-law-desk" / "criminal-law-desk", os.X_OK)
    text = (folder / READ_ME).read_text(encoding="utf-8")
    assert text.index("不联网") < text.index("without a network")
    assert f"models/{tiny_gguf.name}" in text
    assert "{" not in text
    assert sorted(path.name for path in folder.iterdir()) == sorted([SUMS, READ_ME, "criminal-law-desk", "models"])

    (found,) = carried_models(folder / "criminal-law-desk")
    assert found.name == str(folder / "models" / tiny_gguf.name)
    assert found.digest == file_digest(tiny_gguf)
    monkeypatch.setattr("trainer.engines.embedded.carried_folder.program_folder", lambda: folder / "criminal-law-desk")
    with (folder / "models" / tiny_gguf.name).open("ab") as copied:
        copied.write(b"x")
    named = with_engine(lambda engine: engine.find(found.name))
    assert named.digest == file_digest(folder / "models" / tiny_gguf.name) != found.digest
    again = carry(str(folder), "--model", str(tiny_gguf), "--program", str(program))
    assert (again.returncode, "已经做好" in again.stderr) == (2, True)


@pytest.mark.models
def test_ollamas_licence_goes_along(
    own_ollama_server: OllamaServer, tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_ollama_server.call(
        "POST", "/api/create", json={"model": "licensed", "from": TINY, "license": ["某许可证全文"], "stream": False}
    )
    monkeypatch.setenv("OLLAMA_MODELS", str(own_ollama_server.models))
    folder = tmp_path / "carried"
    carry_out(Load(carried_model("licensed"), NOTHING), folder)
    assert "某许可证全文" in (folder / "models" / "licensed-latest.LICENSE.txt").read_text(encoding="utf-8")
    assert "licensed-latest.LICENSE.txt" in (folder / READ_ME).read_text(encoding="utf-8")


@pytest.mark.models
def test_a_damaged_blob_is_not_carried(
    own_ollama_server: OllamaServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(own_ollama_server.models))
    model = carried_model(TINY)
    blob = model.files[0].source
    with blob.open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"damaged")
    with pytest.raises(ToldError) as caught:
        carry_out(Load(model, NOTHING), tmp_path / "carried")
    assert caught.value.message.key == "carry.source-damaged"
    assert is_begun(tmp_path / "carried")
    assert not (tmp_path / "carried" / SUMS).exists()


def test_a_stop_keeps_what_is_copied_and_goes_on(tmp_path: Path) -> None:
    model, folder = big_model(tmp_path / "big.bin"), tmp_path / "carried"
    seen: list[CarryProgress] = []
    with pytest.raises(ToldError) as caught:
        carry_out(Load(model, NOTHING), folder, told=seen.append, stopped=lambda: len(seen) > 0, clock=time.monotonic)
    assert caught.value.kind == "stopped"
    part = folder / "models" / "big.gguf.part"
    begun = part.stat().st_size
    assert 0 < begun < model.files[0].size
    assert (folder / MARKER).is_file()
    assert not (folder / SUMS).exists()
    assert not (folder / "models" / "big.gguf").exists()
    carry_out(Load(model, NOTHING), folder)
    assert (folder / "models" / "big.gguf").read_bytes() == model.files[0].source.read_bytes()
    assert not (folder / MARKER).exists()
    assert checked_by_coreutils(folder) == ""


def test_what_an_earlier_try_left_wrong_is_written_over(tmp_path: Path) -> None:
    model, folder = big_model(tmp_path / "big.bin"), tmp_path / "carried"
    (folder / "models").mkdir(parents=True)
    (folder / MARKER).write_text("", encoding="utf-8")
    raw = bytearray(model.files[0].source.read_bytes())
    raw[5_000_000] ^= 1
    (folder / "models" / "big.gguf.part").write_bytes(raw + b"more than there is")
    (folder / ".carried.json").write_text('{"models/big.gguf": {"sum": 3}}', encoding="utf-8")
    carry_out(Load(model, NOTHING), folder)
    assert (folder / "models" / "big.gguf").read_bytes() == model.files[0].source.read_bytes()


def test_a_whole_file_is_not_copied_again_unless_it_changed(tmp_path: Path) -> None:
    model, folder = big_model(tmp_path / "big.bin"), tmp_path / "carried"
    gone = CarriedFile(tmp_path / "gone", "gone", 3)
    load = Load(model, CarriedProgram(ProgramForm.ARCHIVE, (gone,), "gone"))
    with pytest.raises(FileNotFoundError):
        carry_out(load, folder)
    copied = (folder / "models" / "big.gguf").stat()
    gone.source.write_bytes(b"now")
    carry_out(load, folder)
    assert (folder / "models" / "big.gguf").stat().st_ino == copied.st_ino
    assert checked_by_coreutils(folder) == ""


def test_a_kill_leaves_no_folder_that_looks_whole(tmp_path: Path) -> None:
    source, folder = tmp_path / "big.gguf", tmp_path / "carried"
    big_model(source, 600 << 20)
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop.carrying.carry_out import carry_out\n"
        "from desktop.carrying.parts import *\n"
        "source, folder = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "file = CarriedFile(source, 'models/big.gguf', source.stat().st_size)\n"
        "carry_out(Load(CarriedModel('big', (file,), (), None, ''), CarriedProgram(ProgramForm.NONE)), folder)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(source), str(folder)], env={**os.environ, "PYTHONPATH": python_path()}
    )
    part = folder / "models" / "big.gguf.part"
    deadline = time.monotonic() + 60
    while not (part.is_file() and part.stat().st_size > 8 << 20):
        assert time.monotonic() < deadline
        assert child.poll() is None
        time.sleep(0.005)
    child.kill()
    child.wait()
    assert is_begun(folder)
    assert not (folder / SUMS).exists()
    assert not (folder / READ_ME).exists()
    assert carried_models(folder / "criminal-law-desk") == []
    size = source.stat().st_size
    model = CarriedModel("big", (CarriedFile(source, "models/big.gguf", size),), (), None, "")
    carry_out(Load(model, NOTHING), folder)
    assert checked_by_coreutils(folder) == ""


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "carried").mkdir()
    (tmp_path / "carried" / "案卷.docx").write_bytes(b"")
    with pytest.raises(ToldError, match="已有别的文件"):
        carry_out(Load(big_model(tmp_path / "big.bin", 100), NOTHING), tmp_path / "carried")
    assert [path.name for path in (tmp_path / "carried").iterdir()] == ["案卷.docx"]


def test_what_a_system_puts_on_a_stick_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "stick" / "System Volume Information").mkdir(parents=True)
    carry_out(Load(big_model(tmp_path / "big.bin", 100), NOTHING), tmp_path / "stick")
    assert (tmp_path / "stick" / SUMS).is_file()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Real, of 24 MB; only root may make one."""
    place = tmp_path / "stick"
    place.mkdir()
    if sys.platform != "linux":
        pytest.skip("made by Linux alone")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this user may mount nothing")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_stick_that_is_too_small_is_said_to_be_so_before_anything_is_copied(small_disk: Path, tmp_path: Path) -> None:
    assert file_system(small_disk / "new") == "tmpfs"
    with pytest.raises(ToldError) as caught:
        carry_out(Load(big_model(tmp_path / "big.bin"), NOTHING), small_disk / "new")
    assert (caught.value.kind, caught.value.message.key) == ("room", "carry.no-room")


def test_a_stick_that_fills_meanwhile_is_said_to_be_full(small_disk: Path, tmp_path: Path) -> None:
    model = big_model(tmp_path / "big.bin", 6 << 20)

    def fill(_progress: CarryProgress) -> None:
        (small_disk / "other").write_bytes(bytes(shutil.disk_usage(small_disk).free))

    with pytest.raises(ToldError) as caught:
        carry_out(Load(model, NOTHING), small_disk / "new", told=fill)
    assert (caught.value.kind, caught.value.message.key) == ("room", "carry.full")
    assert not (small_disk / "new" / SUMS).exists()
    (small_disk / "other").unlink()
    carry_out(Load(model, NOTHING), small_disk / "new")
    assert checked_by_coreutils(small_disk / "new") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows Python writes four gigabytes of zeros")
def test_fat_takes_no_file_over_four_gigabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "large.gguf"
    with source.open("wb") as file:
        file.truncate(2**32)
    model = CarriedModel("large", (CarriedFile(source, "models/large.gguf", 2**32),), (), None, "")
    monkeypatch.setattr("desktop.carrying.room.file_system", lambda _folder: "vfat")
    with pytest.raises(ToldError, match="FAT32") as caught:
        carry_out(Load(model, NOTHING), tmp_path / "carried")
    assert caught.value.kind == "room"


@pytest.mark.parametrize("name", ["a.deb", "a-linux-x86_64.tar.zst", "setup.exe", "A.AppImage"])
def test_an_installer_goes_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"installer")
    program = carried_program(str(tmp_path / name))
    assert (program.opened, [file.place for file in program.files]) == (name, [name])
    folder = tmp_path / "carried"
    carry_out(Load(big_model(tmp_path / "big.bin", 100), program), folder)
    assert name in (folder / READ_ME).read_text(encoding="utf-8")


def test_what_is_no_program_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    for given in (tmp_path, tmp_path / "notes.txt", tmp_path / "nowhere"):
        with pytest.raises(ToldError, match="不是可以带走的程序"):
            carried_program(str(given))


def test_an_installation_in_a_python_says_that_only_the_model_goes() -> None:
    told = carried_program(None).why_none
    assert told is not None
    assert told.key == "carry.program-in-python"


def test_a_running_bundle_carries_itself(program: Path) -> None:
    carried = carried_program(None, own=program)
    places = {file.place for file in carried.files}
    assert "criminal-law-desk/_internal/lib.so" in places
    assert not [place for place in places if "own.gguf" in place]


def test_a_file_that_became_too_long_for_the_stick_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> str:
        raise OSError(errno.EFBIG, "File too large")

    monkeypatch.setattr("desktop.carrying.carry_out._copied", full)
    with pytest.raises(ToldError, match=r"big\.gguf") as caught:
        carry_out(Load(big_model(tmp_path / "big.bin", 100), NOTHING), tmp_path / "carried")
    assert caught.value.message.key == "carry.fat32"


@pytest.mark.parametrize("inside", ["带走", "_internal/deep/down", "."])
def test_nothing_is_carried_into_the_program_that_is_carried(tmp_path: Path, program: Path, inside: str) -> None:
    before = sorted(program.rglob("*"))
    load = Load(big_model(tmp_path / "big.bin", 100), carried_program(str(program)))
    with pytest.raises(ToldError) as caught:
        carry_out(load, program / inside)
    assert (caught.value.kind, caught.value.message.key) == ("input", "carry.inside-program")
    assert sorted(program.rglob("*")) == before
