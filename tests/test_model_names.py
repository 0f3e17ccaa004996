"""Names of models as Ollama compares them, by the examples of its own tests (name_test.go, modelref_test.go)."""

from __future__ import annotations

import pytest

from trainer.engines.engine import EngineError
from trainer.engines.model_names import (
    ModelName,
    full_name,
    is_cloud,
    is_cloud_name,
    name_key,
    parse_name,
    refuse_cloud_name,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("dolphin:7b-q6_K", ("registry.ollama.ai", "library", "dolphin", "7b-q6_K")),
        ("registry.ollama.ai/library/dolphin:7b", ("registry.ollama.ai", "library", "dolphin", "7b")),
        ("scheme://host:port/namespace/model:tag", ("host:port", "namespace", "model", "tag")),
        ("host/namespace/model:tag", ("host", "namespace", "model", "tag")),
        ("host:port/namespace/model", ("host:port", "namespace", "model", "latest")),
        ("namespace/model", ("registry.ollama.ai", "namespace", "model", "latest")),
        ("model", ("registry.ollama.ai", "library", "model", "latest")),
        ("h/nn/mm:t", ("h", "nn", "mm", "t")),
    ],
)
def test_a_name_has_four_parts(text: str, parts: tuple[str, str, str, str]) -> None:
    assert parse_name(text) == ModelName(*parts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Criminal-Law:q4", "criminal-law:Q4"),
        ("criminal-law", "criminal-law:latest"),
        ("registry.ollama.ai/library/law:q4", "law:q4"),
        ("REGISTRY.ollama.ai/Library/Law:q4", "law:q4"),
        ("library/law", "law"),
        (" law:q4\n", "law:q4"),
        ("law:q4:local", "law:q4"),
        ("law:Local", "law"),
    ],
)
def test_two_names_of_one_model(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert full_name(one).lower() == full_name(other).lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [("law:q4", "law:q5"), ("owner/law", "law"), ("other.host/library/law", "law"), ("law", "laws"), ("a/b:c", "b:c")],
)
def test_names_of_two_models(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_what_is_left_out_is_not_shown() -> None:
    assert full_name("registry.ollama.ai/library/Law") == "Law:latest"
    assert full_name("registry.ollama.ai/Owner/law:q4") == "Owner/law:q4"
    assert full_name("other.host/library/law:q4") == "other.host/library/law:q4"


@pytest.mark.parametrize(
    "name",
    [
        "gpt-oss:cloud",
        "gpt-oss:120b-cloud",
        "GPT-OSS:120B-Cloud",
        "gpt-oss:CLOUD",
        "gpt-oss:20b:cloud",
        " gpt-oss:120b-cloud ",
        "gpt-oss:120b-cloud\n",
        "gpt-oss: cloud",
        "owner/gpt-oss:20b-cloud",
        "registry.ollama.ai/library/gpt-oss:120b-cloud",
    ],
)
def test_a_name_in_the_cloud(name: str) -> None:
    assert is_cloud_name(name)
    with pytest.raises(EngineError) as caught:
        refuse_cloud_name(name)
    assert caught.value.kind == "refused"
    assert "云端" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["gpt-oss", "cloud", "my-cloud", "cloud:7b", "law:clouded", "host:cloud/x/y", "host:a-cloud/x/y", ""]
)
def test_a_name_that_only_looks_so(name: str) -> None:
    assert not is_cloud_name(name)


def test_an_entry_that_stands_for_a_model_elsewhere() -> None:
    assert is_cloud({"name": "mine:latest", "remote_host": "https://ollama.com:443"})
    assert is_cloud({"model": "mine:latest", "remote_model": "gpt-oss:120b"})
    assert is_cloud({"model": "mine:120b-cloud"})
    assert not is_cloud({"model": "mine:latest", "remote_host": "", "remote_model": ""})
