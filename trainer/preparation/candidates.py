"""All candidates of a scan, next to each other: which are duplicates, and which are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyarrow import parquet

from trainer.patient_files import remove_file
from trainer.preparation.duplicates.known import NOTHING, Known, short
from trainer.preparation.duplicates.near_duplicates import THRESHOLD, near_duplicates
from trainer.preparation.duplicates.signature import PLACES, Signatures
from trainer.preparation.part import part_path, parts_of
from trainer.preparation.pieces import Unit
from trainer.preparation.selection.reason import Reason

REASONS = list(Reason)
KEPT = -1


@dataclass(frozen=True, slots=True)
class Part:
    """A part's candidates: places [first, first + count) among all."""

    path: Path
    left_out: Path
    first: int
    count: int


class Candidates:
    """In the order of the inputs. ``reason`` is a place in `REASONS` for each candidate, -1 for one that is kept.

    Takes some 50 bytes of memory for each; signatures are mapped from ``folder``.
    """

    def __init__(self, folder: Path, units: Sequence[Unit]) -> None:
        self.parts: list[Part] = []
        count = 0
        for unit in units:
            for counts in parts_of(folder, unit.number):
                candidates, left_out = (
                    part_path(folder, unit.number, counts.part, kind) for kind in ("candidates", "left_out")
                )
                self.parts.append(Part(candidates, left_out, count, counts.selected))
                count += counts.selected
        self.count = count
        self.reason = np.full(count, KEPT, np.int8)
        self.cases = np.zeros(count, np.uint64)
        self.days = np.zeros(count, np.int32)  # a day as the number 20210305; 0 where it is unknown
        self._numbers = np.zeros(count, np.uint64)
        self._signatures = _Signatures(folder, count)
        self._load()

    def drop_duplicates(self, before: Known = NOTHING) -> None:
        """Of the same case number, the same text and nearly the same facts the first is kept, and none of those that
        are known from ``before``."""
        known = np.flatnonzero(self._numbers)
        _, first = np.unique(self._numbers[known], return_index=True)
        self._drop(np.delete(known, first), Reason.SAME_CASE_NUMBER)
        self._drop(known[np.isin(self._numbers[known], before.numbers)], Reason.SAME_CASE_NUMBER)
        _, first = np.unique(self.cases, return_index=True)
        self._drop(np.delete(np.arange(self.count), first), Reason.SAME_TEXT)
        self._drop(np.flatnonzero(np.isin(self.cases, before.cases)), Reason.SAME_TEXT)
        if self.count:
            own = self._signatures.array
            signatures: Signatures = np.concatenate((before.signatures, short(own))) if len(before) else own
            like = near_duplicates(signatures, THRESHOLD)[len(before) :]
            self._drop(np.flatnonzero(like != np.arange(self.count) + len(before)), Reason.NEAR_DUPLICATE)

    def kept(self) -> NDArray[np.int64]:
        """The places of those that are left, in the order of the inputs."""
        return np.flatnonzero(self.reason == KEPT)

    def marks(self, places: NDArray[np.int64]) -> Known:
        """By which they are known when more is taken in."""
        return Known(self.cases[places], self._numbers[places], short(self._signatures.array[places]))

    def order(self, seed: int) -> NDArray[np.int64]:
        """The places of those kept, in an order drawn by ``seed`` that does not depend on the others."""
        kept = self.kept()
        keys = np.array([drawn(seed, "draw", int(self.cases[place])) for place in kept], np.uint64)
        return kept[np.argsort(keys, kind="stable")]

    def drop(self, place: int, reason: Reason) -> None:
        self.reason[place] = REASONS.index(reason)

    def rows(
        self, places: Sequence[int] | NDArray[np.int64], columns: list[str]
    ) -> Iterator[tuple[int, dict[str, object]]]:
        """The rows of ``places``, in the order of the inputs, each with its place."""
        wanted = np.sort(np.asarray(places, np.int64))
        for part in self.parts:
            low, high = np.searchsorted(wanted, [part.first, part.first + part.count])
            if low == high:
                continue
            local = set((wanted[low:high] - part.first).tolist())
            at = 0
            for batch in parquet.ParquetFile(part.path).iter_batches(256, columns=columns):
                inside = [each for each in range(batch.num_rows) if at + each in local]
                if inside:
                    for each, row in zip(inside, batch.take(inside).to_pylist(), strict=True):
                        yield part.first + at + each, row
                at += batch.num_rows

    def close(self) -> None:
        """Removes what was laid beside the parts."""
        self._signatures.close()

    def _drop(self, places: NDArray[np.int64], reason: Reason) -> None:
        kept = places[self.reason[places] == KEPT]
        self.reason[kept] = REASONS.index(reason)

    def _load(self) -> None:
        columns = ["case_number", "decided", "signature", "case"]
        for part in self.parts:
            at = part.first
            if not part.count:
                continue
            for batch in parquet.ParquetFile(part.path).iter_batches(1024, columns=columns):
                for row in batch.to_pylist():
                    self.cases[at] = int(row["case"], 16)
                    self._numbers[at] = hash_of(row["case_number"]) if row["case_number"] else 0
                    self.days[at] = int(row["decided"].replace("-", "") or 0)
                    self._signatures.array[at] = np.frombuffer(row["signature"], np.uint32)
                    at += 1


class _Signatures:
    """512 bytes a candidate: on the disk, so that memory does not grow with the dump."""

    def __init__(self, folder: Path, count: int) -> None:
        self._path = folder / "signatures.bin"
        self.array: NDArray[np.uint32] = (
            np.memmap(self._path, np.uint32, "w+", shape=(count, PLACES)) if count else np.empty((0, PLACES), np.uint32)
        )

    def close(self) -> None:
        del self.array
        with suppress(OSError):  # the folder goes with all that is in it
            remove_file(self._path)


def drawn(seed: int, purpose: str, case: int) -> int:
    """A number of 64 bits that looks drawn, the same for the same case."""
    return hash_of(f"{seed}:{purpose}:{case:016x}")


def hash_of(text: str) -> int:
    """64 bits of BLAKE2b, never 0."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") or 1
