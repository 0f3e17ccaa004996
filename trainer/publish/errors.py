"""Why a model could not be published, in words that its user can act on."""

from __future__ import annotations

from trainer.told_error import ToldError


class PublishError(ToldError):
    """``kind`` names the state: "name" (a bad or taken name), "file" (not a GGUF), "different" (what the server has is
    not what was sent), "parity", "stopped". What the server itself does wrong is an ``EngineError``.
    """


def publishing_stopped() -> PublishError:
    """The user asked to stop, before the tag moved."""
    return PublishError("stopped", "publish.stopped")
