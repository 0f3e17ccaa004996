"""Every way in which Ollama or the way to it can fail, as an ``EngineError`` that a lawyer can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import httpx

from resources.ollama.host import OllamaHost
from trainer.engines.answer_error import AnswerError
from trainer.engines.engine import EngineError
from trainer.engines.odd_shape import ODD_SHAPE
from trainer.engines.ollama.chat_answer import without_end
from trainer.engines.ollama.understood import not_understood

# What the server writes, in lower case (Ollama 0.12 to 0.34: server/routes.go, server/sched.go, llm/server.go,
# llm/llama_server.go, llm/status.go).
_TOO_LONG = (
    "exceeds the context length",
    "exceeds maximum context",
    "exceed_context_size",
    "exceeds the available context",
    "longer than the context length",
)
_MEMORY = (
    "requires more system memory",
    "out of memory",
    "unable to allocate",
    "malloc failed",
    "failed to allocate",
    "allocation failed",
    "reported out-of-memory",
    "failed to reserve graph",
    "not enough memory",
    "insufficient memory",
    "out of device memory",
    "out_of_device_memory",
    "outofdevicememory",
    "outofmemory",
)
_DISK_FULL = ("no space left", "not enough space", "disk full", "quota exceeded")
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
    "may be incompatible with your version",
)
_NOT_WHOLE = ("llama-server binary not found", "error starting llama-server")
_SLOW = ("timed out waiting for llama-server", "timed out waiting for llama runner")
_REPEATS = "token repeat limit reached"
_CANNOT_CHAT = ("does not support chat", "does not support generate", "does not support completion")
_MOST_WORDS = 200


@contextmanager
def ollama_failures(host: OllamaHost, model: str = "", *, runs: bool = True) -> Iterator[None]:
    """Raises what fails inside as an ``EngineError``. A cancelled task stays cancelled.

    ``runs``: the model is to write. Where the server only keeps models, its words mean something else: "unexpected EOF"
    is then said of a file.
    """
    try:
        yield
    except EngineError:
        raise
    except AnswerError as error:
        raise _from_answer(error, host, model, runs=runs) from error
    except (httpx.ConnectError, httpx.ConnectTimeout, ConnectionError) as error:
        raise EngineError("absent", "engines.ollama-absent", repr(error), host=host.shown) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise EngineError("absent", "engines.ollama-address-unreadable", repr(error)) from error
    except httpx.TimeoutException as error:
        raise EngineError("server", "engines.ollama-slow", repr(error), host=host.shown) from error
    except httpx.ProxyError as error:
        raise EngineError("absent", "engines.ollama-bad-settings", repr(error), host=host.shown) from error
    except httpx.RemoteProtocolError as error:
        if "illegal" in str(error):
            raise not_understood(error, host) from error
        raise EngineError("protocol", "engines.ollama-cut", repr(error)) from error
    except httpx.HTTPError as error:
        raise EngineError("protocol", "engines.ollama-cut", repr(error)) from error
    except ODD_SHAPE as error:
        raise not_understood(error, host) from error


def _from_answer(error: AnswerError, host: OllamaHost, model: str, *, runs: bool) -> EngineError:
    lower, detail = error.said.lower(), str(error)
    if 300 <= error.status < 400:
        return EngineError("protocol", "engines.ollama-moved", detail, host=host.shown, target=error.moved_to or "?")
    if error.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED}:
        return EngineError("server", "engines.ollama-password", detail, host=host.shown)
    if error.is_page:
        return EngineError("protocol", "engines.ollama-page", detail, host=host.shown, status=error.status)
    if any(words in lower for words in _DISK_FULL):
        return EngineError("server", "engines.ollama-disk-full", detail, host=host.shown)
    if runs and (found := _from_a_run(lower, detail, model)):
        return found
    if error.status == HTTPStatus.NOT_FOUND and model and "not found" in lower and "page not found" not in lower:
        return EngineError("no_model", "engines.model-missing", detail, model=model)
    return EngineError("server", "engines.ollama-failed", detail, message=error.said[:_MOST_WORDS])


def _from_a_run(lower: str, detail: str, model: str) -> EngineError | None:
    if any(words in lower for words in _TOO_LONG):
        return EngineError("too_long", "engines.too-long-unknown", detail)
    if _REPEATS in lower:
        return without_end(detail)
    if any(words in lower for words in _NOT_WHOLE):
        return EngineError("server", "engines.ollama-not-whole", detail)
    if any(words in lower for words in _CANNOT_CHAT):
        return EngineError("no_model", "engines.model-cannot-chat", detail, model=model)
    if any(words in lower for words in _MEMORY):
        return EngineError("server", "engines.ollama-memory", detail, model=model)
    if any(words in lower for words in _SLOW):
        return EngineError("server", "engines.ollama-slow-to-load", detail, model=model)
    if any(words in lower for words in _CANNOT_LOAD):
        return EngineError("bad_file", "engines.ollama-cannot-load", detail, model=model)
    if any(words in lower for words in _DIED):
        return EngineError("died", "engines.ollama-runner-died", detail)
    return None
