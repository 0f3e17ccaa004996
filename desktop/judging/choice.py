"""Which engine and model to use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError, Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.openai.engine import OpenAiEngine
from trainer.typed_path import typed_path

EngineName = Literal["auto", "ollama", "embedded", "openai"]


@dataclass(frozen=True, slots=True)
class Engines:
    """Those that exist."""

    ollama: OllamaEngine
    embedded: EmbeddedEngine
    openai: OpenAiEngine

    async def close(self) -> None:
        """Frees all."""
        await self.ollama.close()
        await self.embedded.close()
        await self.openai.close()


async def choose(engines: Engines, engine: EngineName = "auto", name: str | None = None) -> tuple[Engine, Model]:
    """``name`` is a server's model or a GGUF file. "auto" without one: Ollama's best, else the starter model; facts go
    to a server elsewhere only where that is asked for.

    Raises EngineError where there is none, or the named one is not there.
    """
    if engine == "auto" and name is not None:
        engine = "embedded" if name.lower().endswith(".gguf") or typed_path(name).is_file() else "ollama"
    if engine == "embedded":
        return await _embedded(engines.embedded, name)
    if engine == "ollama":
        return await _ollama(engines.ollama, name)
    if engine == "openai":
        return await _openai(engines.openai, name)
    try:
        return await _ollama(engines.ollama, None)
    except EngineError as error:
        try:
            return await _embedded(engines.embedded, None)
        except EngineError:
            raise EngineError(error.kind, "engines.no-engine", error.detail) from error


async def _ollama(engine: OllamaEngine, name: str | None) -> tuple[Engine, Model]:
    if name is not None:
        return engine, await engine.find(name)
    models = await engine.models()
    if not models:
        raise EngineError("no_model", "engines.ollama-empty")
    return engine, models[0]


async def _openai(engine: OpenAiEngine, name: str | None) -> tuple[Engine, Model]:
    if name is not None:
        return engine, await engine.find(name)
    models = await engine.models()
    if not models:
        raise EngineError("no_model", "engines.openai-no-models", host=engine.shown)
    return engine, models[0]


async def _embedded(engine: EmbeddedEngine, name: str | None) -> tuple[Engine, Model]:
    if name is not None:
        return engine, await engine.find(name)
    models = await engine.models()
    if not models:
        raise EngineError("no_model", "engines.no-embedded-model")
    return engine, models[0]
