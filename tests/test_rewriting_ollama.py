"""Servers that keep an uploaded GGUF anew, under another sha256: Ollama 0.30 to 0.34.0.

What 0.33.0 was seen to tell of such a file is what the newest tells of the one that was sent, but for the order and the
name of the blob: so the newest is made to speak here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.modelfile import Modelfile
from resources.ollama.host import read_host
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_spelling_model
from trainer.engines.ollama.library import OllamaLibrary
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.publish.errors import PublishError
from trainer.publish.names import read_published_name
from trainer.publish.push import Pushed, push

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that spells three letters."""
    folder = tmp_path_factory.mktemp("rewriting")
    base = write_spelling_model(folder / "base", "ABC")
    export(ExportJob(base, folder / "law.gguf", Provenance("law"), file_type=FileType.Q8_0))
    return folder / "law.gguf"


def pushed(
    server: OllamaServer, file: Path, monkeypatch: pytest.MonkeyPatch, change: Change = lambda shown: None
) -> Pushed:
    real = OllamaLibrary.show

    def rewriting(library: OllamaLibrary, model: str, **more: Any) -> dict[str, Any]:
        shown = real(library, model, **more)
        shown["modelfile"] = re.sub(r"sha256-[0-9a-f]{64}", "sha256-" + "e" * 64, shown["modelfile"])
        shown["model_info"] = dict(reversed(shown["model_info"].items()))
        if more:
            shown["tensors"] = list(reversed(shown["tensors"]))
            change(shown)
        return shown

    monkeypatch.setattr(OllamaLibrary, "show", rewriting)
    with OllamaLibrary(read_host(server.host)) as library:
        return push(file, read_published_name("anew"), library, Modelfile(("Apache-2.0",)), today=date(2026, 11, 27))


def test_the_same_model_under_another_sum_is_published(
    ollama_server: OllamaServer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pushed(ollama_server, file, monkeypatch)
    assert first.current == "anew:q4"
    assert pushed(ollama_server, file, monkeypatch).digest == first.digest


def other_type(shown: dict[str, Any]) -> None:
    next(each for each in shown["tensors"] if each["name"] == "token_embd.weight")["type"] = "Q4_0"


def other_shape(shown: dict[str, Any]) -> None:
    next(each for each in shown["tensors"] if each["name"] == "token_embd.weight")["shape"] = [128, 385]


def lacks_a_tensor(shown: dict[str, Any]) -> None:
    shown["tensors"] = [each for each in shown["tensors"] if each["name"] != "token_embd.weight"]


def one_more(shown: dict[str, Any]) -> None:
    shown["tensors"].append({"name": "blk.9.attn_q.weight", "type": "F32", "shape": [1]})


def other_rope(shown: dict[str, Any]) -> None:
    shown["model_info"]["qwen3.rope.freq_base"] = 1_000_000


def lacks_a_value(shown: dict[str, Any]) -> None:
    del shown["model_info"]["qwen3.context_length"]


def tells_nothing(shown: dict[str, Any]) -> None:
    del shown["model_info"], shown["tensors"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (other_type, "token_embd.weight"),
        (other_shape, "token_embd.weight"),
        (lacks_a_tensor, "token_embd.weight"),
        (one_more, "blk.9.attn_q.weight"),
        (other_rope, "qwen3.rope.freq_base"),
        (lacks_a_value, "qwen3.context_length"),
        (tells_nothing, "general.architecture"),
    ],
)
def test_another_model_is_not(
    ollama_server: OllamaServer, file: Path, monkeypatch: pytest.MonkeyPatch, change: Change, name: str
) -> None:
    with pytest.raises(PublishError) as caught:
        pushed(ollama_server, file, monkeypatch, change)
    assert caught.value.message.key == "publish.not-as-sent"
    assert name in str(caught.value)
