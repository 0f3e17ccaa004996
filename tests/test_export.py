"""A model folder to one GGUF file: the bytes that llama.cpp's own quantiser writes, whole or not at all."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from safetensors.numpy import load_file, save_file

from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE, jinja_template
from tests.gguf_content import metadata, tensors
from tests.tiny_model import byte_vocabulary, write_random_adapter, write_tiny_qwen
from trainer.__main__ import main
from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.export.adapter import read_adapter
from trainer.export.errors import ExportError
from trainer.export.export import Exported, ExportJob, ExportProgress, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.publish.gguf_model import GgufModel

pytestmark = pytest.mark.models  # the quantiser is llama.cpp's

ROOT = Path(__file__).resolve().parent.parent
# Rows of 256 values, so that the blocks of 256 fit; eight layers, so that some get more bits.
WIDE: dict[str, Any] = {"hidden_size": 256, "intermediate_size": 512, "layers": 8}
# Rows of 64 and of 80 values: each type's replacements.
NARROW: dict[str, Any] = {"hidden_size": 64, "intermediate_size": 80, "layers": 3}
UNTIED: dict[str, Any] = {"tied": False}
QWEN2: dict[str, Any] = {"kind": "qwen2"}


def small(folder: Path, **shape: Any) -> Path:
    return write_tiny_qwen(folder, vocabulary=byte_vocabulary(), **shape)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Qwen3 of two layers, to be read only."""
    return small(tmp_path_factory.mktemp("base") / "qwen3")


def exported(base: Path, target: Path, file_type: FileType = FileType.Q8_0, adapter: Path | None = None) -> Exported:
    return export(ExportJob(base, target, Provenance("Tiny"), adapter, file_type, threads=2))


def requantized(file: Path, target: Path, file_type: FileType) -> Path:
    """What ``llama-quantize`` does."""
    library = llama_cpp_safely()
    parameters = library.llama_model_quantize_default_params()
    parameters.ftype = file_type.value.value
    parameters.nthread = 1
    if sys.platform == "win32":
        # There it opens what it writes by a name in the code page, which is no UTF-8.
        with tempfile.TemporaryDirectory(dir="C:/") as folder:
            plain = Path(folder, "made.gguf")
            assert library.llama_model_quantize(str(file).encode(), bytes(plain), parameters) == 0
            shutil.copy(plain, target)
        return target
    assert library.llama_model_quantize(bytes(file), bytes(target), parameters) == 0
    return target


@pytest.mark.parametrize(
    ("shape", "file_type"),
    [
        (WIDE, FileType.Q4_K_M),
        (WIDE, FileType.Q5_K_M),
        (WIDE, FileType.Q8_0),
        (WIDE, FileType.F16),
        (WIDE | UNTIED, FileType.Q4_K_M),
        (WIDE | QWEN2, FileType.Q4_K_M),
        (NARROW, FileType.Q4_K_M),
        (NARROW | UNTIED | QWEN2, FileType.Q5_K_M),
    ],
    ids=lambda value: value.name if isinstance(value, FileType) else "-".join(map(str, value.values())),
)
def test_the_file_is_the_one_that_llama_cpps_quantiser_writes(
    tmp_path: Path, shape: dict[str, Any], file_type: FileType
) -> None:
    folder = small(tmp_path / "base", **shape)
    exported(folder, tmp_path / "bf16.gguf", FileType.BF16)
    ours = exported(folder, tmp_path / "ours.gguf", file_type)
    theirs = requantized(tmp_path / "bf16.gguf", tmp_path / "theirs.gguf", file_type)
    expected = tensors(theirs)
    written = tensors(ours.file)
    assert list(written) == list(expected)
    assert [name for name in expected if written[name] != expected[name]] == []
    assert metadata(ours.file) == metadata(theirs)
    assert ours.tensors == len(expected)
    assert ours.size == ours.file.stat().st_size == theirs.stat().st_size


