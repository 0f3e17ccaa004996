"""Fixtures of small models. Making them with the whole vocabulary takes a while: they stay in pytest's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tiny_model import write_tiny_qwen

ROOT = Path(__file__).resolve().parent.parent
# What decides how the models come out; another text of any of these, and they are made anew.
MADE_BY = (
    "constraints.txt",
    "resources/model_card/*.py",
    "resources/model_card/chatml.jinja",
    "tests/fixtures_models.py",
    "tests/tiny_model.py",
    "trainer/export/*.py",
    "trainer/samples/qwen_vocabulary.py",
)


@pytest.fixture(scope="session")
def tiny_hf(pytestconfig: pytest.Config) -> Path:
    """A tiny random Qwen3 as a Hugging Face folder, with the full real vocabulary. Not to be changed."""

    def make(folder: Path) -> None:
        write_tiny_qwen(folder)

    return _kept(pytestconfig, "tiny-qwen3", make)


@pytest.fixture(scope="session")
def tiny_gguf(pytestconfig: pytest.Config, tiny_hf: Path) -> Path:
    """The same model as a GGUF, by the project's own export. Not to be changed."""

    def make(folder: Path) -> None:
        from trainer.export.export import ExportJob, export
        from trainer.export.metadata import Provenance
        from trainer.export.mixture import FileType

        target = folder / "tiny-qwen3.gguf"
        export(ExportJob(tiny_hf, target, Provenance("tiny-qwen3"), file_type=FileType.Q8_0))

    return _kept(pytestconfig, "tiny-gguf", make) / "tiny-qwen3.gguf"


def _kept(config: pytest.Config, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name in pytest's cache, made where it is missing or of other sources; whole or not at all."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    assert config.cache is not None
    cache = config.cache.mkdir("models")
    folder = cache / f"{name}-{digest.hexdigest()[:16]}"
    if not folder.is_dir():
        for older in cache.glob(f"{name}-*"):
            shutil.rmtree(older, ignore_errors=True)
        staged = cache / f"{name}-making-{os.getpid()}"
        staged.mkdir()
        make(staged)
        staged.rename(folder)
    return folder
