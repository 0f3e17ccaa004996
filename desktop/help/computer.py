"""What this computer has, for the advice on a first use."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

ENOUGH_BYTES = 7 * 2**30
"""A computer sold with 8 GB tells a little less: room for the model (``default_model_memory``) beside what the system
and a browser need."""
_LEAST_CARD = 2 * 2**30
"""Less is what a processor's own graphics set aside of the memory."""
_AMD = "0x1002"


@dataclass(frozen=True, slots=True)
class GraphicsCard:
    """``memory_bytes``: its own."""

    name: str
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Computer:
    """``cores`` are physical ones. ``free_bytes`` of memory now, ``disk_bytes`` free where models are kept. What is not
    known is None; ``surveyed``: it was looked for, so that no card was found."""

    memory_bytes: int
    cores: int
    free_bytes: int | None = None
    disk_bytes: int | None = None
    card: GraphicsCard | None = None
    surveyed: bool = False

    @property
    def runs_the_model(self) -> bool:
        """Whether the recommended model fits beside everything else."""
        return self.memory_bytes >= ENOUGH_BYTES


def this_computer() -> Computer:
    """Asks the system for what it tells at once."""
    import psutil

    memory = psutil.virtual_memory()
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    return Computer(memory.total, cores, memory.available)


def survey() -> Computer:
    """The same, with the disk and the graphics card. A driver that hangs is waited for 20 seconds."""
    from trainer.engines.embedded.ollama_folder import models_folder

    disk = free_on_disk(models_folder() or Path.home())
    return replace(this_computer(), disk_bytes=disk, card=graphics_card(), surveyed=True)


def free_on_disk(folder: Path) -> int | None:
    """Bytes; None where the system does not tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def graphics_card(devices: Path = Path("/sys/class/drm")) -> GraphicsCard | None:
    """The first one with memory of its own that Ollama can compute on: NVIDIA's as its tool names it, AMD's as Linux
    does. None where none is known."""
    from trainer.recipe.gpus import installed_gpu

    gpu = installed_gpu()
    if gpu is not None:
        return GraphicsCard(gpu.name, gpu.memory)
    for device in sorted(devices.glob("card*/device")):
        try:
            if (device / "vendor").read_text(encoding="ascii").strip() != _AMD:
                continue
            memory = int((device / "mem_info_vram_total").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
        if memory >= _LEAST_CARD:
            return GraphicsCard("AMD", memory)
    return None
