"""Fixtures of small models; each is made once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiny_model import write_tiny_qwen


@pytest.fixture(scope="session")
def tiny_hf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random Qwen3 as a Hugging Face folder, with the full real vocabulary."""
    return write_tiny_qwen(tmp_path_factory.mktemp("models") / "tiny-qwen3")


@pytest.fixture(scope="session")
def tiny_gguf(tiny_hf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same model as a GGUF, by the project's own export."""
    from trainer.export.export import ExportJob, export
    from trainer.export.metadata import Provenance
    from trainer.export.mixture import FileType

    target = tmp_path_factory.mktemp("gguf") / "tiny-qwen3.gguf"
    export(ExportJob(tiny_hf, target, Provenance("tiny-qwen3"), file_type=FileType.Q8_0))
    return target
