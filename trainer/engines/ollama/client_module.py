"""Imports Ollama's client where the environment would make the import fail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

# ``import ollama`` reads these for a default client that nobody uses here: a port that is no number, a proxy of an
# unknown kind or a certificate file that is gone each raise.
_READ_ON_IMPORT = {"OLLAMA_HOST", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"}


def ollama_client_module() -> ModuleType:
    """``trainer.engines.ollama.client``."""
    with _without(_READ_ON_IMPORT):
        return import_module("trainer.engines.ollama.client")


@contextmanager
def _without(names: set[str]) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in names}
    for name in kept:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(kept)
