"""Paths as people type them: one that leads nowhere is told, wherever it was typed."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.environment.errors import SetupError
from trainer.environment.sources import check_sources
from trainer.typed_path import typed_path

ROOT = Path(__file__).resolve().parent.parent
OF_NOBODY = "~no-such-user-here/模型.gguf"


def test_a_home_is_put_in_and_an_unknown_one_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("~/a b") == tmp_path / "a b"
    assert typed_path("甲/乙") == Path("甲/乙")
    assert typed_path(OF_NOBODY).name == "模型.gguf"


@pytest.mark.parametrize("folder", [OF_NOBODY, "甲" * 300, "a\0b"])
def test_a_folder_that_no_disk_could_have_is_not_there(folder: str) -> None:
    with pytest.raises(SetupError, match="找不到文件夹"):
        check_sources("", folder, "")


def test_a_circle_of_links_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "a.gguf").symlink_to("b.gguf")
    (tmp_path / "b.gguf").symlink_to("a.gguf")
    with pytest.raises(EngineError, match="找不到模型文件"):
        check_gguf(tmp_path / "a.gguf")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of this kind lie in no folder there")
def test_a_pipe_is_no_model_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.gguf")
    with pytest.raises(EngineError, match="不是 GGUF"):
        check_gguf(tmp_path / "a.gguf")


def test_one_function_alone_knows_homes() -> None:
    """Path.expanduser raises RuntimeError in the middle of a name that is being typed."""
    sources = [path for package in ("desktop", "trainer") for path in (ROOT / package).rglob("*.py")]
    found = {path.name for path in sources if re.search(r"\.expanduser\(\)", path.read_text(encoding="utf-8"))}
    assert found == {"home.py"}  # which catches it, and then lives nowhere
