"""llama.cpp as it is shipped, in an environment of its own: everything but its wheel is the checkout's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
VARIANT = "libggml-cpu-{}.so"


@dataclass(frozen=True, slots=True)
class PortableLlamaCpp:
    """``packages``: the folder in which the wheel was unpacked."""

    packages: Path

    @property
    def libraries(self) -> Path:
        """The folder of its libraries."""
        return self.packages / "llama_cpp" / "lib"

    def variants(self) -> set[str]:
        """The names of those of ggml's kernels that are there: "x64", "haswell" …"""
        before, after = VARIANT.split("{}")
        return {file.name[len(before) : -len(after)] for file in self.libraries.glob(VARIANT.format("*"))}

    def with_variants(self, kept: set[str], folder: Path) -> PortableLlamaCpp:
        """A copy in ``folder`` with no other kernels than these."""
        shutil.copytree(self.packages, folder)
        copy = PortableLlamaCpp(folder)
        for name in copy.variants() - kept:
            (copy.libraries / VARIANT.format(name)).unlink()
        return copy

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """``python ARGUMENTS`` with this llama.cpp instead of the checkout's."""
        path = os.pathsep.join([str(self.packages), str(ROOT)])
        return subprocess.run(
            [sys.executable, *arguments],
            check=False,
            env={**os.environ, "PYTHONPATH": path},
            cwd=self.packages.parent,
            capture_output=True,
            text=True,
            timeout=300,
        )


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """See ``read_tokens.py``; ``logits`` by the name of the model."""

    said: str
    logits: dict[str, np.ndarray]


def reading(models: list[Path], out: Path, llama_cpp: PortableLlamaCpp | None = None) -> Reading:
    """By that llama.cpp; by the checkout's own, compiled for this computer, where none is given."""
    llama_cpp = llama_cpp or PortableLlamaCpp(Path(sysconfig.get_path("purelib")))
    run = llama_cpp.run("-m", "tests.bundle.read_tokens", out, *models)
    assert run.returncode == 0, run.stderr
    with np.load(out) as content:
        return Reading(str(content["said"]), {model.stem: content[model.stem] for model in models})
