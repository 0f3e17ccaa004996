"""GPUs that people train on: their memory, and what they compute at best."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from trainer.without_console import WITHOUT_CONSOLE

GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Gpu:
    """A graphics card to train on. ``memory`` in bytes.

    ``flops``: multiplications and additions a second in matrices of 16 bits, as the maker's data sheet has them without
    sparsity and with sums in 32 bits; None where it is not known.
    """

    name: str
    memory: int
    flops: float | None


# NVIDIA's data sheets and architecture papers.
GPUS = (
    Gpu("A10", 24 * GIB, 125e12),
    Gpu("A10G", 24 * GIB, 70e12),
    Gpu("A40", 48 * GIB, 149.7e12),
    Gpu("A100-40GB", 40 * GIB, 312e12),
    Gpu("A100-80GB", 80 * GIB, 312e12),
    Gpu("H100", 80 * GIB, 989e12),
    Gpu("L4", 24 * GIB, 121e12),
    Gpu("T4", 16 * GIB, 65e12),
    Gpu("V100-16GB", 16 * GIB, 125e12),
    Gpu("RTX 3090", 24 * GIB, 71e12),
    Gpu("RTX 4090", 24 * GIB, 165e12),
)


def known_gpu(name: str) -> Gpu | None:
    """By name, however it is spaced and written: "rtx4090", "NVIDIA A10", "NVIDIA GeForce RTX 4090"."""
    wanted = _plain(name)
    same = [gpu for gpu in GPUS if _plain(gpu.name) == wanted]
    ends = [gpu for gpu in GPUS if wanted.endswith(_plain(gpu.name))]
    return next(iter(same or ends), None)


def installed_gpu() -> Gpu | None:
    """The first GPU of this computer, as NVIDIA's own tool names it; nothing of CUDA is loaded."""
    try:
        answer = subprocess.run(
            ["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            creationflags=WITHOUT_CONSOLE,
        )
        name, mebibytes = answer.stdout.splitlines()[0].rsplit(",", 1)
        memory = int(mebibytes) << 20
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return None
    known = known_gpu(name.strip())
    return Gpu(name.strip(), memory, known.flops if known else None)


def gpu_of_size(gibibytes: float) -> Gpu:
    """Any GPU with so much memory."""
    return Gpu(f"{gibibytes:g} GiB", int(gibibytes * GIB), None)


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())
