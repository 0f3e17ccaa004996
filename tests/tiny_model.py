"""Small random models with the real vocabulary, made on the fly: what the real ones are but for size and sense.

Written by hand, as transformers and peft write them, so that most tests need neither these nor torch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from resources.model_card.template import IM_END
from trainer.samples.qwen_vocabulary import QWEN_ADDED, QWEN_SPECIALS, Vocabulary, qwen_vocabulary
from trainer.samples.tokenizer_files import write_hf_json, write_tokenizer

_DTYPES = {"bfloat16": ml_dtypes.bfloat16, "float16": np.float16, "float32": np.float32}
_SIZES = {"KB": 10**3, "MB": 10**6, "GB": 10**9}
_HEADS, _KEY_VALUE_HEADS = 4, 2
_LINEAR = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def write_tiny_qwen(
    folder: Path,
    *,
    kind: str = "qwen3",
    vocabulary: Vocabulary | None = None,
    seed: int = 7,
    hidden_size: int = 64,
    intermediate_size: int = 128,
    layers: int = 2,
    dtype: str = "bfloat16",
    tied: bool = True,
    max_shard_size: str = "5GB",
    normal: Callable[[tuple[int, ...]], np.ndarray] | None = None,
    **options: Any,
) -> Path:
    """Writes a Hugging Face folder and returns it. ``kind``: "qwen3" or "qwen2" (Qwen2.5, with biases).

    ``normal`` gives float32 values of a shape, where drawing each anew would take too long. ``options`` are further
    fields of config.json. Weights are drawn ten times as wide as usual, so that greedy answers
    differ between prompts; those that would be ones or zeros (norms, biases) are drawn too, so that a lost one is seen.
    """
    words = vocabulary or qwen_vocabulary()
    folder.mkdir(parents=True, exist_ok=True)
    write_tokenizer(folder, words, model_max_length=4096)
    end_of_text, im_end = len(words.tokens), len(words.tokens) + 2
    config = {
        **_common_config(layers),
        **({"head_dim": 32, "attention_bias": False} if kind == "qwen3" else {}),
        "architectures": [{"qwen3": "Qwen3ForCausalLM", "qwen2": "Qwen2ForCausalLM"}[kind]],
        "model_type": kind,
        "dtype": dtype,
        "vocab_size": -(-len(words) // 128) * 128,
        "hidden_size": hidden_size,
        "intermediate_size": intermediate_size,
        "tie_word_embeddings": tied,
        "bos_token_id": end_of_text,
        "eos_token_id": im_end,
        "pad_token_id": end_of_text,
        **options,
    }
    write_hf_json(folder / "config.json", dict(sorted(config.items())))
    generator = np.random.default_rng(seed)
    draw = normal or (lambda shape: generator.standard_normal(shape, dtype=np.float32))
    tensors: dict[str, np.ndarray] = {}
    for name, shape in _shapes(config):
        drawn = draw(shape) * np.float32(0.2)
        tensors[name] = (1 + drawn if "norm" in name else drawn).astype(_DTYPES[dtype])
    _save_shards(folder, tensors, int(max_shard_size[:-2]) * _SIZES[max_shard_size[-2:]])
    return folder


def byte_vocabulary() -> Vocabulary:
    """The 256 bytes, three merges and Qwen's special tokens: made and loaded in no time."""
    merges = ((b"a", b"b"), (b"c", b"d"), (b"ab", b"cd"))
    tokens = (*(bytes([value]) for value in range(256)), *(left + right for left, right in merges))
    return Vocabulary(tokens, merges, QWEN_SPECIALS, QWEN_ADDED)


