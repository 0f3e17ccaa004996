"""How much memory a model takes while it writes, worked out of its file's header."""

from __future__ import annotations

from trainer.engines.llama_cpp.gguf_header import GgufHeader

NUM_CTX = 4096
"""Tokens: the context of the model card."""
_BATCH = 512  # tokens that llama.cpp reads at once
_LOGIT_BYTES = 4
_QWEN_VOCABULARY = 151_936  # a header states none where its list of tokens does
_MOST_BYTES = 2**50  # a header that leads further is made to mislead


def memory_of(header: GgufHeader, file_bytes: int, num_ctx: int = NUM_CTX) -> int | None:
    """Bytes: the file, the keys and values of ``num_ctx`` tokens, and the logits of a batch. None where the header does
    not tell its shape, or tells one that no model has.

    Architectures that keep fewer keys and values (sliding windows, a list of heads by layer) take less than this.
    """
    name = header.architecture
    layers, heads = header.number(f"{name}.block_count"), header.number(f"{name}.attention.head_count")
    if layers <= 0 or heads <= 0:
        return None
    width = header.number(f"{name}.embedding_length") // heads
    cache = kv_cache_bytes(
        layers,
        header.number(f"{name}.attention.head_count_kv") or heads,
        header.number(f"{name}.attention.key_length") or width,
        header.number(f"{name}.attention.value_length") or width,
        num_ctx,
    )
    whole = file_bytes + cache + logit_bytes(header.number(f"{name}.vocab_size") or _QWEN_VOCABULARY)
    return whole if cache > 0 and file_bytes <= whole <= _MOST_BYTES else None


def kv_cache_bytes(layers: int, heads: int, key_length: int, value_length: int, num_ctx: int = NUM_CTX) -> int:
    """Keys and values as numbers of 16 bits, which is what llama.cpp and Ollama keep unless they are told otherwise."""
    return layers * heads * (key_length + value_length) * 2 * num_ctx


def logit_bytes(vocabulary: int = _QWEN_VOCABULARY) -> int:
    """Of one batch: the largest of llama.cpp's buffers beside weights and cache."""
    return _BATCH * vocabulary * _LOGIT_BYTES
