"""A folder for a computer without a network: a model that stands for a large one, and the sums of all files."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from desktop.carrying.parts import CarriedFile, CarriedModel, CarriedProgram, ProgramForm
from trainer.engines.embedded.carried_folder import SUMS
from trainer.engines.file_digest import file_digest

NOTHING = CarriedProgram(ProgramForm.NONE)


def big_model(path: Path, size: int = 40 << 20, sum_: str = "") -> CarriedModel:
    """Stands for a model; only its bytes are copied."""
    block = hashlib.sha256(path.name.encode()).digest() * 2048
    with path.open("wb") as file:
        for start in range(0, size, len(block)):
            file.write(block[: size - start])
    return CarriedModel("big", (CarriedFile(path, "models/big.gguf", size, sum_),), (), None, "")


def checked_by_coreutils(folder: Path) -> str:
    if os.name != "posix":
        # Windows has no program that checks such a file.
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        stated = [line.split(maxsplit=1) for line in lines if line]
        return "".join(place for digest, place in stated if file_digest(folder / place.lstrip("*")) != digest)
    done = subprocess.run(["sha256sum", "-c", SUMS], cwd=folder, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
