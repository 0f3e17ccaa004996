"""Streams that are closed, or lead to a full disk: a command ends with its status and a sentence, not a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.python_path import python_path

ROOT = Path(__file__).resolve().parent.parent
JUDGMENT = "本院认为，被告人甲某犯盗窃罪。判决如下：被告人甲某犯盗窃罪，判处拘役五个月，并处罚金人民币二千元。"
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


def run(folder: Path, words: str) -> subprocess.CompletedProcess[bytes]:
    """``words`` for a shell; FILE is a judgment."""
    (folder / "judgment.txt").write_text(JUDGMENT, encoding="utf-8")
    command = words.replace("FILE", str(folder / "judgment.txt"))
    environment = {
        **os.environ,
        "CRIMINAL_LAW_DESK_HOME": str(folder),
        "PY": sys.executable,
        "PYTHONPATH": python_path(),
    }
    return subprocess.run(["sh", "-c", command], env=environment, cwd=ROOT, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ('"$PY" -m desktop check FILE > /dev/full', 4),
        ('"$PY" -m desktop check FILE --json > /dev/full', 4),
        ('"$PY" -m desktop check /nowhere --json > /dev/full', 2),
        ('"$PY" -m desktop check - <&-', 2),
        ('"$PY" -m desktop judge - --engine ollama <&-', 2),
        ('"$PY" -m trainer read /nowhere --json > /dev/full', None),
        ('"$PY" -m trainer read - <&-', None),
        ('"$PY" -m desktop check FILE 2> /dev/full', None),
    ],
)
def test_a_lost_stream_is_no_traceback(tmp_path: Path, words: str, status: int | None) -> None:
    done = run(tmp_path, words)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert status in (None, done.returncode), (done.returncode, done.stderr.decode())


def test_what_is_for_a_closed_stream_does_not_get_into_the_other(tmp_path: Path) -> None:
    done = run(tmp_path, '"$PY" -m desktop check /nowhere 2>&-')
    assert (done.stdout, done.returncode) == (b"", 2)
