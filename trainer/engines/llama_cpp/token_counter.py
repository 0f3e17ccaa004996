"""Counts a prompt in a model's own tokens, with nothing of the model loaded but its vocabulary."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

from trainer.engines.engine import EngineError
from trainer.engines.llama_cpp.child_process import ChildDiedError, ChildProcess
from trainer.engines.llama_cpp.gguf_file import check_gguf
from trainer.engines.llama_cpp.loading import load_vocabulary, started_child

_log = logging.getLogger(__name__)


class TokenCounter:
    """Keeps one child, with the vocabulary of the file that was asked for last. Belongs to one loop."""

    def __init__(self) -> None:
        self._child: ChildProcess | None = None
        self._loaded: Path | None = None
        self._turn = asyncio.Lock()

    async def count(self, file: Path, prompt: str) -> int | None:
        """None where the file cannot be read here; whoever runs the model counts then."""
        if not file.is_file() or not os.access(file, os.R_OK):
            return None
        async with self._turn:
            try:
                child = await self._with_vocabulary(file)
                answer = await child.ask("count", prompt=prompt)
            except (ChildDiedError, EngineError) as error:
                _log.warning("tokens of %s could not be counted: %r", file, error)
                await self.close()
                return None
            tokens = answer.get("tokens")
            return tokens if isinstance(tokens, int) else None

    async def close(self) -> None:
        """Ends the child."""
        child, self._child, self._loaded = self._child, None, None
        if child is not None:
            await child.close()

    async def _with_vocabulary(self, file: Path) -> ChildProcess:
        if self._child is not None and self._child.is_alive and self._loaded == file:
            return self._child
        await asyncio.to_thread(check_gguf, file)
        await self.close()
        self._child = await started_child()
        await load_vocabulary(self._child, file, file.name)
        self._loaded = file
        return self._child
