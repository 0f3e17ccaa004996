"""Files and folders that are whole or not there, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.settings.settings import Settings
from desktop.settings.store import load_settings, save_settings
from trainer import patient_files
from trainer.whole_file import remove_whole, whole_file, whole_folder, write_whole

ROOT = Path(__file__).resolve().parent.parent
KILLED = """
import sys
from pathlib import Path
from trainer.whole_file import {block}
with {block}(Path(sys.argv[1])) as part:
    ({file}).write_text("half")
    print("half", flush=True)
    sys.stdin.read()
"""
NO_ROOM = """
import resource, sys
from pathlib import Path
from trainer.whole_file import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), "x" * 100_000)
except OSError as error:
    print(error.errno)
"""


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "设置.json"
    write_whole(target, "一")
    assert target.read_bytes() == "一".encode()
    write_whole(target, b"\xff")
    assert target.read_bytes() == b"\xff"
    assert names(target.parent) == ["设置.json"]


def test_a_file_that_could_not_be_written_to_its_end_stays_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old")

    def interrupted() -> None:
        with whole_file(target) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(("block", "file"), [("whole_file", "part"), ("whole_folder", "part / 'weights'")])
def test_a_killed_writer_leaves_the_old_and_the_next_one_clears_up(tmp_path: Path, block: str, file: str) -> None:
    target = tmp_path / "target"
    write_whole(target if block == "whole_file" else target / "weights", "old")
    script = KILLED.format(block=block, file=file)
    with subprocess.Popen(
        [sys.executable, "-c", script, target], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"half"
        # Still at work: what it writes is left alone.
        write_whole(tmp_path / "other", "")
        write_whole(target if block == "whole_file" else target / "weights", "old")
        assert len(names(tmp_path)) == 3
        writer.kill()
    if sys.platform == "win32":  # where no process is looked for, and what is a day old is taken for abandoned
        for left in tmp_path.glob(".target.*"):
            os.utime(left, (1_600_000_000, 1_600_000_000))
    assert (target if block == "whole_file" else target / "weights").read_text() == "old"
    if block == "whole_file":
        write_whole(target, "new")
        assert target.read_text() == "new"
    else:
        with whole_folder(target) as part:
            (part / "weights").write_text("new")
        assert (target / "weights").read_text() == "new"
    assert names(tmp_path) == ["other", "target"]


@pytest.mark.skipif(os.name != "posix", reason="the system knows no limit for a file's size")
def test_a_full_disk_leaves_the_old(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("old")
    done = subprocess.run([sys.executable, "-c", NO_ROOM, target], cwd=ROOT, capture_output=True, check=True, text=True)
    assert int(done.stdout) == errno.EFBIG
    assert target.read_text() == "old"
    assert names(tmp_path) == ["target"]


@pytest.mark.skipif(os.name != "posix", reason="making links takes an administrator on Windows")
def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "settings.json"
    link = tmp_path / "home" / "settings.json"
    link.parent.mkdir()
    link.symlink_to(kept)
    for percent in (110, 120):  # at first the link leads nowhere
        save_settings(link, Settings(font_percent=percent))
        assert link.is_symlink()
        assert load_settings(kept).settings == Settings(font_percent=percent)
    assert names(link.parent) == names(kept.parent) == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_permission_is_kept(tmp_path: Path) -> None:
    target, fresh = tmp_path / "target", tmp_path / "fresh"
    target.touch()
    target.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_whole(target, "secret")
        write_whole(fresh, "")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_all_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    did: list[str] = []
    flush, rename = os.fsync, os.replace

    def flushed(descriptor: int) -> None:
        flush(descriptor)
        did.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name.split(".")[-1])

    def renamed(old: Path, new: Path) -> None:
        rename(old, new)
        did.append("renamed")

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", renamed)
    write_whole(tmp_path / "target", "new")
    assert did == ["part", "renamed", tmp_path.name]
    did.clear()
    with whole_folder(tmp_path / "folder") as part:
        (part / "inner").mkdir()
        (part / "inner" / "weights").write_text("1")
    assert did == ["weights", "inner", "part", "renamed", tmp_path.name]


def test_a_file_that_is_open_elsewhere_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, refused = os.replace, 3

    def in_use(old: Path, new: Path) -> None:
        nonlocal refused
        if refused:
            refused -= 1
            raise PermissionError(errno.EACCES, "used by another process")
        rename(old, new)

    monkeypatch.setattr(os, "replace", in_use)
    monkeypatch.setattr(patient_files, "_PATIENCE", 0.2)
    monkeypatch.setattr(sys, "platform", "win32")
    target = tmp_path / "target"
    write_whole(target, "new")
    assert target.read_text() == "new"
    refused = 99
    with pytest.raises(PermissionError):
        write_whole(target, "newer")
    assert target.read_text() == "new"
    assert names(tmp_path) == ["target"]


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "adapter"

    def fill(content: str, error: OSError | None = None) -> None:
        with whole_folder(target) as part:
            (part / content).touch()
            if error:
                raise error

    for content in ("old", "new"):
        fill(content)
        assert names(target) == [content]
    with pytest.raises(OSError, match="No space"):
        fill("half", OSError(errno.ENOSPC, "No space left on device"))
    rename = os.replace

    def not_this_one(old: Path, new: Path) -> None:
        if new == target and names(old) == ["third"]:
            raise OSError(errno.EIO, "broken")
        rename(old, new)

    monkeypatch.setattr(os, "replace", not_this_one)
    with pytest.raises(OSError, match="broken"):
        fill("third")
    assert names(target) == ["new"]
    assert names(tmp_path) == ["adapter"]
    remove_whole(target)
    assert names(tmp_path) == []


def test_what_another_computer_writes_is_left_for_a_day(tmp_path: Path) -> None:
    target = tmp_path / "target"
    others = [tmp_path / f".target.00000000-{process}-abcd.part" for process in (1, 2)]
    strange = tmp_path / ".target.part"
    for file in (*others, strange):
        file.touch()
    long_ago = time.time() - 25 * 3600
    os.utime(others[1], (long_ago, long_ago))
    write_whole(target, "")
    assert names(tmp_path) == sorted([others[0].name, strange.name, "target"])


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("判" * 83 + ".json")
    write_whole(target, "1")
    assert names(tmp_path) == [target.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "result")
        assert os.read(reader, 100) == b"result"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_nothing_else_replaces_files() -> None:
    """Answers are appended to a file, hence flushed where they are written."""
    appended = {
        ROOT / "trainer" / "evaluation" / "answering" / "answer_log.py",
        ROOT / "desktop" / "batch" / "result_log.py",
    }
    own = {ROOT / "trainer" / "patient_files.py", ROOT / "trainer" / "whole_file.py"} | appended
    replacing = re.compile(
        r"\bos\.(replace|rename|remove|fsync)\b|\bQSaveFile\b|\bshutil\.(move|rmtree)\((?!.*ignore_errors)"
    )
    found = {
        str(file.relative_to(ROOT))
        for room in ("desktop", "trainer", "resources", "packaging")
        for file in (ROOT / room).rglob("*.py")
        if file not in own and replacing.search(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_a_file_never_replaces_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "kept").touch()
    with pytest.raises(IsADirectoryError):
        write_whole(folder, "text")
    assert [each.name for each in tmp_path.rglob("*")] == ["mine", "kept"]
