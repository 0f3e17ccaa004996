"""What this computer can run, for the advice on a first use."""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH_BYTES = 7 * 2**30
"""A computer sold with 8 GB tells a little less. The 4B model takes 2.5 GB of weights and 0.6 GB for 4,096 tokens (36
layers, 8 heads of keys and values of 128 numbers, 2 bytes each), beside what the system and a browser need."""


@dataclass(frozen=True, slots=True)
class Computer:
    """``cores`` are physical ones."""

    memory_bytes: int
    cores: int

    @property
    def runs_the_model(self) -> bool:
        """Whether the recommended model fits beside everything else."""
        return self.memory_bytes >= ENOUGH_BYTES


def this_computer() -> Computer:
    """Asks the system."""
    import psutil

    return Computer(psutil.virtual_memory().total, psutil.cpu_count(logical=False) or psutil.cpu_count() or 1)
