"""GGUF files that cannot judge are said to be what they are; only a damaged one is said to be damaged."""

from __future__ import annotations

import struct
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType

from tests.async_help import answer
from tests.gguf_made import rewritten
from tests.test_embedded_engine import failure, request, with_engine
from tests.tiny_model import byte_vocabulary, write_tiny_qwen
from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.gguf_cursor import GgufFormatError
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.gguf_header import read_header
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType

pytestmark = pytest.mark.models  # the quantiser is llama.cpp's


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole model, small enough to be copied for every test."""
    folder = tmp_path_factory.mktemp("sound")
    base = write_tiny_qwen(folder / "base", vocabulary=byte_vocabulary(), layers=1)
    export(ExportJob(base, folder / "sound.gguf", Provenance("sound"), file_type=FileType.Q8_0))
    return folder / "sound.gguf"


def refusal(file: Path) -> EngineError:
    """What the engine says of the file; asked for in each way that a file can be named."""
    named = failure(lambda engine: engine.find(str(file)))
    judged = failure(lambda engine: answer(engine, request(file)))
    assert (named.kind, named.message) == (judged.kind, judged.message)
    assert file.name in str(named)
    return named


OTHER_KINDS = {
    "projector by type": ({"general.type": "mmproj"}, "engines.file-projector"),
    "projector by architecture": ({"general.architecture": "clip"}, "engines.file-projector"),
    "adapter": ({"general.type": "adapter", "adapter.type": "lora"}, "engines.file-adapter"),
    "control vector": ({"general.architecture": "controlvector"}, "engines.file-no-model"),
    "importance matrix": ({"general.type": "imatrix"}, "engines.file-no-model"),
    "embedding by architecture": ({"general.architecture": "nomic-bert"}, "engines.file-embedding"),
    "embedding by pooling": ({"qwen3.pooling_type": 3}, "engines.file-embedding"),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_sound_file_of_another_kind_is_said_to_be_that(sound: Path, tmp_path: Path, kind: str) -> None:
    values, key = OTHER_KINDS[kind]
    (file,) = rewritten(sound, tmp_path / "other.gguf", values)
    error = refusal(file)
    assert (error.kind, error.message.key) == ("bad_file", key)
    assert "损坏" not in str(error)


def test_a_model_that_does_not_pool_is_none_for_searching(sound: Path, tmp_path: Path) -> None:
    (file,) = rewritten(sound, tmp_path / "plain.gguf", {"qwen3.pooling_type": 0, "general.type": "model"})
    assert with_engine(lambda engine: answer(engine, request(file))).finished is not None


def test_an_unknown_architecture_is_named(sound: Path, tmp_path: Path) -> None:
    (file,) = rewritten(sound, tmp_path / "newer.gguf", {"general.architecture": "qwen99"})
    error = failure(lambda engine: answer(engine, request(file)))
    assert (error.kind, error.message.key) == ("bad_file", "engines.file-architecture-unknown")
    assert "qwen99" in str(error)
    assert "没有损坏" in str(error)


def test_an_unknown_way_to_split_text_is_named(sound: Path, tmp_path: Path) -> None:
    (file,) = rewritten(sound, tmp_path / "newer.gguf", {"tokenizer.ggml.pre": "qwen99"})
    error = failure(lambda engine: answer(engine, request(file)))
    assert error.message.key == "engines.file-needs-newer"
    assert "qwen99" in str(error)


@pytest.mark.parametrize(
    ("version", "key"),
    [
        (4, "engines.file-version-newer"),
        (1, "engines.file-version-old"),
        (0, "engines.file-damaged"),
        (0xD15EA5E, "engines.file-damaged"),
    ],
)
def test_another_version_of_the_format(sound: Path, tmp_path: Path, version: int, key: str) -> None:
    file = tmp_path / "version.gguf"
    raw = sound.read_bytes()
    file.write_bytes(raw[:4] + struct.pack("<I", version) + raw[8:])
    assert refusal(file).message.key == key


def test_a_big_endian_file(sound: Path, tmp_path: Path) -> None:
    file = tmp_path / "big.gguf"
    raw = sound.read_bytes()
    file.write_bytes(raw[:4] + raw[4:8][::-1] + raw[8:])
    error = refusal(file)
    assert error.message.key == "engines.file-big-endian"
    assert "没有损坏" in str(error)


def test_a_mere_vocabulary(sound: Path, tmp_path: Path) -> None:
    (file,) = rewritten(sound, tmp_path / "words.gguf", tensors=False)
    assert refusal(file).message.key == "engines.file-vocabulary"


def test_a_model_in_parts_is_used_from_its_first_part_where_all_are_there(sound: Path, tmp_path: Path) -> None:
    whole = with_engine(lambda engine: answer(engine, request(sound)))
    parts = rewritten(sound, tmp_path / "split.gguf", parts=3)
    assert [part.name for part in parts] == [f"split-0000{number}-of-00003.gguf" for number in (1, 2, 3)]
    assert with_engine(lambda engine: answer(engine, request(parts[0]))).text == whole.text

    later = refusal(parts[1])
    assert later.message.key == "engines.file-later-part"
    assert later.message.values["number"] == 2
    assert parts[0].name in str(later)

    raw = parts[2].read_bytes()
    parts[2].write_bytes(raw[: len(raw) // 2])
    cut = failure(lambda engine: engine.find(str(parts[0])))
    assert (cut.message.key, cut.message.values["file"]) == ("engines.file-damaged", parts[2].name)

    parts[2].unlink()
    missing = refusal(parts[0])
    assert missing.message.key == "engines.file-parts-missing"
    assert missing.message.values["names"] == (parts[2].name,)

    assert refusal(parts[0].rename(tmp_path / "model.gguf")).message.key == "engines.file-part-renamed"


def test_a_cut_off_file_is_damaged_with_the_numbers(sound: Path, tmp_path: Path) -> None:
    raw = sound.read_bytes()
    file = tmp_path / "cut.gguf"
    file.write_bytes(raw[:-1])
    error = refusal(file)
    assert error.message.key == "engines.file-damaged"
    assert str(len(raw)) in error.detail
    assert str(len(raw) - 1) in error.detail


def test_a_file_that_lacks_a_tensor_is_not_said_to_be_sound(sound: Path, tmp_path: Path) -> None:
    (file,) = rewritten(sound, tmp_path / "lacking.gguf", without="blk.0.ffn_up.weight")
    error = failure(lambda engine: answer(engine, request(file)))
    assert (error.kind, error.message.key) == ("bad_file", "engines.file-not-loaded")
    assert "ffn_up" in error.detail


@pytest.mark.parametrize("length", [0, 3, 7, 23, 40, 4000])
def test_a_header_that_ends_early(sound: Path, tmp_path: Path, length: int) -> None:
    file = tmp_path / "cut.gguf"
    file.write_bytes(sound.read_bytes()[:length])
    expected = {0: "engines.file-empty", 3: "engines.file-not-gguf"}.get(length, "engines.file-damaged")
    assert refusal(file).message.key == expected


def entry(key: bytes, kind: int, value: bytes) -> bytes:
    return struct.pack("<Q", len(key)) + key + struct.pack("<I", kind) + value


def header(*entries: bytes, tensors: int = 1, count: int | None = None) -> bytes:
    return struct.pack("<4sIQQ", b"GGUF", 3, tensors, len(entries) if count is None else count) + b"".join(entries)


MALICIOUS = {
    "2^63 entries": header(count=2**63),
    "2^63 tensors": header(tensors=2**63),
    "a string of 2^60 bytes": header(entry(b"general.name", 8, struct.pack("<Q", 2**60) + b"x")),
    "a key of 2^40 bytes": header(struct.pack("<Q", 2**40)),
    "an array of 2^60 numbers": header(entry(b"a", 9, struct.pack("<IQ", 4, 2**60))),
    "an array of 2^60 strings": header(entry(b"a", 9, struct.pack("<IQ", 8, 2**60))),
    "arrays in arrays": header(entry(b"a", 9, struct.pack("<IQ", 9, 1) * 100_000)),
    "an unknown type": header(entry(b"a", 77, b"")),
    "an alignment of 0": header(entry(b"general.alignment", 4, struct.pack("<I", 0)), tensors=0),
    "a tensor of 2^31 dimensions": header() + struct.pack("<Q1sI", 1, b"t", 2**31),
    "a tensor beyond all memory": header() + struct.pack("<Q1sIQQIQ", 1, b"t", 2, 2**63, 2**63, 0, 2**63),
    "strings that lead beyond the end": header(entry(b"a", 9, struct.pack("<IQQ", 8, 4, 2**63))),
}


@pytest.mark.parametrize("what", MALICIOUS)
def test_a_header_made_to_mislead_costs_little(tmp_path: Path, what: str) -> None:
    file = tmp_path / "made.gguf"
    file.write_bytes(MALICIOUS[what])
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(EngineError) as caught:
        check_gguf(file)
    seconds, (_, memory) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.message.key in {"engines.file-damaged", "engines.file-vocabulary"}
    assert seconds < 1
    assert memory < 8 * 2**20


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows Python writes 64 gigabytes of zeros")
def test_a_large_header_that_is_sound_costs_little_too(tmp_path: Path) -> None:
    """Millions of strings in a file of holes, which takes no room on the disk: the walk is given up."""
    file = tmp_path / "holes.gguf"
    with file.open("wb") as writing:
        writing.write(header(entry(b"a", 9, struct.pack("<IQ", 8, 2**33))))
        writing.truncate(2**36)
    began = time.perf_counter()
    with pytest.raises(GgufFormatError, match="strings"):
        read_header(file)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("kind", list(GGMLQuantizationType))
def test_where_the_tensors_end_is_known_for_every_type(tmp_path: Path, kind: GGMLQuantizationType) -> None:
    if kind is GGMLQuantizationType.Q8_1:  # the package counts a sum in 32 bits, which ggml keeps in 16
        return
    block, size = GGML_QUANT_SIZES[kind]
    file = tmp_path / "tensor.gguf"
    raw = header() + struct.pack("<Q1sIQQIQ", 1, b"t", 2, 2 * block, 3, kind, 64)
    file.write_bytes(raw)
    assert read_header(file).data_end == -(-len(raw) // 32) * 32 + 64 + 6 * size


def test_a_folder_is_no_model_file(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        check_gguf(tmp_path)
    assert caught.value.message.key == "engines.file-not-gguf"
