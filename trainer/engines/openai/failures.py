"""Every way in which an OpenAI-compatible server or the way to it can fail, as an ``EngineError`` for a lawyer."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus

import httpx

from trainer.engines.answer_error import AnswerError
from trainer.engines.engine import EngineError
from trainer.engines.odd_shape import ODD_SHAPE
from trainer.engines.openai.failed_answer import is_too_long

# What servers write, in lower case.
_MEMORY = ("out of memory", "unable to allocate", "failed to allocate", "insufficient memory", "not enough memory")
_DIED = ("enginecore", "enginedeaderror", "engine is dead", "background loop", "has crashed", "unexpectedly stopped")
_NOT_LOADED = ("no models loaded", "model is not loaded", "model unloaded", "no model loaded")
_CANNOT_CHAT = ("not support chat", "does not support completion", "does not support generate")
_NO_MODEL = ("not found", "does not exist", "not exist", "no such model", "unknown model", "invalid model")
_BUSY = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
_NO_CONNECTION = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    ConnectionError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
_MOST_WORDS = 200


@contextmanager
def openai_failures(host: str, model: str = "", paths: Sequence[str] = ()) -> Iterator[None]:
    """Raises what fails inside as an ``EngineError``. ``host`` as it is shown; ``paths`` where the API was looked for.
    A cancelled task stays cancelled.
    """
    try:
        yield
    except EngineError:
        raise
    except AnswerError as error:
        raise failure_of(error, host, model, paths) from error
    except _NO_CONNECTION as error:
        raise _no_connection(error, host) from error
    except httpx.TimeoutException as error:
        raise EngineError("server", "engines.openai-slow", repr(error), host=host) from error
    except httpx.ProxyError as error:
        raise EngineError("absent", "engines.openai-absent", repr(error), host=host) from error
    except httpx.HTTPError as error:
        if "illegal" in str(error) or "without sending a response" in str(error):
            raise EngineError("protocol", "engines.openai-not-understood", repr(error), host=host) from error
        raise EngineError("protocol", "engines.openai-cut", repr(error), host=host) from error
    except ODD_SHAPE as error:
        # No JSON, or JSON of another shape: something else listens at that address.
        raise EngineError("protocol", "engines.openai-not-understood", repr(error), host=host) from error


def failure_of(error: AnswerError, host: str, model: str, paths: Sequence[str] = ()) -> EngineError:
    """What an answer with an error's status means."""
    lower, detail = error.said.lower(), str(error)
    if error.moved_to or 300 <= error.status < 400:
        return EngineError("protocol", "engines.openai-moved", detail, host=host, target=error.moved_to or "?")
    if error.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return EngineError("key", "engines.openai-key", detail, host=host)
    if error.status in _BUSY or "loading model" in lower:
        return EngineError("server", "engines.openai-busy", detail, host=host)
    if error.is_page:
        return EngineError("protocol", "engines.openai-page", detail, host=host, status=error.status)
    if is_too_long(error):
        return EngineError("too_long", "engines.openai-too-long-unknown", detail)
    if any(words in lower for words in _MEMORY):
        return EngineError("server", "engines.openai-memory", detail, host=host, model=model)
    if any(words in lower for words in _DIED):
        return EngineError("died", "engines.openai-died", detail, host=host)
    if any(words in lower for words in _CANNOT_CHAT):
        return EngineError("no_model", "engines.model-cannot-chat", detail, model=model)
    if any(words in lower for words in _NOT_LOADED):
        return EngineError("no_model", "engines.openai-not-loaded", detail, host=host, model=model)
    if error.status < 500 and "model" in lower and any(words in lower for words in _NO_MODEL):
        return EngineError("no_model", "engines.openai-model-missing", detail, host=host, model=model)
    if error.lacks_path:
        tried = tuple(f"/{path}" for path in paths)
        return EngineError("protocol", "engines.openai-no-such-path", detail, host=host, paths=tried)
    said = error.said[:_MOST_WORDS] or str(error.status)
    return EngineError("server", "engines.openai-failed", detail, host=host, message=said)


def _no_connection(error: Exception, host: str) -> EngineError:
    if _caused_by(error, ssl.SSLCertVerificationError):
        return EngineError("server", "engines.openai-certificate", repr(error), host=host)
    if _caused_by(error, ssl.SSLError):
        return EngineError("server", "engines.openai-not-tls", repr(error), host=host)
    return EngineError("absent", "engines.openai-absent", repr(error), host=host)


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False