def write_spelling_model(folder: Path, text: str, *, seed: int = 7, ends: bool = True) -> Path:
    """A Qwen3 that answers every prompt with ``text``, by far the likeliest: byte by byte, none of them twice.

    It ``ends`` there, or begins again.

    The layers are left almost without a say, and the output layer looks from each letter to the next one.
    """
    words = byte_vocabulary()
    write_tiny_qwen(folder, vocabulary=words, seed=seed, hidden_size=128, tied=False)
    tensors = load_file(folder / "model.safetensors")
    for name in tensors:
        if name.endswith(("o_proj.weight", "down_proj.weight")):
            tensors[name] = (tensors[name] * np.float32(0.01)).astype(tensors[name].dtype)
    chain = [*b"\n", *text.encode("utf-8"), len(words.tokens) + QWEN_SPECIALS.index(IM_END)]
    assert len(set(chain)) == len(chain)
    output = np.zeros_like(tensors["lm_head.weight"])
    embedded = tensors["model.embed_tokens.weight"]
    output[chain[1:]] = embedded[chain[:-1]]
    if not ends:
        output[chain[1]] = embedded[chain[0]] + embedded[chain[-2]]
        output[chain[-1]] = 0
    tensors["lm_head.weight"] = output
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def write_stuck_model(folder: Path, letter: str = "a") -> Path:
    """A Qwen3 that writes one letter without end, whatever stands before it."""
    write_tiny_qwen(folder, vocabulary=byte_vocabulary(), layers=1, seed=5, tied=True)
    tensors = load_file(folder / "model.safetensors")
    for name in tensors:
        if name.endswith(("o_proj.weight", "down_proj.weight")):
            tensors[name][:] = 0  # the layers have no say
    tensors["model.norm.weight"][:] = 1
    tensors["model.embed_tokens.weight"][:] = 1
    tensors["model.embed_tokens.weight"][ord(letter)] = 2
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def write_random_adapter(
    folder: Path, base: Path, *, seed: int = 11, rank: int = 8, alpha: int = 16, rslora: bool = True, **options: Any
) -> Path:
    """Writes a LoRA adapter on all linear layers with random weights, as peft saves it, and returns its folder.

    ``options`` are further fields of adapter_config.json; ``target_modules`` and ``rank_pattern`` are followed.
    """
    config: dict[str, Any] = {
        "base_model_name_or_path": str(base),
        "bias": "none",
        "fan_in_fan_out": False,
        "inference_mode": True,
        "init_lora_weights": True,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "peft_type": "LORA",
        "r": rank,
        "rank_pattern": {},
        "alpha_pattern": {},
        "target_modules": list(_LINEAR),
        "task_type": "CAUSAL_LM",
        "use_dora": False,
        "use_rslora": rslora,
        **options,
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_hf_json(folder / "adapter_config.json", config)
    generator = np.random.default_rng(seed)
    tensors: dict[str, np.ndarray] = {}
    for name, (out_features, in_features) in sorted(_linear_shapes(base).items()):
        module = name.removesuffix(".weight")
        if module.rpartition(".")[2] not in config["target_modules"]:
            continue
        own_rank = next(
            (value for key, value in config["rank_pattern"].items() if re.search(rf"(^|\.){key}$", module)), rank
        )
        for half, shape in (("A", (own_rank, in_features)), ("B", (out_features, own_rank))):
            drawn = generator.standard_normal(shape, dtype=np.float32) * np.float32(0.05)
            tensors[f"base_model.model.{module}.lora_{half}.weight"] = drawn
    save_file(tensors, folder / "adapter_model.safetensors", metadata={"format": "pt"})
    return folder


def _common_config(layers: int) -> dict[str, Any]:
    return {
        "attention_dropout": 0.0,
        "hidden_act": "silu",
        "initializer_range": 0.02,
        "layer_types": ["full_attention"] * layers,
        "max_position_embeddings": 4096,
        "max_window_layers": 28,
        "num_attention_heads": _HEADS,
        "num_hidden_layers": layers,
        "num_key_value_heads": _KEY_VALUE_HEADS,
        "rms_norm_eps": 1e-6,
        "rope_parameters": {"rope_theta": 10000.0, "rope_type": "default"},
        "sliding_window": None,
        "use_cache": True,
        "use_sliding_window": False,
    }


def _shapes(config: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """All tensors, with the names and shapes of transformers."""
    hidden, between = config["hidden_size"], config["intermediate_size"]
    head = config.get("head_dim", hidden // _HEADS)
    queries, keys = config["num_attention_heads"] * head, config["num_key_value_heads"] * head
    yield "model.embed_tokens.weight", (config["vocab_size"], hidden)
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}"
        for name, rows in (("q_proj", queries), ("k_proj", keys), ("v_proj", keys)):
            yield f"{prefix}.self_attn.{name}.weight", (rows, hidden)
            if config["model_type"] == "qwen2":
                yield f"{prefix}.self_attn.{name}.bias", (rows,)
        yield f"{prefix}.self_attn.o_proj.weight", (hidden, queries)
        if config["model_type"] == "qwen3":
            yield f"{prefix}.self_attn.q_norm.weight", (head,)
            yield f"{prefix}.self_attn.k_norm.weight", (head,)
        yield f"{prefix}.mlp.gate_proj.weight", (between, hidden)
        yield f"{prefix}.mlp.up_proj.weight", (between, hidden)
        yield f"{prefix}.mlp.down_proj.weight", (hidden, between)
        yield f"{prefix}.input_layernorm.weight", (hidden,)
        yield f"{prefix}.post_attention_layernorm.weight", (hidden,)
    yield "model.norm.weight", (hidden,)
    if not config["tie_word_embeddings"]:
        yield "lm_head.weight", (config["vocab_size"], hidden)


def _save_shards(folder: Path, tensors: dict[str, np.ndarray], most: int) -> None:
    """One file, or several of at most ``most`` bytes with an index that names them."""
    shards: list[dict[str, np.ndarray]] = [{}]
    room = most
    for name, tensor in tensors.items():
        if shards[-1] and tensor.nbytes > room:
            shards.append({})
            room = most
        shards[-1][name] = tensor
        room -= tensor.nbytes
    if len(shards) == 1:
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
        return
    names = [f"model-{number:05}-of-{len(shards):05}.safetensors" for number in range(1, len(shards) + 1)]
    for file, shard in zip(names, shards, strict=True):
        save_file(shard, folder / file, metadata={"format": "pt"})
    index = {
        "metadata": {"total_size": sum(tensor.nbytes for tensor in tensors.values())},
        "weight_map": {name: file for file, shard in zip(names, shards, strict=True) for name in shard},
    }
    write_hf_json(folder / "model.safetensors.index.json", index)


def _linear_shapes(base: Path) -> dict[str, tuple[int, int]]:
    shapes: dict[str, tuple[int, int]] = {}
    for file in base.glob("*.safetensors"):
        with safe_open(file, framework="np") as tensors:
            for name in tensors.keys():  # noqa: SIM118 - no iterator
                if name.endswith("_proj.weight"):
                    rows, columns = tensors.get_slice(name).get_shape()
                    shapes[name] = (rows, columns)
    return shapes
