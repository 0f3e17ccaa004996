"""A folder for a computer without a network: a model that stands for a large one, and the sums of all files."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from desktop.carrying.parts import CarriedFile, CarriedModel, CarriedProgram, ProgramForm
from trainer.engines.embedded.carried_folder import SUMS

NOTHING = CarriedProgram(ProgramForm.NONE)


def big_model(path: Path, size: int = 40 << 20, sum_: str = "") -> CarriedModel:
    """Stands for a model; only its bytes are copied."""
    block = hashlib.sha256(path.name.encode()).digest() * 2048
    with path.open("wb") as file:
        for start in range(0, size, len(block)):
            file.write(block[: size - start])
    return CarriedModel("big", (CarriedFile(path, "models/big.gguf", size, sum_),), (), None, "")


def checked_by_coreutils(folder: Path) -> str:
    done = subprocess.run(["sha256sum", "-c", SUMS], cwd=folder, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