def test_sharded_and_whole_folders_give_one_file(tmp_path: Path) -> None:
    whole = small(tmp_path / "one" / "base", dtype="float16")
    parts = small(tmp_path / "other" / "base", dtype="float16", max_shard_size="60KB")
    assert len(list(parts.glob("*.safetensors"))) > 2
    digests = {exported(folder, folder.with_suffix(".gguf")).sha256 for folder in (whole, parts)}
    assert len(digests) == 1


@pytest.mark.parametrize("dtype", ["float32", "float16", "bfloat16"])
def test_every_stored_type_is_read(tmp_path: Path, dtype: str) -> None:
    folder = small(tmp_path / "base", dtype=dtype)
    exported(folder, tmp_path / "out.gguf", FileType.BF16)
    stored = load_file(folder / "model.safetensors")["model.layers.1.mlp.up_proj.weight"].astype(np.float32)
    kind, shape, data = tensors(tmp_path / "out.gguf")["blk.1.ffn_up.weight"]
    assert kind == "BF16"
    assert shape == stored.shape[::-1]
    widened = (np.frombuffer(data, np.uint16).astype(np.uint32) << 16).view(np.float32)
    assert np.abs(widened - stored.ravel()).max() <= np.abs(stored).max() * 2.0**-8


def test_what_the_file_says_of_itself(base: Path, tmp_path: Path) -> None:
    provenance = Provenance("设计", license="apache-2.0", dataset_sha256="d" * 64, recipe_sha256="r" * 64)
    export(ExportJob(base, tmp_path / "out.gguf", provenance, file_type=FileType.Q8_0))
    found = metadata(tmp_path / "out.gguf")
    assert found["general.architecture"] == "qwen3"
    assert found["general.name"] == "设计"
    assert found["general.license"] == "apache-2.0"
    assert found["general.base_model.0.name"] == "qwen3"
    assert (found["criminal_law.dataset.sha256"], found["criminal_law.recipe.sha256"]) == ("d" * 64, "r" * 64)
    assert found["qwen3.context_length"] == 4096
    assert found["qwen3.attention.key_length"] == 32
    assert found["qwen3.rope.freq_base"] == 10000.0
    assert found["tokenizer.chat_template"] == jinja_template()
    end = found["tokenizer.ggml.tokens"].index("<|im_end|>")
    assert found["tokenizer.ggml.eos_token_id"] == end
    assert len(found["tokenizer.ggml.tokens"]) == json.loads((base / "config.json").read_text())["vocab_size"]


