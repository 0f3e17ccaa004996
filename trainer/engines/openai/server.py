"""One server that was found: its client, where its API is, and which program it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.engines.address import Reach
from trainer.engines.answer_error import AnswerError
from trainer.engines.engine import EngineError, Model
from trainer.engines.model_names import full_name, is_cloud
from trainer.engines.openai.base_url import BaseUrl
from trainer.engines.openai.listing import list_models
from trainer.engines.openai.route import Route
from trainer.engines.openai.server_kind import ServerKind, find_kind

if TYPE_CHECKING:
    from trainer.engines.openai.client import OpenAiClient


@dataclass(frozen=True, slots=True)
class Server:
    """``api`` is the path of the API, without outer slashes: v1 nearly everywhere."""

    client: OpenAiClient
    route: Route
    api: str
    kind: ServerKind

    @property
    def is_loopback(self) -> bool:
        """On this computer."""
        return self.route.reach is Reach.LOOPBACK

    def path(self, name: str) -> str:
        """Of an endpoint of the API."""
        return f"{self.api}/{name}".lstrip("/")

    async def named(self, name: str) -> Model | None:
        """That model as it stands now."""
        wanted = full_name(name) if self.kind is ServerKind.OLLAMA else name
        return next((model for model in await self.models() if model.name == wanted), None)

    async def refuse_cloud(self, name: str) -> None:
        """An Ollama may have models in its cloud under any name. Raises EngineError "refused"."""
        if self.kind is ServerKind.OLLAMA and is_cloud(await self.client.post("api/show", {"model": name})):
            raise EngineError("refused", "engines.cloud-refused", model=name)

    async def models(self) -> list[Model]:
        """What it has now. Raises AnswerError and its like."""
        return await list_models(self.client, self.kind, await _entries(self.client, self.api))


async def meet(client: OpenAiClient, route: Route, base: BaseUrl) -> Server:
    """Raises AnswerError and its like; of several paths the error of the first that says more than "not here"."""
    missing: AnswerError | None = None
    for api in base.paths:
        try:
            entries = await _entries(client, api)
        except AnswerError as error:
            if not error.lacks_path:
                raise
            missing = error
        else:
            return Server(client, route, api, await find_kind(client, entries))
    assert missing is not None
    raise missing


async def _entries(client: OpenAiClient, api: str) -> list[dict[str, Any]]:
    plain = await client.get(f"{api}/models".lstrip("/"))
    return [entry for entry in plain["data"] or [] if isinstance(entry, dict)]
