"""Answers that are no answers of Ollama. Apart from the other failures, which need the HTTP library."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from resources.ollama.host import OllamaHost
from trainer.engines.engine import EngineError


@contextmanager
def understood(host: OllamaHost) -> Iterator[None]:
    """Around what reads an answer: JSON of another shape is an ``EngineError``, as something else listens there."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise not_understood(error, host) from error


def not_understood(error: Exception, host: OllamaHost) -> EngineError:
    """``error``: how the reading failed."""
    return EngineError("protocol", "engines.ollama-not-understood", repr(error)[:500], host=host.shown)
