"""What the server knows of a model, asked before the model is: where the refusal of models elsewhere stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engines.engine import EngineError
from trainer.engines.model_names import is_cloud, name_key, refuse_cloud_name
from trainer.engines.ollama.models import ModelCard, entries_of, read_card, read_name, writes_text
from trainer.engines.ollama.understood import understood

if TYPE_CHECKING:
    from trainer.engines.ollama.http import OllamaHttp


async def usable_card(http: OllamaHttp, name: str) -> ModelCard:
    """The card of a model that runs on the server and writes text. Raises ``EngineError`` "refused" for one in the
    cloud, "no_model" for one that is not there or only makes vectors.
    """
    card = await any_card(http, name)
    if card.cloud:
        raise EngineError("refused", "engines.cloud-refused", model=name)
    if not card.can_chat:
        raise EngineError("no_model", "engines.model-cannot-chat", model=name)
    return card


async def any_card(http: OllamaHttp, name: str) -> ModelCard:
    """The card, whatever it says; of a name in the cloud it is not asked. Raises ``EngineError``."""
    refuse_cloud_name(name)
    shown = await http.post("/api/show", {"model": name}, missing={})
    with understood(http.host):
        return read_card(name, shown) if shown else await _card_of_the_list(http, name)


async def _card_of_the_list(http: OllamaHttp, name: str) -> ModelCard:
    """A server without /api/show: its list tells no more than whether the model is there, and not elsewhere."""
    listed = await http.get("/api/tags")
    for entry in entries_of(listed):
        if name_key(read_name(entry)) == name_key(name):
            return ModelCard(name, cloud=is_cloud(entry), can_chat=writes_text(entry))
    raise EngineError("no_model", "engines.model-missing", model=name)
