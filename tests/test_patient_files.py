"""Files as Windows has them: what another program has open can be neither renamed nor removed.

What only Windows does is put in its place here; the tests that run on Windows meet it themselves.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from desktop.history import writer
from trainer import patient_files
from trainer.patient_files import flush_file, remove_file, remove_folder, rename
from trainer.preparation.part import remove_parts
from trainer.runs.checkpoint_folder import checkpoints
from trainer.runs.events import Checkpointed, Event, Warned
from trainer.runs.run_folder import RunFolder
from trainer.runs.run_lock import PROCESS, claimed, is_running


class InUse:
    """Files that a program of Windows has open, until it lets go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: set[str] = set()
        self.refusals = 10_000
        monkeypatch.setattr(os, "unlink", self._wrapped(os.unlink))
        monkeypatch.setattr(os, "replace", self._wrapped(os.replace))
        monkeypatch.setattr(patient_files, "_PATIENCE", 0.3)
        monkeypatch.setattr(sys, "platform", "win32")

    def _wrapped(self, call):  # type: ignore[no-untyped-def]
        def checked(path, *more, **named):  # type: ignore[no-untyped-def]
            if self.refusals and Path(path).name in self.names:
                self.refusals -= 1
                raise PermissionError(errno.EACCES, "used by another process", str(path))
            return call(path, *more, **named)

        return checked


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch) -> InUse:
    return InUse(monkeypatch)


def test_what_is_in_use_for_a_moment_is_waited_for(tmp_path: Path, in_use: InUse) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("1")
    in_use.names, in_use.refusals = {"old", "new", "inner"}, 3
    rename(old, new)
    assert new.read_text() == "1"
    in_use.refusals = 3
    remove_file(new)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner").touch()
    in_use.refusals = 3
    remove_folder(tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []
    assert in_use.refusals == 0
    remove_file(new)
    remove_folder(new)


def test_what_stays_in_use_is_told_after_a_while(tmp_path: Path, in_use: InUse) -> None:
    (tmp_path / "kept").touch()
    in_use.names = {"kept"}
    began = time.monotonic()
    with pytest.raises(PermissionError):
        remove_file(tmp_path / "kept")
    assert 0.3 <= time.monotonic() - began < 2


def test_elsewhere_a_refusal_is_final(tmp_path: Path, in_use: InUse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "kept").touch()
    in_use.names = {"kept"}
    with pytest.raises(PermissionError):
        remove_file(tmp_path / "kept")
    assert in_use.refusals == 9_999


def test_windows_flushes_what_is_open_for_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what is protected against writing, which stays so."""
    opened: list[str] = []
    usual = Path.open

    def watched(self: Path, mode: str = "r"):  # type: ignore[no-untyped-def]
        opened.append(f"{mode} {stat.S_IMODE(self.stat().st_mode):o}")
        return usual(self, mode)

    monkeypatch.setattr(Path, "open", watched)
    file = tmp_path / "weights"
    file.touch(0o444)
    if sys.platform != "win32":
        flush_file(file)
        assert opened == ["rb 444"]
    monkeypatch.setattr(sys, "platform", "win32")
    flush_file(file)
    assert opened[-1] in ("rb+ 600", "rb+ 666")  # Windows knows of writing alone
    assert not file.stat().st_mode & stat.S_IWRITE


def test_a_file_that_a_scanner_looks_at_is_flushed_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual, refused = Path.open, [PermissionError("used by another process")] * 2

    def scanned(self: Path, mode: str = "r"):  # type: ignore[no-untyped-def]
        if refused:
            raise refused.pop()
        return usual(self, mode)

    (tmp_path / "weights").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "open", scanned)
    flush_file(tmp_path / "weights")
    assert not refused


def test_a_run_is_let_go_of_though_a_window_reads_its_process(tmp_path: Path, in_use: InUse) -> None:
    with claimed(tmp_path):
        assert is_running(tmp_path)
        in_use.names = {PROCESS}
    assert (tmp_path / PROCESS).exists()
    assert not is_running(tmp_path)
    in_use.names = set()
    with claimed(tmp_path):
        assert is_running(tmp_path)


def test_a_training_goes_on_where_an_old_checkpoint_cannot_be_removed(tmp_path: Path, in_use: InUse) -> None:
    told: list[Event] = []
    folder = RunFolder(tmp_path, told.append)
    in_use.names = {"step-000002"}
    for step in (1, 2, 3, 4):
        folder.checkpoint(step, lambda part: part.joinpath("weights").touch(), kept=1)
    warned = [event for event in told if isinstance(event, Warned)]
    assert [event.step for event in told if isinstance(event, Checkpointed)] == [1, 2, 3, 4]
    assert [event.message.key for event in warned] == ["recipe.checkpoint-not-removed"] * 2
    assert [each.name for each in checkpoints(tmp_path / "checkpoints")] == ["step-000004", "step-000002"]
    in_use.names = set()
    folder.checkpoint(5, lambda part: part.joinpath("weights").touch(), kept=1)
    assert [each.name for each in checkpoints(tmp_path / "checkpoints")] == ["step-000005"]


def test_a_part_in_use_is_removed_when_it_is_free(tmp_path: Path, in_use: InUse) -> None:
    (tmp_path / "000001-0000.json").touch()
    in_use.names, in_use.refusals = {"000001-0000.json"}, 2
    remove_parts(tmp_path, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_writer_of_the_history_lets_go_though_its_mark_is_held(tmp_path: Path, in_use: InUse) -> None:
    """Windows removes no file that is held, and this one is."""
    file = tmp_path / "history.db"
    one = writer.Writer(file)
    mark = tmp_path / f"history.db.writer-{one.name}"
    in_use.names = {mark.name}
    writer.tidy_writers(file)
    assert mark.exists()
    one.close()
    assert mark.exists() or os.name == "nt"  # where the release removes it
    in_use.names = set()
    writer.tidy_writers(file)
    assert not mark.exists()
