"""A model of an Ollama server."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack

from resources.model_card.parameters import Parameters
from resources.ollama.host import read_host
from trainer.engines.ollama.server import OllamaServer
from trainer.evaluation.answer import Answer
from trainer.evaluation.answerer import AnswererError
from trainer.judgment.think_filter import without_thinking
from trainer.publish.errors import PublishError
from trainer.samples.prompt import Turn

# What the server writes of a prompt with more tokens than num_ctx (0.12 to 0.30: server/routes.go, llm/server.go).
TOO_LONG = (
    "exceeds the context length",
    "exceeds maximum context",
    "exceed_context_size",
    "exceeds the available context",
)


class OllamaAnswerer:
    """Holds a connection. Facts that do not fit are refused by the server, never cut."""

    engine = "ollama"

    def __init__(self, model: str, host: str | None, parameters: Parameters) -> None:
        """``host`` as OLLAMA_HOST is written. Raises AnswererError where there is no server or no such model."""
        self.model = model
        self.parameters = parameters
        with ExitStack() as opened:
            try:
                self._server = opened.enter_context(OllamaServer(read_host(host)))
                digests = self._server.digests()
                digest = digests.get(model) or digests.get(f"{model}:latest")
                if digest is None:
                    raise AnswererError("evaluation.model-not-pulled", model=model)
                self.digest = digest
                self.system: str | None = str(self._server.show(model).get("system") or "").strip() or None
            except PublishError as error:
                raise AnswererError(error.message) from error
            self._open = opened.pop_all()

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """Greedy decoding, thinking off."""
        started = time.monotonic()
        try:
            reply = self._server.chat(
                {
                    "model": self.model,
                    "messages": list(messages),
                    "options": self.parameters.as_options(),
                    "think": False,
                    "truncate": False,
                    "shift": False,
                    "keep_alive": "30m",
                }
            )
        except PublishError as error:
            if any(words in error.detail.lower() for words in TOO_LONG):
                return Answer("", "too_long", 0.0)
            raise AnswererError(error.message) from error
        prompt_tokens = reply.get("prompt_eval_count")
        if prompt_tokens is not None and prompt_tokens > self.parameters.prompt_limit():
            return Answer("", "too_long", 0.0, prompt_tokens)  # the app refuses such facts
        return Answer(
            text=without_thinking(reply["message"]["content"]),
            # Ollama breaks an answer off, without a reason, that repeats one token thirty times.
            end="stop" if reply.get("done_reason") == "stop" else "length",
            seconds=time.monotonic() - started,
            prompt_tokens=prompt_tokens,
            answer_tokens=reply.get("eval_count", 0),
        )

    def close(self) -> None:
        """Ends the connection; the server unloads the model by itself."""
        self._open.close()
