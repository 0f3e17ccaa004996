"""JSON that is not Ollama's. Not part of failures.py, because that imports the HTTP library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from resources.ollama.host import OllamaHost
from trainer.engines.engine import EngineError
from trainer.engines.odd_shape import ODD_SHAPE


@contextmanager
def understood(host: OllamaHost) -> Iterator[None]:
    """Wraps code that reads an answer: JSON of another shape, not Ollama's, becomes an ``EngineError``."""
    try:
        yield
    except ODD_SHAPE as error:
        raise not_understood(error, host) from error


def not_understood(error: Exception, host: OllamaHost) -> EngineError:
    """``error``: how the reading failed."""
    return EngineError("protocol", "engines.ollama-not-understood", repr(error)[:500], host=host.shown)
