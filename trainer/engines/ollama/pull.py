"""Downloading a model through Ollama; a download that stands still is given up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from trainer.engines.download_speed import DownloadSpeed
from trainer.engines.engine import EngineError
from trainer.engines.ollama.understood import understood

if TYPE_CHECKING:
    from trainer.engines.ollama.http import OllamaHttp

STALLED_SECONDS = 60.0
# Hashing several gigabytes on a slow disk takes minutes, and the server reports no progress meanwhile.
_STALLED_OTHER_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far the download is, in bytes of all layers that the server has named; ``total`` is 0 before the first."""

    status: str  # the server's own word: "pulling manifest", "pulling 5f4…", "verifying sha256 digest", "success"
    completed: int
    total: int
    bytes_per_second: float | None = None  # of late; None where it cannot be told yet

    @property
    def seconds_left(self) -> float | None:
        """At this speed; None where nothing comes."""
        return (self.total - self.completed) / self.bytes_per_second if self.bytes_per_second else None


async def pull(
    http: OllamaHttp,
    name: str,
    *,
    clock: Callable[[], float] = monotonic,
) -> AsyncGenerator[PullProgress, None]:
    """Ends with "success". Cancelling the task stops the download; what came is kept by the server.

    Raises ``EngineError`` "server" where nothing came for ``STALLED_SECONDS``, or where the server's words tell why.
    """
    layers: dict[str, tuple[int, int]] = {}
    speed = DownloadSpeed()
    last_change = clock()
    status = ""
    async with aclosing(http.lines("/api/pull", {"model": name})) as steps:
        while status != "success":
            patience = STALLED_SECONDS if _is_transfer(status) else _STALLED_OTHER_SECONDS
            try:
                # asyncio.timeout, because on Python 3.11 wait_for can swallow a cancellation of the task.
                async with asyncio.timeout(max(0.0, last_change + patience - clock())):
                    step = await anext(steps)
            except StopAsyncIteration:
                raise EngineError("protocol", "engines.pull-cut", f"ended after {status!r}", model=name) from None
            except TimeoutError:
                seconds = round(clock() - last_change)
                raise EngineError("server", "engines.pull-stalled", status, model=name, seconds=seconds) from None
            known = (status, dict(layers))
            with understood(http.host):
                status = str(step.get("status") or "")
                if step.get("digest") and step.get("total"):
                    layers[str(step["digest"])] = (int(step.get("completed") or 0), int(step["total"]))
            if known != (status, layers):
                last_change = clock()
            done, total = (sum(part) for part in zip(*layers.values(), strict=True)) if layers else (0, 0)
            speed.note({digest: completed for digest, (completed, _) in layers.items()}, clock())
            yield PullProgress(status, done, total, speed.bytes_per_second())


def pull_failure(error: EngineError, name: str) -> EngineError:
    """A failure of the download in words of its own; ``error.detail`` has the server's."""
    words = error.detail.lower()
    if "file does not exist" in words or "manifest: 404" in words or "invalid model name" in words:
        return EngineError("no_model", "engines.pull-unknown", error.detail, model=name)
    if "no space left" in words or "not enough space" in words or "disk full" in words:
        return EngineError("server", "engines.pull-disk-full", error.detail, model=name)
    if any(
        sign in words for sign in ("dial tcp", "no such host", "lookup ", "i/o timeout", "tls handshake", "max retries")
    ):
        return EngineError("server", "engines.pull-no-network", error.detail)
    if error.kind == "protocol" and error.message.key == "engines.ollama-cut":
        return EngineError("protocol", "engines.pull-cut", error.detail, model=name)
    return error


def _is_transfer(status: str) -> bool:
    return not status or status.startswith("pulling")
