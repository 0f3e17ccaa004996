"""The way to one Ollama server, made with the first question."""

from __future__ import annotations

import asyncio
import logging
from importlib import import_module
from typing import TYPE_CHECKING

from resources.ollama.host import OllamaHost
from trainer.engines.engine import EngineError

if TYPE_CHECKING:
    from trainer.engines.ollama.http import OllamaHttp

_log = logging.getLogger(__name__)
# As long as the HTTP client waits for a connection.
_KNOCK_SECONDS = 10.0


class OllamaConnection:
    """Belongs to the loop that first uses it."""

    def __init__(self, host: OllamaHost) -> None:
        self.host = host
        self._made: OllamaHttp | None = None

    async def http(self) -> OllamaHttp:
        """Raises ``EngineError``: "refused" for Ollama's cloud and for a password that would go in the clear, "absent"
        where nothing listens or the address is none."""
        if self.host.refusal is not None:
            raise EngineError("refused" if self.host.readable else "absent", self.host.refusal)
        if self._made is None:
            await self._knock()
            module = await asyncio.to_thread(import_module, "trainer.engines.ollama.http")
            if self._made is None:
                try:
                    self._made = module.OllamaHttp(self.host)
                except Exception as error:  # httpx: a proxy or a certificate of the environment that cannot be used
                    raise EngineError(
                        "absent", "engines.ollama-bad-settings", type(error).__name__, host=self.host.shown
                    ) from error
        return self._made

    async def close(self) -> None:
        """Closes the connections; never fails."""
        made, self._made = self._made, None
        if made is not None:
            try:
                await made.close()
            except Exception:
                _log.exception("the connections to Ollama could not be closed")

    async def _knock(self) -> None:
        """Connects once before the HTTP library is imported, which takes a good part of the window's memory and is
        useless without a server. Raises "absent". Other computers are not tried: a proxy may be the only way to them.
        """
        if not self.host.is_loopback:
            return
        try:
            async with asyncio.timeout(_KNOCK_SECONDS):
                _, door = await asyncio.open_connection(self.host.address, self.host.port)
            door.close()
        except (OSError, UnicodeError, ValueError) as error:
            raise EngineError("absent", "engines.ollama-absent", repr(error), host=self.host.shown) from error
