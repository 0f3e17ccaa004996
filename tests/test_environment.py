"""The components made by the real uv, out of an index and a program of a few kilobytes, with all that can break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from resources.messages.wording import say
from tests.package_index import OWN, write_wheel
from tests.small_components import SMALL, World, refusal
from trainer.__main__ import main
from trainer.commands.exit_status import ExitStatus
from trainer.environment.carry import carry
from trainer.environment.claim import claimed
from trainer.environment.component import TRAIN, Component
from trainer.environment.errors import SetupError
from trainer.environment.install import Installation, install
from trainer.environment.installed import Installed, State, state_of, write_installed
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place, place_of
from trainer.environment.removal import remove
from trainer.environment.room import size_of
from trainer.environment.uv_call import InstallStopped, run


def test_a_component_is_made_told_and_removed(world: World) -> None:
    assert world.state() is State.ABSENT
    done = world.install()
    assert world.state() is State.READY
    assert set(done.packages) == {OWN, "alpha", "beta"}
    assert world.imported("alpha")
    assert world.imported("beta")
    assert not world.imported("unwanted")
    steps = list(dict.fromkeys(step for step, _, _ in world.steps))
    assert steps == ["python", "resolve", "download", "install", "verify"]
    downloads = [(done, total) for step, done, total in world.steps if step == "download"]
    assert downloads[-1][0] == downloads[-1][1] > 300_000
    assert [share for _, share, _ in world.steps] != sorted({0})
    assert sorted(each.name for each in world.place.folder.iterdir()) == [
        "environment",
        "installed.json",
        "without.txt",
    ]
    assert done.size == pytest.approx(size_of(world.place.folder), rel=0.1)
    world.faults.asked.clear()
    world.install()
    assert world.faults.asked == []
    freed = remove(world.place)
    assert freed > 300_000
    assert world.state() is State.ABSENT
    assert not world.place.folder.exists()
    assert not world.place.lock.exists()
    assert remove(world.place) == 0


def test_a_connection_that_breaks_goes_on_where_it_broke(world: World) -> None:
    world.faults.breaks_after = 100_000
    world.install()
    asked = [wanted for name, wanted in world.faults.asked if name.startswith("alpha")]
    assert asked == ["", "bytes=100000-", "bytes=200000-", "bytes=300000-"]
    assert world.imported("alpha")


def test_a_server_that_knows_no_ranges_sends_all_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    part = world.place.downloads / "alpha-1.0-py3-none-any.whl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"of another attempt")
    world.faults.ignores_ranges = True
    world.install()
    assert ("alpha-1.0-py3-none-any.whl", "bytes=18-") in world.faults.asked
    assert world.imported("alpha")


def test_what_an_earlier_attempt_left_wrong_is_fetched_anew(world: World) -> None:
    part = world.place.downloads / "alpha-1.0-py3-none-any.whl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"of another file")
    world.install()
    assert [wanted for name, wanted in world.faults.asked if name.startswith("alpha")] == ["bytes=15-", ""]
    assert world.imported("alpha")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"damaged": True}, "damaged"),
        ({"page": b"<html>log in first</html>"}, "page-for-file"),
        ({"status": 404}, "file-refused"),
        ({"status": 403}, "file-refused"),
        ({"status": 503}, "download-failed"),
    ],
)
def test_a_file_that_is_not_sent_is_told_and_the_next_call_goes_on(
    world: World, fault: dict[str, object], told: str
) -> None:
    for name, value in fault.items():
        setattr(world.faults, name, value)
    assert world.refused() == told
    world.faults.damaged, world.faults.page, world.faults.status = False, b"", 200
    world.install()
    assert world.state() is State.READY


def test_a_stop_while_files_are_fetched_keeps_what_there_is(world: World) -> None:
    world.faults.slow = threading.Event()
    with pytest.raises(InstallStopped):
        world.install(stop_at="download")
    world.faults.slow.set()
    assert world.state() is State.UNFINISHED
    kept = (world.place.downloads / "alpha-1.0-py3-none-any.whl.part").stat().st_size
    assert kept > 100_000
    world.faults.slow, world.faults.asked = None, []
    world.install()
    assert [wanted for name, wanted in world.faults.asked if name.startswith("alpha")] == [f"bytes={kept}-"]
    assert world.state() is State.READY


def test_half_a_package_is_installed_again(world: World) -> None:
    """Killed while uv wrote it: it is in the environment, and not in the record."""
    done = world.install()
    package = world.place.libraries / "alpha"
    shutil.rmtree(package)
    rest = {name: version for name, version in done.packages.items() if name != "alpha"}
    write_installed(world.place, Installed(done.program, done.fingerprint, done.python, False, rest))
    assert world.state() is State.UNFINISHED
    world.install()
    assert (package / "__init__.py").is_file()
    assert [name for name, _ in world.faults.asked].count("beta-1.0-py3-none-any.whl") == 1


COMMAND = """
import sys
from pathlib import Path
from tests.small_components import SMALL
from trainer.environment.install import Installation, install
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place
from trainer.environment.sources import sources_of

