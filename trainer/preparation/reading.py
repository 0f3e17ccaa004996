"""The reading of units: what each process must know for it, and who does it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, Self

from trainer.preparation.duplicates.benchmark import load_benchmark
from trainer.preparation.pieces import Unit
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.select import Select, Selection


class Reading(Hashable, Protocol):
    """What is made of documents, and where the parts go. It travels to other processes, on other machines too."""

    @property
    def folder(self) -> Path: ...

    @property
    def criteria(self) -> Criteria: ...

    def selection(self) -> Select:
        """Of one process or thread, for all units that it reads."""
        ...

    def absolute(self) -> Self:
        """With paths that mean the same wherever they are read."""
        ...


@dataclass(frozen=True, slots=True)
class SampleReading:
    """Samples for training; ``benchmark`` is the folder of what is kept out."""

    folder: Path
    criteria: Criteria
    benchmark: Path | None

    def selection(self) -> Selection:
        return Selection(self.criteria, load_benchmark(self.benchmark) if self.benchmark else None)

    def absolute(self) -> Self:
        benchmark = self.benchmark and self.benchmark.absolute()
        return replace(self, folder=self.folder.absolute(), benchmark=benchmark)


class Readers(Protocol):
    """Processes that read units, on this computer or on several."""

    def read(
        self, units: Sequence[Unit], reading: Reading, done: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        """Reads all; ``done`` is told the bytes read so far. Returns early where ``stopped``; raises PrepareError."""
        ...
