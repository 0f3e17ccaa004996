"""How many answers are asked of a model at a time, where the user does not say."""

from __future__ import annotations

from trainer.engines.engine import Model
from trainer.engines.llama_cpp.gguf_cursor import GgufFormatError
from trainer.engines.llama_cpp.gguf_header import read_header
from trainer.engines.llama_cpp.gguf_memory import memory_of
from trainer.typed_path import typed_path

USUAL_OF_SERVERS = {"ollama": 2, "openai": 8}
"""How many an Ollama writes side by side (OLLAMA_NUM_PARALLEL) it tells nobody: since July 2025 one unless it was set
(ollama/ollama pull request 11330), before that one or four by the memory there was. A server that was set up for fewer
lets the others wait, which costs nothing: its next answer begins at once while the last one is read here. An office's
server writes many side by side as fast as one. Either computes those together that it writes side by side, and where
two words are about as likely, the company can decide."""

_MOST_SEQUENCES = 8  # of one child; more of them read the weights hardly less often for each token
_SHARE_OF_MEMORY = 0.5  # of what is free: the computer is used for other things meanwhile


def usual_at_a_time(model: Model, num_ctx: int) -> int:
    """At least 1. In one child of llama.cpp as many as there is memory for: each has keys and values of its own."""
    if model.engine != "embedded":
        return USUAL_OF_SERVERS.get(model.engine, 1)
    import psutil  # which no listing of models waits for

    free = int(psutil.virtual_memory().available * _SHARE_OF_MEMORY)
    try:
        header = read_header(typed_path(model.name))
    except (OSError, GgufFormatError):
        return 1  # loading it will say why
    alone = memory_of(header, model.size_bytes or 0, num_ctx)
    two = memory_of(header, model.size_bytes or 0, 2 * num_ctx)
    if alone is None or two is None:
        return 1
    return max(1, min(_MOST_SEQUENCES, 1 + (free - alone) // (two - alone)))
