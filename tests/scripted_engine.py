"""An engine that writes what a test tells it to: for the window's states that a real model does not show on demand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

from resources.model_card.parameters import Parameters
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.watched_answer import stops_at_repetition

TUNED = Model(
    "demonbyron/qwen3-4b-CriminalLaw-cn:q4",
    "ollama",
    digest="8f3a11c0b2d4e5f6a7b8c9d0e1f2030405060708090a0b0c0d0e0f1011121314",
    size_bytes=2_497_293_931,
    quantization="Q4_K_M",
    parameters="4.0B",
    loaded=True,
    gpu_share=1.0,
    context_length=262_144,
)
STARTER = Model("/data/starter.gguf", "embedded", size_bytes=31_000_000, quantization="Q8_0", demonstration=True)


class ScriptedEngine:
    """``texts`` are the answers in turn (the last one again and again), each written in pieces of ``step`` characters.

    ``pause``: seconds between pieces; ``hold_after``: writes that many pieces and no more, of the answer of that number
    alone where ``holds`` gives one; ``error`` is raised
    instead of an end; ``listing_error`` instead of the models.
    """

    def __init__(
        self,
        *texts: str,
        name: str = "ollama",
        models: Sequence[Model] = (TUNED,),
        step: int = 2,
        pause: float = 0.0,
        hold_after: int | None = None,
        holds: int | None = None,
        error: EngineError | None = None,
        listing_error: EngineError | None = None,
        tokens: int | None = 412,
    ) -> None:
        self.name = name
        self.texts = list(texts)
        self.listed = list(models)
        self.step = step
        self.pause = pause
        self.hold_after = hold_after
        self.holds = holds
        self.error = error
        self.listing_error = listing_error
        self.tokens = tokens
        self.requests: list[Request] = []
        self.cancelled = 0
        self.closed = False

    async def models(self) -> list[Model]:
        if self.listing_error is not None:
            raise self.listing_error
        return self.listed

    async def find(self, name: str) -> Model:
        return next(model for model in self.listed if model.name == name)

    async def version(self) -> str:
        return "Ollama 0.30.1"

    async def count_tokens(self, request: Request) -> int | None:
        return self.tokens

    async def preload(self, model: Model, parameters: Parameters) -> None:
        return None

    @stops_at_repetition
    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        self.requests.append(request)
        hold_after = self.hold_after if self.holds in (None, len(self.requests)) else None
        text = self.texts[min(len(self.requests), len(self.texts)) - 1] if self.texts else ""
        pieces = [text[start : start + self.step] for start in range(0, len(text), self.step)]
        try:
            for number, piece in enumerate(pieces):
                if number == hold_after:
                    await asyncio.sleep(3600)
                if self.pause:
                    await asyncio.sleep(self.pause)
                yield Piece(piece)
            if hold_after is not None and hold_after >= len(pieces):
                await asyncio.sleep(3600)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error is not None:
            raise self.error
        yield Finished("stop", 412, len(pieces), max(len(pieces) / 41, 0.1))

    async def close(self) -> None:
        self.closed = True
