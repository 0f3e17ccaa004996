"""A job is asked to stop through its folder."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from trainer.commands.ending_folder import ending_when_asked
from trainer.commands.stopping import killed_as_interrupted
from trainer.runs.run_lock import ask_to_pause


def sleep_long() -> None:
    """In pieces, as Windows ends no single sleep."""
    for _ in range(300):
        time.sleep(0.1)


def test_the_wish_in_the_folder_ends_the_work(tmp_path: Path) -> None:
    began = time.monotonic()
    ask_to_pause(tmp_path, os.getpid())
    with pytest.raises(KeyboardInterrupt), killed_as_interrupted(), ending_when_asked(tmp_path):
        sleep_long()
    assert time.monotonic() - began < 10


def test_what_was_meant_for_another_process_is_passed_over(tmp_path: Path) -> None:
    ask_to_pause(tmp_path, 1 if os.getppid() != 1 else 2)
    with killed_as_interrupted(), ending_when_asked(tmp_path):
        time.sleep(1)
    assert (tmp_path / "pause").exists()
