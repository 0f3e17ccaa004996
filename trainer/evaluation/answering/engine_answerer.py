"""A model of any engine, asked one case after the other or several at a time."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Literal

from resources.model_card.parameters import Parameters
from trainer.engines.at_a_time import usual_at_a_time
from trainer.engines.engine import Engine, EngineError, Finished, Model, Piece, Request, Together
from trainer.engines.ollama.chat_answer import is_without_end
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked
from trainer.evaluation.answering.together import ask_together
from trainer.judgment.think_filter import without_thinking
from trainer.samples.prompt import Turn

# The refusals whose number of tokens is counted and not guessed.
_COUNTED = {"engines.too-long", "engines.openai-too-long"}
_END: dict[str, Literal["stop", "length", "repeats"]] = {"stop": "stop", "length": "length", "repeats": "repeats"}


class EngineAnswerer:
    """``Answerer`` over an ``Engine``. Runs the engine's coroutines in the calling thread.

    An engine belongs to the loop that first uses it: one that was used before comes with the ``runner`` of that loop.
    Whoever made the answerer closes it, and with it the engine and the runner.
    """

    def __init__(
        self,
        engine: Engine,
        model: Model,
        parameters: Parameters,
        runner: asyncio.Runner | None = None,
        place: str = "",
        at_a_time: int = 1,
    ) -> None:
        """``place``: where the server is, of one that tells no digests. ``at_a_time``: so many questions of
        ``answer_all`` are under way at once."""
        self._engine = engine
        self._model = model
        self._runner = runner or asyncio.Runner()
        self.at_a_time = at_a_time
        self.engine = engine.name
        self.model = model.label or model.name
        # A server that tells no digest has only the name to tell its models apart, and itself from another server.
        self.digest = model.digest or hashlib.sha256(f"{place} {model.name}".strip().encode()).hexdigest()
        self.parameters = model.own.under(parameters)
        self.system = model.system

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """The whole answer; ``seconds`` without the time that loading the model took. Raises EngineError."""
        return self._runner.run(self._answer(messages, self.parameters))

    def answer_all(self, asked: Sequence[Asked], taken: Callable[[int, Answer], None]) -> None:
        """See ``Answerer``."""

        def answer(question: Asked) -> Awaitable[Answer]:
            return self._answer(question.turns, replace(self.parameters, seed=question.seed))

        self._runner.run(ask_together(answer, asked, self.at_a_time, taken))

    def version(self) -> str:
        """See ``Answerer``."""
        return self._runner.run(self._engine.version())

    def close(self) -> None:
        """Frees the engine, and the model where the engine holds it."""
        try:
            self._runner.run(self._engine.close())
        finally:
            self._runner.close()

    async def _answer(self, messages: Sequence[Turn], parameters: Parameters) -> Answer:
        pieces: list[str] = []
        finished: Finished | None = None
        started = time.monotonic()
        try:
            request = Request(self._model, messages, parameters)
            async with aclosing(self._engine.judge(request)) as items:  # type: ignore[type-var]
                async for item in items:
                    if isinstance(item, Piece):
                        pieces.append(item.text)
                    else:
                        finished = item
        except EngineError as error:
            if error.kind == "too_long":
                return Answer("", "too_long", 0.0, _exact_tokens(error))
            # What was written of an answer that the server broke off counts, as one cut off.
            if not is_without_end(error):
                raise
        seconds = time.monotonic() - started
        text = without_thinking("".join(pieces)[: finished.kept if finished is not None else None])
        if finished is None:
            return Answer(text, "length", seconds)
        if (finished.prompt_tokens or 0) > parameters.prompt_limit(self._model.context_length):
            # A server that is not on this computer takes longer facts than the window lets through.
            return Answer("", "too_long", 0.0, finished.prompt_tokens)
        return Answer(
            text,
            _END.get(finished.reason, "length"),
            seconds - finished.load_seconds,
            finished.prompt_tokens,
            finished.answer_tokens,
        )


def named_answerer(
    engine: Engine, name: str, parameters: Parameters, place: str = "", parallel: int | None = None
) -> EngineAnswerer:
    """The engine's model of that name, or in that file. ``parallel``: questions at a time; None for what is usual with
    the engine and fits into memory. Raises EngineError; the engine is then closed."""
    runner = asyncio.Runner()
    try:
        model = runner.run(engine.find(name))
        at_a_time = parallel or usual_at_a_time(model, model.own.under(parameters).num_ctx)
        if isinstance(engine, Together):
            engine.write_together(at_a_time)
        return EngineAnswerer(engine, model, parameters, runner, place, at_a_time)
    except BaseException:
        runner.run(engine.close())
        runner.close()
        raise


def _exact_tokens(refusal: EngineError) -> int | None:
    """How long the facts are, where they were counted and not guessed."""
    tokens = refusal.message.values.get("tokens") if refusal.message.key in _COUNTED else None
    return tokens if isinstance(tokens, int) else None