def test_llama_cpp_runs_the_file_and_splits_text_as_the_base_does(base: Path, tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    text = "<|im_start|>user\n甲某盗窃abcd。\r\n\t１２3 <think></think><|im_end|>\n"
    exported(base, tmp_path / "out.gguf")
    with GgufModel(tmp_path / "out.gguf", 256) as model:
        ids = model.ids(text)
        assert ids == Tokenizer.from_file(str(base / "tokenizer.json")).encode(text).ids
        logits = model.start(ids)
        assert np.isfinite(logits).all()
        assert model.template() == jinja_template()
        assert model.ends_answer(ids[-2])


def test_progress_counts_to_the_end(base: Path, tmp_path: Path) -> None:
    seen: list[ExportProgress] = []
    done = export(ExportJob(base, tmp_path / "out.gguf", Provenance("Tiny"), file_type=FileType.Q8_0), seen.append)
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert seen[-1].done == seen[-1].total <= done.size
    assert {progress.tensor for progress in seen} == set(tensors(done.file))


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_stopped_export_leaves_the_old_file(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.gguf"
    target.write_bytes(b"old")
    asked = iter([False] * 5)
    with pytest.raises(ExportError) as stopped:
        export(ExportJob(base, target, Provenance("Tiny"), file_type=FileType.Q8_0), stopped=lambda: next(asked, True))
    assert stopped.value.kind == "stopped"
    assert target.read_bytes() == b"old"
    assert left_over(tmp_path) == ["out.gguf"]


# Says before each slab which tensor it belongs to, and goes on when it is told to.
SCRIPT = """
import sys
from pathlib import Path
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType

def report(progress):
    print(progress.tensor, flush=True)
    sys.stdin.readline()

export(ExportJob(Path(sys.argv[1]), Path(sys.argv[2]), Provenance("Tiny"), file_type=FileType.Q8_0), report)
"""


@pytest.mark.parametrize("tensor", ["token_embd.weight", "blk.1.attn_v.weight", "blk.1.ffn_up.weight"])
def test_a_killed_export_leaves_the_old_file_and_the_next_one_clears_up(
    base: Path, tmp_path: Path, tensor: str
) -> None:
    target = tmp_path / "out.gguf"
    target.write_bytes(b"old")
    running = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, base, target], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with running:
        assert running.stdin is not None
        assert running.stdout is not None
        while (line := running.stdout.readline().decode().strip()) != tensor:
            assert line
            running.stdin.write(b"\n")
            running.stdin.flush()
        running.kill()
    assert target.read_bytes() == b"old"
    assert len(left_over(tmp_path)) == 2
    done = exported(base, target)
    # Where no process is looked for, what a killed one left is cleared away when it is a day old.
    assert left_over(tmp_path) == ["out.gguf"] or os.name != "posix"
    assert target.stat().st_size == done.size


def test_what_another_export_is_writing_is_left_alone(base: Path, tmp_path: Path) -> None:
    others = tmp_path / f".out.gguf.{os.getppid()}.part"
    others.write_bytes(b"at work")
    exported(base, tmp_path / "out.gguf")
    assert others.read_bytes() == b"at work"


@pytest.mark.parametrize(("kind", "free"), [("room", 1000), ("memory", 1000)])
def test_too_little_room_is_said_before_anything_is_written(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, free: int
) -> None:
    usage, memory = shutil.disk_usage(tmp_path), psutil.virtual_memory()
    if kind == "room":
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free))
    else:
        monkeypatch.setattr(psutil, "virtual_memory", lambda: memory._replace(available=free))
    with pytest.raises(ExportError) as caught:
        exported(base, tmp_path / "out.gguf")
    assert caught.value.kind == kind
    assert left_over(tmp_path) == []


def edit_json(file: Path, **changes: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changes), encoding="utf-8")


def damage(folder: Path, how: str) -> None:
    weights = folder / "model.safetensors"
    if how == "no configuration":
        (folder / "config.json").unlink()
    elif how == "garbled configuration":
        (folder / "config.json").write_bytes(b'{"architectures"')
    elif how == "another kind":
        edit_json(folder / "config.json", architectures=["LlamaForCausalLM"])
    elif how == "quantised":
        edit_json(folder / "config.json", quantization_config={"bits": 4})
    elif how == "no weights":
        weights.unlink()
    elif how == "cut off":
        weights.write_bytes(weights.read_bytes()[:-100])
    elif how == "integers":
        save_file({"model.norm.weight": np.ones(64, np.int32)}, weights)
    elif how == "a strange tensor":
        save_file(load_file(weights) | {"model.layers.0.extra.weight": np.ones(64, np.float32)}, weights)
    elif how == "a part missing":
        edit_json_index = {"metadata": {}, "weight_map": {"model.norm.weight": "model-00002-of-00002.safetensors"}}
        (folder / "model.safetensors.index.json").write_text(json.dumps(edit_json_index))
    elif how == "no tokenizer":
        (folder / "tokenizer.json").unlink()
    elif how == "another tokenizer":
        edit_json(folder / "tokenizer.json", pre_tokenizer={"type": "ByteLevel"})
    elif how == "a larger vocabulary":
        edit_json(folder / "config.json", vocab_size=100)


@pytest.mark.parametrize(
    "how",
    [
        "no configuration",
        "garbled configuration",
        "another kind",
        "quantised",
        "no weights",
        "cut off",
        "integers",
        "a strange tensor",
        "a part missing",
        "no tokenizer",
        "another tokenizer",
        "a larger vocabulary",
    ],
)
def test_a_base_that_cannot_be_exported_is_said_in_a_sentence(base: Path, tmp_path: Path, how: str) -> None:
    folder = shutil.copytree(base, tmp_path / "base")
    damage(folder, how)
    with pytest.raises(ExportError) as caught:
        exported(folder, tmp_path / "out.gguf")
    assert caught.value.kind == "base"
    assert str(caught.value).endswith("。")
    assert left_over(tmp_path) == ["base"]


