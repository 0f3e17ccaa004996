"""What the app asks of an engine. Three exist: the user's Ollama server, llama.cpp in a child process, and an office's
own server with OpenAI's API.

All of it runs on one asyncio loop in one thread (trainer/engines/loop.py); cancelling the task stops the model.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from resources.model_card.parameters import Parameters
from trainer.engines.own_parameters import NOTHING_STATED, OwnParameters
from trainer.samples.prompt import Turn
from trainer.told_error import ToldError


@dataclass(frozen=True, slots=True)
class Model:
    """A model that an engine can run. Unknown figures are None."""

    name: str  # as its server names it, or a file's path
    engine: str  # "ollama", "embedded" or "openai"
    digest: str | None = None  # sha256, hexadecimal
    size_bytes: int | None = None
    quantization: str | None = None  # "Q4_K_M"
    parameters: str | None = None  # "4.0B"
    loaded: bool = False
    gpu_share: float | None = None  # 0 to 1, of a loaded model's memory
    context_length: int | None = None  # what the model was made for, tokens
    system: str | None = None  # a pulled model's own system text
    own: OwnParameters = NOTHING_STATED  # the options that it states itself
    demonstration: bool = False  # the starter model
    label: str | None = None  # what to show instead of ``name``, where that is the path of a nameless blob


@dataclass(frozen=True, slots=True)
class Request:
    """One judgment to be written. What the model states of its own (``Model.own``) goes before ``parameters``, but for
    the options that the user chose."""

    model: Model
    turns: Sequence[Turn]
    parameters: Parameters = field(default_factory=Parameters)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some more text. Thinking is never part of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of an answer.

    ``reason``: "stop"; "length" where it was cut off at num_predict or the context's end; "repeats" where the model
    only repeated itself and was stopped. Of the text the first ``kept`` characters count then.
    """

    reason: str
    prompt_tokens: int | None
    answer_tokens: int
    seconds: float  # of writing, without loading and reading the prompt
    load_seconds: float = 0.0
    parameters: Parameters | None = None  # what it was really drawn with, where that is not what was asked for
    refused: tuple[str, ...] = ()  # of those, the ones that the server does not take
    kept: int | None = None


class EngineError(ToldError):
    """``kind`` names the state, so that the window can offer the right buttons: "absent" (no server), "no_model",
    "too_long", "died", "bad_file", "refused" (a model or server in a cloud, or a password that would go unencrypted),
    "unconfirmed" (a host outside that the user has not allowed), "key" (none, or a wrong one), "server", "protocol".
    """


class Engine(Protocol):
    """One way to run a model."""

    name: str

    async def models(self) -> list[Model]:
        """What can be run, best first. Raises EngineError("absent") where there is no server."""
        ...

    async def find(self, name: str) -> Model:
        """The model of that name, or in that file. Raises EngineError."""
        ...

    async def version(self) -> str:
        """The program that runs the models, with its version: "Ollama 0.30.1". "" where it cannot be told. Never
        fails: it is noted beside an answer, and what is wrong the question for that answer says."""
        ...

    async def count_tokens(self, request: Request) -> int | None:
        """The prompt's length in the model's own tokens; None where only the model itself can tell."""
        ...

    async def preload(self, model: Model, parameters: Parameters) -> None:
        """Loads the model, so that the first answer does not wait for it."""
        ...

    def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        """Writes the judgment. The last item is Finished. Raises EngineError; "too_long" before the model runs."""
        ...

    async def close(self) -> None:
        """Frees what is held; never fails."""
        ...


@runtime_checkable
class Examining(Protocol):
    """An engine whose models are files, which may be anything."""

    async def examine(self, model: Model) -> int | None:
        """Whether the file can judge, as far as can be told without loading its weights; the bytes of memory that it
        takes, None where it does not tell. Raises EngineError."""
        ...


@runtime_checkable
class Together(Protocol):
    """An engine that has to be told when several answers are wanted at a time. A server needs no word."""

    def write_together(self, count: int) -> None:
        """From now on ``judge`` is asked for so many answers at once, all of one model. Before the first question."""
        ...
