"""Models that turn a text into a vector, for searching, and write none."""

from __future__ import annotations

# llama.cpp's architectures (llama-arch.cpp) that only encode; Ollama's families have the same names.
_ARCHITECTURES = frozenset(
    [
        "bert",
        "eurobert",
        "gemma-embedding",
        "jina-bert-v2",
        "jina-bert-v3",
        "llama-embed",
        "modern-bert",
        "neo-bert",
        "nomic-bert",
        "nomic-bert-moe",
        "t5encoder",
    ]
)


def only_encodes(architecture: str, pooling_type: int = 0) -> bool:
    """``pooling_type`` as GGUF files state it: a model that pools its last layer writes nothing, whatever it is."""
    return pooling_type > 0 or architecture.lower() in _ARCHITECTURES
