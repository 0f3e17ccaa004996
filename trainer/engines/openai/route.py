"""The way to the server: looked up once, held against what the user allows, and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Set
from dataclasses import dataclass

from resources.ollama.host import OllamaHost
from trainer.engines.address import Reach, look_up, plain_name
from trainer.engines.engine import EngineError

# A busy server may take seconds to accept a connection; where nothing listens it is refused at once, and where there is
# no such machine the list of all engines' models waits for it.
CONNECT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Route:
    """``address`` is the one to connect to, whatever the name may be said to stand for later. None: the name itself,
    of a host that the user confirmed; a firm's proxy may be the only way there.
    """

    reach: Reach
    address: str | None


async def find_route(host: OllamaHost, allowed: Set[str]) -> Route:
    """Raises ``EngineError``: "refused" for a cloud, "unconfirmed" for a host outside that is not in ``allowed``,
    "absent" where nothing listens.
    """
    if not host.readable:
        raise EngineError("absent", "engines.openai-address-unreadable")
    try:
        found = await look_up(host.address, host.port)
    except (OSError, UnicodeError) as error:
        if plain_name(host.address) in allowed:
            return Route(Reach.ELSEWHERE, None)
        raise EngineError("absent", "engines.openai-unknown-host", repr(error), host=host.shown) from error
    if found.reach is Reach.CLOUD:
        raise EngineError("refused", "engines.cloud-refused", model=host.address)
    if found.reach is Reach.ELSEWHERE:
        if plain_name(host.address) not in allowed:
            raise EngineError("unconfirmed", "engines.openai-unconfirmed", host=plain_name(host.address))
        return Route(Reach.ELSEWHERE, None)
    return Route(found.reach, await _listening(host, found.addresses))


async def _listening(host: OllamaHost, addresses: tuple[str, ...]) -> str:
    """The first address at which something listens: asked before the HTTP client is loaded, which is slow to load."""
    failed: Exception | None = None
    for address in addresses:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, door = await asyncio.open_connection(address, host.port)
        except (OSError, UnicodeError) as error:
            failed = error
        else:
            door.close()
            return address
    raise EngineError("absent", "engines.openai-absent", repr(failed), host=host.shown) from failed