uv, wheel, folder, index = sys.argv[1:]
parts = EnvironmentParts(Path(uv), Path(wheel), None)
install(Installation(SMALL, Place(Path(folder)), parts, sources_of(index, "", "", "")), print, lambda: False)
"""


def test_a_kill_loses_nothing_that_was_fetched(world: World) -> None:
    world.faults.slow = threading.Event()
    uv, wheel = world.parts.uv, world.parts.wheel
    command = [sys.executable, "-c", COMMAND, str(uv), str(wheel), str(world.place.folder), world.index]
    part = world.place.downloads / "alpha-1.0-py3-none-any.whl.part"
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL) as process:
        end = time.monotonic() + 120
        while (not part.exists() or part.stat().st_size < 100_000) and time.monotonic() < end:
            time.sleep(0.02)
        assert world.refused() == "taken"
        process.kill()
    world.faults.slow.set()
    world.faults.slow, world.faults.asked = None, []
    kept = part.stat().st_size
    assert kept > 100_000
    assert world.state() is State.UNFINISHED
    world.install()
    assert [wanted for name, wanted in world.faults.asked if name.startswith("alpha")] == [f"bytes={kept}-"]
    assert world.imported("alpha")


def test_a_newer_program_renews_only_what_changed(world: World) -> None:
    world.install()
    write_wheel(world.folder / "index", "beta", "1.1", filler=10)
    newer = EnvironmentParts(world.parts.uv, world.program("1.1"), None)
    assert world.state(newer) is State.OLD
    world.faults.asked.clear()
    done = world.install(world.job(newer))
    assert world.state(newer) is State.READY
    assert [name for name, _ in world.faults.asked] == ["beta-1.1-py3-none-any.whl"]
    assert done.packages["beta"].startswith("1.1 ")
    assert world.state() is State.OLD  # the one before, seen from the one before


def test_the_same_version_with_other_content_is_another_program(world: World) -> None:
    world.install()
    before = (world.place.libraries / "criminal_law_desk" / "filler.bin").stat().st_size
    again = write_wheel(world.folder / "again", OWN, "1.0", needs=("alpha; extra == 'ocr'",), filler=77)
    newer = EnvironmentParts(world.parts.uv, again, None)
    assert world.state(newer) is State.OLD
    world.install(world.job(newer))
    assert before == 0
    assert (world.place.libraries / "criminal_law_desk" / "filler.bin").stat().st_size == 77


def test_a_python_that_is_gone_makes_the_environment_anew(world: World) -> None:
    world.install()
    world.place.python.unlink()
    world.place.python.symlink_to(world.folder / "gone")
    assert world.state() is State.UNFINISHED
    world.install()
    assert world.imported("alpha")


def test_what_was_installed_and_cannot_be_used_is_told(world: World) -> None:
    bad = write_wheel(world.folder / "index", "alpha", "2.0")
    replaced = bad.with_name("replaced.whl")
    with_error = bad.read_bytes().replace(b"VERSION = '2.0'\n", b"import nothing__\n")
    replaced.write_bytes(with_error)
    shutil.rmtree(world.folder / "index")
    (world.folder / "index").mkdir()
    write_wheel(world.folder / "index", "beta", "1.0")
    write_wheel(world.folder / "index", "alpha", "2.0", needs=("nothing-needed; extra == 'ocr'",))
    component = Component("ocr", SMALL.folder, ("alpha", "absent_module"), SMALL.left_out, 1, 1)
    job = world.job()
    with pytest.raises(SetupError) as caught:
        install(Installation(component, job.place, job.parts, job.sources), lambda *_: None, lambda: False)
    assert "No module named 'absent_module'" in say(caught.value.message)
    assert world.state() is State.UNFINISHED


@pytest.mark.parametrize(
    ("index", "told"),
    [
        ("http://127.0.0.1:9/simple", "no-network"),
        ("https://nowhere.invalid/simple", "no-network"),
        ("{index}/no/such/place", "not-to-be-had"),
    ],
)
def test_a_wrong_address_is_told(world: World, monkeypatch: pytest.MonkeyPatch, index: str, told: str) -> None:
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    assert world.refused(world.job(index=index.format(index=world.index))) == told


def test_a_carried_folder_installs_without_a_network(world: World) -> None:
    folder = world.folder / "carried 带来"
    (folder / ".work" / "of a call that was killed").mkdir(parents=True)
    write_wheel(world.folder / "index", "setuptools", "80.0")
    write_wheel(world.folder / "index", "wheel", "1.0")
    write_wheel(world.folder / "index", "uv", "1.0")
    done = carry(folder, SMALL, world.parts, world.job().sources, lambda *_: None, lambda: False)
    names = sorted(file.name.partition("-")[0] for file in folder.iterdir())
    assert names == ["alpha", "beta", "setuptools", "uv", "wheel"]
    assert done.size > 300_000
    assert done.python.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}")
    world.faults.asked.clear()
    world.faults.status = 500
    world.install(world.job(index="http://127.0.0.1:9/simple", wheels=str(folder)))
    assert world.faults.asked == []
    assert world.state() is State.READY
    assert (folder / "alpha-1.0-py3-none-any.whl").is_file()
    remove(world.place)
    (folder / "alpha-1.0-py3-none-any.whl").unlink()
    assert world.refused(world.job(wheels=str(folder))) == "not-to-be-had"


def test_a_disk_that_is_too_small_is_told_before_anything_is_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An index of this kind tells no sizes: what lies in a folder has one.
    folder = world.folder / "index"
    monkeypatch.setattr("trainer.environment.room._SPARE", 1 << 60)
    assert world.refused(world.job(wheels=str(folder))) == "no-room"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_disk_that_is_full_is_told_and_what_was_done_is_used(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    monkeypatch.setattr("trainer.environment.room._SPARE", 0)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=True)
    try:
        job = world.job()
        small = Installation(SMALL, Place(disk / SMALL.folder), job.parts, job.sources)
        with pytest.raises((SetupError, OSError)) as caught:
            world.install(small)
        error = caught.value
        assert error.kind == "room" if isinstance(error, SetupError) else "No space left" in str(error)
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        world.install(small)
        assert state_of(small.place, SMALL, small.parts) is State.READY
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_do_not_work_on_one_environment_and_none_on_one_in_use(world: World) -> None:
    world.install()
    with claimed(world.place):
        assert refusal(lambda: remove(world.place)) == "environment.taken"
    with subprocess.Popen([world.place.python, "-c", "input()"], stdin=subprocess.PIPE) as process:
        end = time.monotonic() + 60
        while not psutil.Process(process.pid).cmdline() and time.monotonic() < end:
            time.sleep(0.01)
        assert refusal(lambda: remove(world.place)) == "environment.in-use"
        assert refusal(world.install) == "environment.in-use"
        process.kill()
    assert world.state() is State.READY
    assert remove(world.place) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such file system")
def test_a_place_that_lets_nothing_be_made_is_not_said_to_be_taken() -> None:
    with pytest.raises(OSError, match="training-environment"), claimed(place_of(TRAIN, Path("/proc"))):
        pass


def test_what_ends_of_the_ctrl_c_that_stops_the_command_did_not_fail(tmp_path: Path) -> None:
    ended = [sys.executable, "-S", "-c", "raise SystemExit(2)"]
    assert run(ended, os.environ, tmp_path, lambda: False)[0] == 2
    with pytest.raises(InstallStopped):
        run(ended, os.environ, tmp_path, lambda: True)


def test_a_removal_that_was_killed_leaves_nothing_for_ever(world: World) -> None:
    (world.place.folder / "environment").mkdir(parents=True)
    script = (
        "import os, pathlib, shutil, sys\n"
        "from trainer.environment.place import Place\n"
        "from trainer.environment.removal import remove\n"
        "shutil.rmtree = lambda *_, **__: os._exit(9)\n"
        "remove(Place(pathlib.Path(sys.argv[1])))\n"
    )
    assert subprocess.run([sys.executable, "-c", script, world.place.folder], check=False).returncode == 9
    assert world.state() is State.ABSENT
    assert [each for each in world.place.folder.parent.iterdir() if each.is_dir()]
    assert remove(world.place) == 0
    # Where no process is looked for, what a killed one left is cleared away when it is a day old.
    assert os.name != "posix" or not [each for each in world.place.folder.parent.iterdir() if each.is_dir()]


def test_a_home_that_is_given_relative_is_the_same_for_uv(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.folder)
    job = world.job()
    relative = Installation(SMALL, place_of(SMALL, Path("home")), job.parts, job.sources)
    world.install(relative)
    assert world.state() is State.READY
    assert not list(world.place.folder.rglob("home"))


@pytest.mark.parametrize("action", ["install", "status", "remove"])
def test_a_folder_that_means_nothing_is_refused(tmp_path: Path, action: str) -> None:
    (tmp_path / "training-environment").mkdir()
    args = ["environment", action, str(tmp_path / "training-environment"), "--home", str(tmp_path), "--language", "en"]
    assert main(args) == ExitStatus.BAD_INPUT
    assert (tmp_path / "training-environment").is_dir()
