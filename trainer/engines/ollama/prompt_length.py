"""Whether the facts fit, before the model is asked and after. They are refused, never cut."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from trainer.engines.context_room import likely_tokens, most_tokens, too_long
from trainer.engines.engine import EngineError, Request
from trainer.engines.model_names import name_key
from trainer.engines.ollama.models import entries_of, read_name
from trainer.engines.ollama.understood import understood

if TYPE_CHECKING:
    from trainer.engines.ollama.http import OllamaHttp

# A guess is refused before the model runs only where it is far beyond the limit; else the server counts.
_GUESS_FACTOR = 1.4
# A template of the model's own may differ from ChatML by some tokens.
_TEMPLATE_DIFFERENCE = 32


async def expected_tokens(request: Request, limit: int, count: Callable[[], Awaitable[int | None]]) -> int | None:
    """The prompt's length where it had to be counted. Raises "too_long" before the model is asked."""
    texts = _texts(request)
    if most_tokens(texts) <= limit:
        return None
    exact = await count()
    if exact is not None:
        if exact > limit:
            raise too_long(exact, limit)
        return exact
    guess = likely_tokens(texts)
    if guess > _GUESS_FACTOR * limit:
        raise too_long(guess, limit, exact=False)
    return None


def refused_as_too_long(request: Request, limit: int, expected: int | None) -> EngineError:
    """The server's own refusal, with the numbers that it does not give."""
    counted = expected or max(likely_tokens(_texts(request)), limit + 1)
    return too_long(counted, limit, exact=expected is not None)


async def refuse_cut_facts(http: OllamaHttp, request: Request, expected: int | None, read: int | None) -> None:
    """Finds out an older server that cut the prompt all the same. Newer ones may leave out of their count what they had
    in their cache, so that only a smaller context than the prompt proves it.
    """
    if expected is None or read is None or read >= expected - _TEMPLATE_DIFFERENCE:
        return
    running = await http.get("/api/ps", missing={})
    with understood(http.host):
        for entry in entries_of(running):
            context = int(entry.get("context_length") or 0)
            if name_key(read_name(entry)) == name_key(request.model.name) and 0 < context < expected:
                raise EngineError("too_long", "engines.ollama-cut-facts", tokens=expected, read=read)


def _texts(request: Request) -> list[str]:
    return [turn["content"] for turn in request.turns]
