"""The export held against those it stands in for: transformers, peft's merge, llama.cpp's converter and quantiser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from resources.model_card.template import render
from tests.gguf_content import content, metadata, tensors
from tests.peer import converter_program, run_peer
from tests.test_export import exported, requantized, small
from tests.tiny_model import write_random_adapter
from trainer.export import export
from trainer.export.errors import ExportError
from trainer.export.mixture import FileType
from trainer.publish.gguf_model import GgufModel
from trainer.publish.parity import PROMPTS, divergence

pytestmark = pytest.mark.torch

WIDE: dict[str, Any] = {"hidden_size": 256, "intermediate_size": 512, "layers": 8}
PATTERNS = {"rank_pattern": {"q_proj": 4}, "alpha_pattern": {r"layers\.1\.mlp\.up_proj": 32}}


def merged_by_peft(base: Path, adapter: Path, target: Path) -> Path:
    """What LLaMA-Factory's and others' export does: merge_and_unload, save_pretrained."""
    import shutil

    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    PeftModel.from_pretrained(model, adapter).merge_and_unload().save_pretrained(target)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt"):
        shutil.copy(base / name, target / name)
    return target


@pytest.mark.parametrize("kind", ["qwen3", "qwen2"])
@pytest.mark.parametrize("tied", [True, False])
def test_the_models_of_the_tests_are_those_of_transformers(tmp_path: Path, kind: str, tied: bool) -> None:
    from transformers import AutoModelForCausalLM

    folder = small(tmp_path / "base", kind=kind, tied=tied, max_shard_size="100KB")
    model, report = AutoModelForCausalLM.from_pretrained(folder, dtype="auto", output_loading_info=True)
    assert {key: value for key, value in report.items() if value} == {}
    assert {str(weight.dtype) for weight in model.parameters()} == {"torch.bfloat16"}
    model.save_pretrained(tmp_path / "saved")
    ours, theirs = (json.loads((path / "config.json").read_text("utf-8")) for path in (folder, tmp_path / "saved"))
    del theirs["transformers_version"]
    assert ours == theirs


@pytest.mark.parametrize(
    ("shape", "options"),
    [
        (WIDE, {"rslora": True, "rank": 16, "alpha": 32}),
        (WIDE | {"kind": "qwen2", "tied": False}, {"rslora": False}),
        ({"max_shard_size": "60KB"}, PATTERNS),
    ],
    ids=["qwen3", "qwen2-untied", "patterns-sharded"],
)
def test_one_pass_gives_the_bytes_of_pefts_merge_and_llama_cpps_quantiser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: dict[str, Any], options: dict[str, Any]
) -> None:
    base = small(tmp_path / "base", **shape)
    adapter = write_random_adapter(tmp_path / "adapter", base, **options)
    merged = merged_by_peft(base, adapter, tmp_path / "merged")
    exported(merged, tmp_path / "merged.gguf", FileType.BF16)
    theirs = requantized(tmp_path / "merged.gguf", tmp_path / "theirs.gguf", FileType.Q4_K_M)
    # Merged in slabs that end within a tensor, as those of a large model do.
    monkeypatch.setattr(export, "_SLAB_VALUES", 5 * 512)
    ours = exported(base, tmp_path / "ours.gguf", FileType.Q4_K_M, adapter)
    assert ours.merged == 7 * shape.get("layers", 2)
    expected, written = tensors(theirs), tensors(ours.file)
    assert [name for name in expected if written.get(name) != expected[name]] == []
    assert len(metadata(ours.file)["criminal_law.adapter.sha256"]) == 64


def test_a_model_without_an_adapter_is_llama_cpps_converters_file(tiny_hf: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.gguf"
    run_peer([converter_program(), tiny_hf, "--outtype", "bf16", "--outfile", theirs])
    ours = exported(tiny_hf, tmp_path / "ours.gguf", FileType.BF16)
    expected_file, our_file = content(theirs), content(ours.file)
    assert our_file.tensors == expected_file.tensors
    expected, written = expected_file.metadata, our_file.metadata
    # What a model is called, and what a converter guesses of it from its folder.
    named = {name for name in expected if name.startswith("general.") and name != "general.architecture"}
    differing = {name for name in expected if name not in named and written.get(name) != expected[name]}
    assert differing == set()


def test_a_merged_file_computes_what_the_trained_model_computes(tmp_path: Path) -> None:
    from trainer.publish.trained_model import TrainedModel

    base = small(tmp_path / "base", dtype="float32")
    adapter = write_random_adapter(tmp_path / "adapter", base)
    exported(base, tmp_path / "ours.gguf", FileType.F16, adapter)
    trained = TrainedModel(base, adapter)
    untrained = TrainedModel(base, None)
    with GgufModel(tmp_path / "ours.gguf", 2048) as file:
        for prompt in PROMPTS:
            text = render(prompt)
            ids = file.ids(text)
            assert ids == trained.ids(text)
            ours, theirs = file.start(ids), trained.start(ids)
            assert divergence(theirs, ours) < 1e-3
            assert divergence(untrained.start(ids), ours) > 0.1
            assert np.abs(file.go_on(ids[:3]) - trained.go_on(ids[:3])).max() < 0.2


def test_an_adapter_that_diverged_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    base = small(tmp_path / "base")
    adapter = write_random_adapter(tmp_path / "adapter", base)
    file = adapter / "adapter_model.safetensors"
    content = load_file(file)
    name = "base_model.model.model.layers.1.mlp.up_proj.lora_B.weight"
    content[name][3, 2] = np.nan
    save_file(content, file)
    target = tmp_path / "out.gguf"
    target.write_bytes(b"old")
    with pytest.raises(ExportError) as caught:
        exported(base, target, adapter=adapter)
    assert caught.value.kind == "adapter"
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["adapter", "base", "out.gguf"]


def test_a_full_vocabulary_splits_as_transformers_does(tiny_hf: Path, tiny_gguf: Path) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(tiny_hf)
    with GgufModel(tiny_gguf, 2048) as file:
        for prompt in PROMPTS:
            text = render(prompt)
            assert tokenizer.apply_chat_template(prompt, tokenize=False, add_generation_prompt=True) == text
            assert tokenizer(text, add_special_tokens=False)["input_ids"] == file.ids(text)
