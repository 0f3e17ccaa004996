"""A GGUF file as a model of the embedded engine."""

from __future__ import annotations

from pathlib import Path

from trainer.engines.engine import Model
from trainer.engines.file_digest import file_digest
from trainer.engines.own_parameters import NOTHING_STATED, OwnParameters


def file_model(
    path: Path,
    *,
    digest: bool = False,
    system: str | None = None,
    own: OwnParameters = NOTHING_STATED,
    label: str | None = None,
) -> Model:
    """``digest``: its sum is taken, which reads all of it. Raises OSError."""
    return Model(
        name=str(path),
        engine="embedded",
        digest=file_digest(path) if digest else None,
        size_bytes=path.stat().st_size,
        system=system,
        own=own,
        label=label or path.name,
    )
