"""The reading of units: what each process must know for it, and who does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer.preparation.duplicates.benchmark import load_benchmark
from trainer.preparation.pieces import Unit
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.select import Selection


@dataclass(frozen=True, slots=True)
class Reading:
    """Parts go to ``folder``; ``benchmark`` is the folder of what is kept out."""

    folder: Path
    criteria: Criteria
    benchmark: Path | None

    def selection(self) -> Selection:
        """Of one process or thread, for all units that it reads."""
        return Selection(self.criteria, load_benchmark(self.benchmark) if self.benchmark else None)


class Readers(Protocol):
    """Processes that read units, on this computer or on several."""

    def read(
        self, units: Sequence[Unit], reading: Reading, done: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        """Reads all; ``done`` is told the bytes read so far. Returns early where ``stopped``; raises PrepareError."""
        ...
