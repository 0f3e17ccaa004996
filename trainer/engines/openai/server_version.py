"""Which version of which program answers, as each tells it in its own way."""

from __future__ import annotations

from trainer.engines.answer_error import AnswerError
from trainer.engines.odd_shape import ODD_SHAPE
from trainer.engines.openai.server import Server
from trainer.engines.openai.server_kind import ServerKind

# Its name, where it tells, and under which name. LM Studio and the others tell nothing.
_TOLD = {
    ServerKind.LLAMA_SERVER: ("llama.cpp", "props", "build_info"),
    ServerKind.VLLM: ("vLLM", "version", "version"),
    ServerKind.SGLANG: ("SGLang", "get_server_info", "version"),
    ServerKind.OLLAMA: ("Ollama", "api/version", "version"),
}


async def server_version(server: Server) -> str:
    """Such as "vLLM 0.11.0"; the name alone where the version is not told, "" where not even that is known.

    Raises what a server that has gone away makes the client raise.
    """
    if server.kind is ServerKind.LM_STUDIO:
        return "LM Studio"
    if (told := _TOLD.get(server.kind)) is None:
        return ""
    name, path, field = told
    try:
        version = (await server.client.get(path)).get(field)
    except (AnswerError, *ODD_SHAPE):
        version = None
    return f"{name} {version}" if isinstance(version, str) and version else name
