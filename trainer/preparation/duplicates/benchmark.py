"""Benchmarks that must not be in the training data: facts that share most of their wording with one of their texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.preparation.duplicates.shingles import Hashes, shingles

BENCHMARK_SHINGLE = 13
"""Characters that two cases do not share by chance."""
SHARE = 0.5
"""Of the shorter text's shingles: a benchmark's question often holds only a part of the facts, or more than them."""
_COMMON = 50


class Benchmark:
    """The shingles of a benchmark's texts. Written once and mapped, so that every process shares one copy."""

    def __init__(self, hashes: Hashes, texts: NDArray[np.uint32], sizes: NDArray[np.uint32], names: list[str]) -> None:
        self._hashes, self._texts, self._sizes, self._names = hashes, texts, sizes, names

    def holds(self, facts: str) -> str:
        """The name of a text that ``facts`` are in, or that is in ``facts``; "" for none."""
        own = shingles(facts, BENCHMARK_SHINGLE)
        left = np.searchsorted(self._hashes, own, "left")
        right = np.searchsorted(self._hashes, own, "right")
        met = np.flatnonzero(right > left)
        if not len(met):
            return ""
        texts = np.concatenate([self._texts[left[place] : right[place]] for place in met])
        found, shared = np.unique(texts, return_counts=True)
        share = shared / np.minimum(self._sizes[found], len(own))
        best = int(share.argmax())
        return self._names[int(found[best])] if share[best] >= SHARE else ""

    def save(self, folder: Path) -> None:
        """Writes it into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "hashes.npy", self._hashes)
        np.save(folder / "texts.npy", self._texts)
        np.save(folder / "sizes.npy", self._sizes)
        (folder / "names.txt").write_text("\n".join(self._names), encoding="utf-8")


def make_benchmark(texts: Iterable[tuple[str, str]]) -> Benchmark:
    """Of (name, text) pairs. Memory: 12 bytes for each character of all texts, twice while it is made."""
    found: list[Hashes] = []
    sizes: list[int] = []
    names: list[str] = []
    for name, text in texts:
        hashes = shingles(text, BENCHMARK_SHINGLE)
        if len(hashes):
            found.append(hashes)
            sizes.append(len(hashes))
            names.append(" ".join(name.split()))
    if not found:
        return Benchmark(np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint32), [])
    every = np.concatenate(found)
    owners = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    order = np.argsort(every, kind="stable")
    every, owners = every[order], owners[order]
    # Phrases of many texts (判处有期徒刑, names of offices) identify none of them, and are left out.
    _, counts = np.unique(every, return_counts=True)
    kept = np.repeat(counts <= _COMMON, counts)
    return Benchmark(every[kept], owners[kept], np.array(sizes, np.uint32), names)


def load_benchmark(folder: Path) -> Benchmark:
    """What `Benchmark.save` wrote, mapped and not read."""
    return Benchmark(
        np.load(folder / "hashes.npy", mmap_mode="r"),
        np.load(folder / "texts.npy", mmap_mode="r"),
        np.load(folder / "sizes.npy"),
        (folder / "names.txt").read_text(encoding="utf-8").split("\n"),
    )
