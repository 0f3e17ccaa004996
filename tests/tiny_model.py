"""Small random models with the real vocabulary, made on the fly: what the real ones are but for size and sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.samples.qwen_vocabulary import Vocabulary, qwen_vocabulary, write_tokenizer


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
    **options: Any,
) -> Path:
    """Writes a Hugging Face folder and returns it. ``kind``: "qwen3" or "qwen2" (Qwen2.5, with biases).

    Weights are drawn ten times as wide as usual, so that greedy answers differ between prompts; those that would be
    ones or zeros (norms, biases) are drawn too, so that a lost one is seen.
    """
    import torch
    import transformers

    words = vocabulary or qwen_vocabulary()
    folder.mkdir(parents=True, exist_ok=True)
    write_tokenizer(folder, words, model_max_length=4096)
    config_class, model_class = {
        "qwen3": (transformers.Qwen3Config, transformers.Qwen3ForCausalLM),
        "qwen2": (transformers.Qwen2Config, transformers.Qwen2ForCausalLM),
    }[kind]
    end_of_text, im_end = len(words.tokens), len(words.tokens) + 2
    heads = {"head_dim": 32} if kind == "qwen3" else {}
    config = config_class(
        vocab_size=-(-len(words) // 128) * 128,
        hidden_size=hidden_size,
        intermediate_size=intermediate_size,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=4096,
        tie_word_embeddings=tied,
        bos_token_id=end_of_text,
        eos_token_id=im_end,
        pad_token_id=end_of_text,
        **{**heads, **options},
    )
    generator = torch.Generator().manual_seed(seed)
    model = model_class(config).to(getattr(torch, dtype))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            drawn = torch.randn(weight.shape, generator=generator) * 0.2
            weight.copy_(1 + drawn if "norm" in name else drawn)
    model.save_pretrained(folder, max_shard_size=max_shard_size)
    return folder


def write_random_adapter(
    folder: Path, base: Path, *, seed: int = 11, rank: int = 8, alpha: int = 16, rslora: bool = True, **options: Any
) -> Path:
    """Writes a LoRA adapter on all linear layers, saved by peft itself with random weights, and returns its folder."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    model = get_peft_model(
        AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16),
        LoraConfig(
            r=rank,
            lora_alpha=alpha,
            use_rslora=rslora,
            target_modules="all-linear",
            task_type="CAUSAL_LM",
            **options,
        ),
    )
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "lora_" in name:
                weight.copy_(torch.randn(weight.shape, generator=generator) * 0.05)
    model.save_pretrained(folder)
    return folder
