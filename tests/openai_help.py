"""Asks a faulty OpenAI-compatible server."""

from __future__ import annotations

import asyncio

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from tests.async_help import Answer, answer
from tests.faulty_openai import NAME
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.openai.engine import OpenAiEngine

KEY = "sk-office-secret"
LONG_FACTS = "甲某盗窃手机一部。" * 500  # 4,500 characters: about 3,200 tokens


def request(facts: str = "甲某盗窃。", parameters: Parameters | None = None) -> Request:
    return request_for(Model(NAME, "openai"), Case(facts), parameters or Parameters())


def judged(url: str, wanted: Request | None = None, times: int = 1) -> tuple[Answer, EngineError | None]:
    got = Answer()

    async def run() -> EngineError | None:
        engine = OpenAiEngine(url, key=lambda: KEY)
        try:
            for _ in range(times):
                await answer(engine, wanted or request(), got)
        except EngineError as error:
            return error
        finally:
            await engine.close()
        return None

    return got, asyncio.run(run())


def models(url: str) -> list[Model]:
    async def run() -> list[Model]:
        engine = OpenAiEngine(url, key=lambda: KEY)
        try:
            return await engine.models()
        finally:
            await engine.close()

    return asyncio.run(run())