def spoil(folder: Path, how: str) -> None:
    weights = folder / "adapter_model.safetensors"
    if how == "no weights":
        weights.unlink()
        return
    if how in {"dora", "loha", "another rank"}:
        changes = {"dora": {"use_dora": True}, "loha": {"peft_type": "LOHA"}, "another rank": {"r": 4}}[how]
        edit_json(folder / "adapter_config.json", **changes)
        return
    content = load_file(weights)
    first = next(iter(content))
    if how == "half a pair":
        del content[first]
    elif how == "a trained vocabulary":
        content["base_model.model.lm_head.weight"] = np.ones((4, 64), np.float32)
    elif how == "another base":
        content = {name.replace("layers.1.", "layers.7."): value for name, value in content.items()}
    elif how == "another width":
        wide = next(name for name in content if name.endswith("lora_A.weight"))
        content[wide] = np.ones((8, 63), np.float32)
    save_file(content, weights)


@pytest.mark.parametrize(
    "how",
    [
        "no weights",
        "dora",
        "loha",
        "another rank",
        "half a pair",
        "a trained vocabulary",
        "another base",
        "another width",
    ],
)
def test_an_adapter_that_cannot_be_merged_is_refused(base: Path, tmp_path: Path, how: str) -> None:
    adapter = write_random_adapter(tmp_path / "adapter", base)
    spoil(adapter, how)
    with pytest.raises(ExportError) as caught:
        exported(base, tmp_path / "out.gguf", adapter=adapter)
    assert caught.value.kind == "adapter"
    assert left_over(tmp_path) == ["adapter"]


@pytest.mark.parametrize(("rslora", "scale"), [(True, 16 / math.sqrt(8)), (False, 2.0)])
def test_the_scale_follows_rslora_and_the_patterns(base: Path, tmp_path: Path, rslora: bool, scale: float) -> None:
    patterns = {"rank_pattern": {"q_proj": 4}, "alpha_pattern": {r"layers\.1\.mlp\.up_proj": 32}}
    adapter = read_adapter(write_random_adapter(tmp_path / "adapter", base, rslora=rslora, **patterns))
    assert len(adapter.pairs) == 14
    scales = {name: pair.scale for name, pair in adapter.pairs.items()}
    assert scales["model.layers.0.self_attn.k_proj.weight"] == scale
    assert scales["model.layers.1.mlp.up_proj.weight"] == 2 * scale
    assert scales["model.layers.0.mlp.up_proj.weight"] == scale
    assert scales["model.layers.0.self_attn.q_proj.weight"] == pytest.approx(scale * (math.sqrt(2) if rslora else 2))


def test_the_command_writes_the_file_and_the_modelfile(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "law.gguf"
    command = ["export", str(base), "--out", str(target), "--type", "Q8_0", "--modelfile", "--json"]
    assert main(command) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {event["event"] for event in events[:-1]} == {"progress"}
    result = events[-1]
    assert (result["event"], result["file"], result["merged"]) == ("exported", str(target), 0)
    assert result["size"] == target.stat().st_size
    assert sum(result["types"].values()) == result["tensors"] == len(tensors(target))
    modelfile = (tmp_path / "Modelfile").read_text("utf-8")
    assert modelfile.startswith("FROM ./law.gguf\n")
    assert f'TEMPLATE """{OLLAMA_TEMPLATE}"""' in modelfile
    assert f'SYSTEM """{system_text()}"""' in modelfile
    assert left_over(tmp_path) == ["Modelfile", "law.gguf"]


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "nothing"), "--out", str(tmp_path / "out.gguf")]) == 2
    assert "不是完整的模型文件夹" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "nothing"), "--out", str(tmp_path / "out.gguf"), "--json"]) == 2
    failed = json.loads(capsys.readouterr().out)
    assert (failed["event"], failed["kind"]) == ("failed", "base")
