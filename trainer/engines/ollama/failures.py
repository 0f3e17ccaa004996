"""Every way in which Ollama or the way to it can fail, as an ``EngineError`` that a lawyer can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import ollama

from resources.ollama.host import OllamaHost
from trainer.engines.engine import EngineError

# What the server writes, in lower case (Ollama 0.12 to 0.30: server/routes.go, server/sched.go, llm/server.go).
_TOO_LONG = (
    "exceeds the context length",
    "exceeds maximum context",
    "exceed_context_size",
    "exceeds the available context",
)
_MEMORY = (
    "requires more system memory",
    "out of memory",
    "unable to allocate",
    "cudamalloc failed",
    "failed to allocate",
)
_DIED = (
    "unexpectedly stopped",
    "no longer running",
    "process has terminated",
    "runner process",
    "eof",
    "connection reset",
)
_CANNOT_LOAD = (
    "unable to load model",
    "unsupported architecture",
    "unknown model architecture",
    "error loading model",
    "failed to load model",
    "invalid file magic",
)
_CANNOT_CHAT = ("does not support chat", "does not support generate", "does not support completion")


@contextmanager
def ollama_failures(host: OllamaHost, model: str = "") -> Iterator[None]:
    """Raises what fails inside as an ``EngineError``. A cancelled task stays cancelled."""
    try:
        yield
    except EngineError:
        raise
    except ollama.ResponseError as error:
        raise _from_answer(error, model) from error
    except (httpx.ConnectError, httpx.ConnectTimeout, ConnectionError) as error:
        raise EngineError("absent", "engines.ollama-absent", repr(error), host=host.shown) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise EngineError("absent", "engines.ollama-absent", repr(error), host=host.shown) from error
    except httpx.TimeoutException as error:
        raise EngineError("server", "engines.ollama-slow", repr(error), host=host.shown) from error
    except httpx.ProxyError as error:
        raise EngineError("absent", "engines.ollama-bad-settings", repr(error), host=host.shown) from error
    except httpx.RemoteProtocolError as error:
        if "illegal" in str(error):
            raise EngineError("protocol", "engines.ollama-not-understood", repr(error), host=host.shown) from error
        raise EngineError("protocol", "engines.ollama-cut", repr(error)) from error
    except httpx.HTTPError as error:
        raise EngineError("protocol", "engines.ollama-cut", repr(error)) from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        # No JSON, or JSON of another shape: something else listens at that address.
        raise EngineError("protocol", "engines.ollama-not-understood", repr(error), host=host.shown) from error


def _from_answer(error: ollama.ResponseError, model: str) -> EngineError:
    message = error.error.strip()
    lower = message.lower()
    detail = f"{error.status_code}: {message}"
    if any(words in lower for words in _TOO_LONG):
        return EngineError("too_long", "engines.too-long-unknown", detail)
    if any(words in lower for words in _CANNOT_CHAT):
        return EngineError("no_model", "engines.model-cannot-chat", detail, model=model)
    if any(words in lower for words in _MEMORY):
        return EngineError("server", "engines.ollama-memory", detail, model=model)
    if any(words in lower for words in _CANNOT_LOAD):
        return EngineError("bad_file", "engines.ollama-cannot-load", detail, model=model)
    if any(words in lower for words in _DIED):
        return EngineError("died", "engines.ollama-runner-died", detail)
    if error.status_code == 404 and "not found" in lower and "page not found" not in lower:
        return EngineError("no_model", "engines.model-missing", detail, model=model)
    return EngineError("server", "engines.ollama-failed", detail, message=message[:200] or str(error.status_code))
