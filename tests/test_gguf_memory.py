"""How much memory a model takes, told from its header; and files that are taken for a model."""

from __future__ import annotations

import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.gguf_header import GgufHeader, read_beginning
from trainer.engines.llama_cpp.gguf_memory import kv_cache_bytes, logit_bytes, memory_of
from trainer.engines.preference import DEFAULT_MODEL_BYTES, default_model_memory

QWEN3_4B = GgufHeader(
    3,
    398,
    {
        "general.architecture": "qwen3",
        "qwen3.block_count": 36,
        "qwen3.embedding_length": 2560,
        "qwen3.attention.head_count": 32,
        "qwen3.attention.head_count_kv": 8,
        "qwen3.attention.key_length": 128,
        "qwen3.attention.value_length": 128,
    },
)


def test_the_4b_model_takes_what_its_shape_says() -> None:
    assert kv_cache_bytes(36, 8, 128, 128, 4096) == 603_979_776
    needed = memory_of(QWEN3_4B, DEFAULT_MODEL_BYTES)
    assert needed == DEFAULT_MODEL_BYTES + 603_979_776 + logit_bytes() == default_model_memory()
    assert f"{needed / 1e9:.1f}" == "3.4"


def test_twice_the_context_takes_twice_the_cache() -> None:
    once, twice = (memory_of(QWEN3_4B, 0, length) or 0 for length in (4096, 8192))
    assert twice - once == 603_979_776


@pytest.mark.parametrize("missing", ["qwen3.block_count", "qwen3.attention.head_count"])
def test_without_its_shape_nothing_is_told(missing: str) -> None:
    values = {name: value for name, value in QWEN3_4B.values.items() if name != missing}
    assert memory_of(replace(QWEN3_4B, values=values), 1000) is None


@pytest.mark.parametrize("lie", [2**62, -3, 0])
def test_a_header_that_lies_is_not_believed(lie: int) -> None:
    assert memory_of(replace(QWEN3_4B, values={**QWEN3_4B.values, "qwen3.block_count": lie}), 1000) is None


@pytest.mark.models
def test_a_real_file_tells_its_shape_before_its_vocabulary(tiny_gguf: Path) -> None:
    size = tiny_gguf.stat().st_size
    assert (memory_of(read_beginning(tiny_gguf), size) or 0) > size


def _zip(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("model.gguf", "GGUF")
    return path.read_bytes()


def _safetensors() -> bytes:
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    return struct.pack("<Q", len(header)) + header + b"\0" * 4


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("empty", b""),
        ("zeros", b"\0" * 4096),
        ("pointer", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 2497281120\n"),
        ("web-page", b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>log in</body></html>"),
        ("safetensors", _safetensors()),
        ("packed", b"\x1f\x8b\x08\x00rest of it"),
        ("not-gguf", "被告人甲某".encode()),
        ("damaged", b"GGUF\x03\x00\x00\x00\x01"),
    ],
)
def test_what_is_taken_for_a_model_is_said_to_be_what_it_is(tmp_path: Path, kind: str, content: bytes) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(content)
    with pytest.raises(EngineError) as caught:
        check_gguf(file)
    assert (caught.value.kind, caught.value.message.key) == ("bad_file", f"engines.file-{kind}")
    assert "model.gguf" in str(caught.value)


def test_an_archive_is_to_be_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "model.zip"
    _zip(file)
    with pytest.raises(EngineError, match="解压"):
        check_gguf(file)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A header with tensors, as llama.cpp's own writer makes it, without a vocabulary."""
    from gguf import GGUFWriter

    path = tmp_path_factory.mktemp("small") / "small.gguf"
    writer = GGUFWriter(path, "qwen3")
    writer.add_block_count(2)
    writer.add_embedding_length(64)
    writer.add_head_count(4)
    writer.add_head_count_kv(2)
    writer.add_key_length(16)
    writer.add_value_length(16)
    writer.add_tensor("token_embd.weight", np.zeros((8, 64), dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path.read_bytes()


@given(changes=st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=12), kept=st.integers(0, 3000))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_costs_a_message_and_nothing_else(
    small: bytes, tmp_path: Path, changes: list[tuple[int, int]], kept: int
) -> None:
    raw = bytearray(small[: kept or None])
    for place, value in changes:
        if place < len(raw):
            raw[place] = value
    file = tmp_path / "model.gguf"
    file.write_bytes(raw)
    told = ""
    memory = None
    try:
        memory = memory_of(check_gguf(file), len(raw))
    except EngineError as error:  # any other kind of error fails the test
        told = f"{error.kind} {error}"
    assert not told or (told.startswith("bad_file") and "{" not in told)
    assert memory is None or len(raw) <= memory <= 2**50
