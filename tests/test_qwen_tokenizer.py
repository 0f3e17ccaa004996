"""The tokenizer that is kept between runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_tokenising import byte_vocabulary
from trainer.samples import qwen_vocabulary, tokenizer_files
from trainer.samples.qwen_tokenizer import kept_tokenizer, qwen_tokenizer

TEXT = "user本院认为，\n\n被告人"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A small vocabulary, in a cache folder of the test's own; every call is a new process's first."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(qwen_vocabulary, "qwen_vocabulary", byte_vocabulary)
    qwen_tokenizer.cache_clear()
    yield
    qwen_tokenizer.cache_clear()


def test_it_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = qwen_tokenizer().encode(TEXT).ids
    assert [file.name for file in kept_tokenizer().parent.iterdir()] == [kept_tokenizer().name]
    qwen_tokenizer.cache_clear()
    monkeypatch.setattr(tokenizer_files, "write_tokenizer", None)  # building again would fail
    assert qwen_tokenizer().encode(TEXT).ids == ids


def test_another_version_builds_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = kept_tokenizer()
    changed = tmp_path / "changed.py"
    changed.write_text("# another way to build it\n", "utf-8")
    monkeypatch.setattr(qwen_vocabulary, "__file__", str(changed))
    assert kept_tokenizer() != before


def test_it_works_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert qwen_tokenizer().decode(qwen_tokenizer().encode(TEXT).ids) == TEXT
