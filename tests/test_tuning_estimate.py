"""Memory, time and disk of a run, against figures worked out by hand for Qwen3-4B."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from resources.messages.wording import say
from trainer.recipe import estimate
from trainer.recipe.base_folder import find_base
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import Work, disk, flops_per_sample, memory, remedies
from trainer.recipe.gpus import GIB, gpu_of_size, known_gpu
from trainer.recipe.model_shape import KNOWN, shape_of
from trainer.recipe.recipe_file import load_recipe

QWEN3_4B = {
    "architectures": ["Qwen3ForCausalLM"],
    "num_hidden_layers": 36,
    "hidden_size": 2560,
    "intermediate_size": 9728,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "head_dim": 128,
    "vocab_size": 151_936,
    "tie_word_embeddings": True,
}
SHAPE = shape_of(QWEN3_4B)
A10 = load_recipe("a10")


def test_the_weights_of_qwen3_4b() -> None:
    # q, o: 2560 * 4096; k, v: 2560 * 1024; gate, up, down: 2560 * 9728; 36 blocks.
    assert SHAPE.linear_parameters() == 36 * (2 * 10_485_760 + 2 * 2_621_440 + 3 * 24_903_680) == 3_633_315_840
    # Embeddings once, two norms of 2560 and two of 128 a block, one of 2560 at the end.
    assert SHAPE.other_parameters() == 388_956_160 + 36 * 5_376 + 2_560 == 389_152_256
    assert SHAPE.parameters() == 4_022_468_096
    assert KNOWN[A10.base_model] == SHAPE


def test_the_cards_adapter_has_132_million_weights() -> None:
    # rank * (inputs + outputs): q, o 6656; k, v 3584; gate, up, down 12288.
    block = 64 * (2 * 6_656 + 2 * 3_584 + 3 * 12_288)
    assert SHAPE.adapter_parameters(64, A10.adapter.targets) == 36 * block == 132_120_576
    assert SHAPE.adapter_parameters(64, ("q_proj",)) == 36 * 64 * 6_656


def test_the_memory_of_the_cards_run() -> None:
    needed = memory(A10, SHAPE)
    # Half a byte a weight, one byte for 64 weights, four for 256 of those; the rest in 16 bits.
    assert needed.weights == 1_816_657_920 + 56_770_560 + 887_040 + 2 * 389_152_256 == 2_652_620_032
    assert needed.adapter == needed.gradients == 528_482_304
    assert needed.optimizer == 1_056_964_608
    # 8,192 tokens: the inputs of 36 blocks in 16 bits, one block's own with gradients, one dequantised matrix.
    block = 2 * 2560 * 12 + 5120 * 16 + 2 * 5120 * 2 + 4 * 9728 * 2 + 2 * 2560 * 2 + 7 * 64 * 2
    assert estimate.layer_bytes_per_token(SHAPE, A10) == block == 252_800
    assert needed.activations == 8_192 * (36 * 2_560 * 2 + 2 * block) + 2 * 24_903_680
    # 256 positions: logits in 16 bits, in 32, and their gradient in 16.
    assert needed.logits == 256 * 151_936 * 8 == 311_164_928
    assert needed.total() == sum(dataclasses.astuple(needed))
    assert needed.total() < 22 * GIB


def test_what_a_recipe_changes() -> None:
    def total(**run: object) -> int:
        return memory(dataclasses.replace(A10, run=dataclasses.replace(A10.run, **run)), SHAPE).total()  # type: ignore[arg-type]

    whole = memory(A10, SHAPE)
    # One byte for each moment, and a factor of four bytes for 256 of them.
    assert whole.total() - total(optimizer="paged_adamw_8bit") == 1_056_964_608 - 2 * (132_120_576 + 4 * 516_096)
    assert whole.total() - total(micro_batch_size=1) == 4_096 * (36 * 5_120 + 2 * 252_800)
    assert total(gradient_checkpointing=False) > 60 * GIB
    plain = memory(dataclasses.replace(A10, quantization=dataclasses.replace(A10.quantization, bits=16)), SHAPE)
    assert plain.weights == 2 * 4_022_468_096


def test_the_presets_fit_their_cards_and_a_screen() -> None:
    for name, size in (("a10", 24), ("a10-16gb", 16), ("a10-12gb", 12)):
        recipe = load_recipe(name)
        assert memory(recipe, KNOWN[recipe.base_model]).total() < (size - 1.5) * GIB, name


def test_remedies_come_in_order_and_lead_to_what_fits() -> None:
    big = dataclasses.replace(A10, run=dataclasses.replace(A10.run, micro_batch_size=8, max_tokens=8192))
    available = 9 * GIB
    found = remedies(big, SHAPE, available)
    assert [say(remedy.change).split(" = ")[0] for remedy in found][:4] == ["run.micro_batch_size"] * 3 + [
        "run.optimizer"
    ]
    totals = [remedy.total for remedy in found]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] <= available < totals[-2]
    assert memory(found[-1].recipe, SHAPE).total() == totals[-1]
    assert remedies(A10, SHAPE, 24 * GIB) == []
    # Nothing helps on a card that cannot hold the base.
    assert remedies(A10, SHAPE, 3 * GIB)[-1].total > 3 * GIB


def test_the_work_of_a_step() -> None:
    work = Work(samples=53_000, mean_tokens=1000, mean_completion=300)
    adapter = 132_120_576
    linear = (6 * 3_633_315_840 + 8 * adapter) * 1000
    # Four passes over half of the square of 1,000 tokens, 36 blocks of 32 heads of 128.
    attention = 8 * 36 * 32 * 128 * 1000 * 1000
    output = 4 * 388_956_160 * 300
    assert flops_per_sample(A10, SHAPE, work) == linear + attention + output
    gpu = known_gpu("A10")
    assert gpu is not None
    assert estimate.seconds(A10, SHAPE, work, gpu) == pytest.approx(
        (linear + attention + output) * 106_000 / (125e12 * 0.3)
    )
    assert estimate.seconds(A10, SHAPE, work, gpu_of_size(24)) is None


def test_the_disk_of_a_run() -> None:
    needed = disk(A10, SHAPE)
    assert needed.checkpoint == 12 * 132_120_576
    # Two kept, the best, the one being written, and two finished adapters.
    assert needed.run == 4 * needed.checkpoint + 2 * 4 * 132_120_576


@pytest.mark.parametrize(
    ("written", "name"),
    [("a10", "A10"), ("NVIDIA A10", "A10"), ("NVIDIA GeForce RTX 4090", "RTX 4090"), ("rtx3090", "RTX 3090")],
)
def test_gpus_are_known_however_they_are_written(written: str, name: str) -> None:
    gpu = known_gpu(written)
    assert gpu is not None
    assert gpu.name == name


def test_an_unknown_card() -> None:
    assert known_gpu("Voodoo 2") is None


def test_qwen2_has_biases_and_no_norms_of_heads() -> None:
    shape = shape_of(QWEN3_4B | {"architectures": ["Qwen2ForCausalLM"], "head_dim": None, "hidden_size": 4096})
    assert shape.head_dim == 128
    assert shape.other_parameters() == 151_936 * 4096 + 36 * (2 * 4096 + 48 * 128) + 4096


@pytest.mark.parametrize(
    "config", [{}, {"architectures": ["LlamaForCausalLM"]}, {"architectures": ["Qwen3ForCausalLM"]}]
)
def test_other_models_are_refused(config: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"architectures|config\.json"):
        shape_of(config)


def write_base(folder: Path, **change: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(QWEN3_4B | change), encoding="utf-8")
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    header = json.dumps({"w": {"dtype": "BF16", "shape": [8], "data_offsets": [0, 16]}}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(range(16)))
    return folder


def test_a_base_in_a_folder_and_in_the_hubs_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_base(tmp_path / "base")
    found = find_base(str(folder))
    assert found.shape == SHAPE
    assert found.weight_bytes == (folder / "model.safetensors").stat().st_size

    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("MODELSCOPE_CACHE", str(tmp_path / "modelscope"))
    repository = tmp_path / "hub" / "models--Qwen--Qwen3-4B-Instruct-2507"
    write_base(repository / "snapshots" / "abc")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("abc", encoding="utf-8")
    assert find_base("Qwen/Qwen3-4B-Instruct-2507").folder == repository / "snapshots" / "abc"
    other = write_base(tmp_path / "modelscope" / "models" / "Qwen" / "Qwen3-0___6B")
    assert find_base("Qwen/Qwen3-0.6B").folder == other


def test_a_missing_base_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setenv("MODELSCOPE_CACHE", str(tmp_path))
    with pytest.raises(TuningError, match="hf download Qwen/Qwen3-4B-Instruct-2507") as caught:
        find_base("Qwen/Qwen3-4B-Instruct-2507")
    assert "modelscope download" in str(caught.value)
    with pytest.raises(TuningError, match="请检查路径"):
        find_base(str(tmp_path / "nowhere"))


def test_a_base_that_cannot_be_used(tmp_path: Path) -> None:
    cases = {
        "量化过": write_base(tmp_path / "q", quantization_config={"bits": 4}),
        "不支持": write_base(tmp_path / "l", architectures=["LlamaForCausalLM"]),
        "没有下载完": write_base(tmp_path / "p"),
        "没有 config": tmp_path,
    }
    (tmp_path / "p" / "model.safetensors").unlink()
    for words, folder in cases.items():
        with pytest.raises(TuningError, match=words):
            find_base(str(folder))


def test_another_base_has_another_fingerprint(tmp_path: Path) -> None:
    one, same = find_base(str(write_base(tmp_path / "a"))), find_base(str(write_base(tmp_path / "b")))
    assert one.fingerprint() == same.fingerprint()
    weights = tmp_path / "b" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\xff")
    assert same.fingerprint() != one.fingerprint()
