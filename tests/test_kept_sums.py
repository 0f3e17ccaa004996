"""Sums of a user's own files: taken once, not at every start of the window."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.file_digest import file_digest
from trainer.engines.kept_sums import KeptSums


@pytest.mark.models
def test_the_next_start_reads_no_file_of_gigabytes_again(
    tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "自己的.gguf"
    own.write_bytes(tiny_gguf.read_bytes())
    sums = KeptSums(tmp_path / "sums.json")
    first = asyncio.run(EmbeddedEngine(sums=sums).find(str(own)))
    assert first.digest == file_digest(own)
    taken: list[Path] = []
    monkeypatch.setattr("trainer.engines.kept_sums.file_digest", lambda path: taken.append(path) or "anew")
    assert asyncio.run(EmbeddedEngine(sums=sums).find(str(own))).digest == first.digest
    assert taken == []
    os.utime(own, ns=(1, 1))
    assert asyncio.run(EmbeddedEngine(sums=sums).find(str(own))).digest == "anew"
    assert taken == [own]


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "\0"])
def test_a_record_that_cannot_be_read_or_written_costs_only_time(tmp_path: Path, content: str) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    kept = tmp_path / "sums.json"
    kept.write_text(content, encoding="utf-8")
    assert KeptSums(kept).known(file) is None
    assert KeptSums(kept).sum_of(file) == file_digest(file) == KeptSums(kept).known(file)
    nowhere = KeptSums(Path(os.devnull) / "sums.json")
    assert nowhere.sum_of(file) == file_digest(file)
    assert nowhere.known(file) is None
