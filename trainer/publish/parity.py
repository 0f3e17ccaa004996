"""Proof that what was published behaves as what was trained: same tokens in, same first tokens out, and an end.

Three are compared on the same prompts: the trained model in transformers, our GGUF in llama.cpp, and the same file in
Ollama. Quantising moves logits a little, so greedy texts part at some point; from there on they are different texts and
their tokens cannot be compared. What is compared up to any length is the distribution of the next token after the same
text (``divergence``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from resources.model_card.template import jinja_template, render
from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.gguf_model import GgufModel
from trainer.samples.prompt import StatedAttitude, Turn, prompt_turns

_UNREADABLE = "\ufffd"

# Made up for the proof; the rare characters, numbers and line breaks test the tokenizers.
PROMPTS: tuple[list[Turn], ...] = (
    prompt_turns(
        "2021年3月5日22时许，被告人甲某在某市某区一便利店门口，趁店主不备，窃得现金人民币3,260元及手机一部（经鉴定价值1580元）。",
        StatedAttitude.CONFESSED,
    ),
    prompt_turns(
        "公诉机关指控：被告人乙某酒后驾驶小型轿车行驶至某路口时被查获，其血液中酒精含量为186.4mg/100ml。\n\n乙某称“没有喝酒”。",
        StatedAttitude.DENIED,
    ),
    prompt_turns("被告人丙某持木棍将丁某打伤，经鉴定为轻伤二级；丙某案发后赔偿８万元，取得谅解……\tＡ①㎡"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is demanded. ``divergence`` is in nats; Q4_K_M of models of this size stays well below it."""

    greedy_tokens: int = 16
    near_tie: float = 0.1  # a lead this small, in logits, may fall either way by rounding alone
    divergence: float = 0.15
    longest_answer: int = Parameters().num_predict


@dataclass(frozen=True, slots=True)
class PromptParity:
    """One prompt's figures. What was not compared is None."""

    tokens: int
    same_ids_trained: bool | None
    same_text_ollama: bool
    same_count_ollama: bool | None
    # Of the first ``Limits.greedy_tokens``, how many agree before the first that differs, and why no more.
    greedy_ollama: int
    greedy_ollama_lead: float | None  # llama.cpp's lead of its token where Ollama chose another; logits
    greedy_trained: int | None
    divergence: float | None  # mean of KL(trained || GGUF) over those positions, nats
    ended: bool
    repeats: bool  # one token thirty times, at which Ollama breaks the answer off
    answer_tokens: int


@dataclass(frozen=True, slots=True)
class Parity:
    """``same_template``: the GGUF carries the template that the model was trained with."""

    prompts: tuple[PromptParity, ...]
    same_template: bool
    limits: Limits

    def failures(self) -> list[Message]:
        """Why the model should not be used; empty where it may be."""
        limits = self.limits
        found = []
        if not self.same_template:
            found.append(message("publish.other-template"))
        for number, prompt in enumerate(self.prompts, 1):
            if prompt.same_ids_trained is False:
                found.append(message("publish.cut-otherwise", number=number))
            if not prompt.same_text_ollama or prompt.same_count_ollama is False:
                found.append(message("publish.read-otherwise", number=number))
            lead = prompt.greedy_ollama_lead
            if prompt.greedy_ollama < limits.greedy_tokens and lead is not None and lead > limits.near_tie:
                found.append(message("publish.answered-otherwise", number=number, token=prompt.greedy_ollama + 1))
            if prompt.divergence is not None and prompt.divergence > limits.divergence:
                found.append(message("publish.too-far-apart", number=number, divergence=f"{prompt.divergence:.3f}"))
            if prompt.repeats:
                found.append(message("publish.repeats", number=number))
            elif not prompt.ended:
                found.append(message("publish.does-not-end", number=number, tokens=limits.longest_answer))
        return found


class _Model(Protocol):
    def start(self, prompt: Sequence[int]) -> np.ndarray: ...

    def go_on(self, tokens: Sequence[int]) -> np.ndarray: ...


class TrainedReference(_Model, Protocol):
    """What the published model is held against; ``trainer.publish.trained_model.TrainedModel`` in practice."""

    def ids(self, text: str) -> list[int]:
        """The text's tokens."""
        ...


def prove(
    gguf: Path,
    model: str,
    server: OllamaLibrary,
    trained: TrainedReference | None,
    *,
    prompts: Sequence[list[Turn]] = PROMPTS,
    limits: Limits | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Parity:
    """Compares ``model`` on the server with its file and, where given, with the trained model.

    Raises EngineError where the server fails; what merely differs is in the result.
    """
    demanded = limits or Limits()
    figures = []
    with GgufModel(gguf, Parameters().num_ctx) as file:
        for done, turns in enumerate(prompts):
            report(done, len(prompts))
            figures.append(_prove_prompt(turns, file, model, server, trained, demanded))
        same_template = file.template() == jinja_template()
    return Parity(tuple(figures), same_template, demanded)


def _prove_prompt(
    turns: list[Turn],
    file: GgufModel,
    model: str,
    server: OllamaLibrary,
    trained: TrainedReference | None,
    limits: Limits,
) -> PromptParity:
    text = render([{"role": turn["role"], "content": turn["content"]} for turn in turns])
    ids = file.ids(text)
    parameters = Parameters(temperature=0.0, seed=1, num_predict=limits.longest_answer)
    rendered = server.rendered(model, turns, parameters)
    answer = server.answer(model, turns, parameters)

    leads, expected = _greedy(file, ids, limits.greedy_tokens)
    same = agreement([file.piece(token) for token in expected], answer.text)
    divergence, greedy_trained = _compare(trained, file, ids, limits.greedy_tokens) if trained else (None, None)
    return PromptParity(
        tokens=len(ids),
        same_ids_trained=trained.ids(text) == ids if trained else None,
        same_text_ollama=rendered == text,
        same_count_ollama=answer.end.prompt_tokens == len(ids) if answer.end else None,
        greedy_ollama=same,
        greedy_ollama_lead=leads[same] if same < len(leads) else None,
        greedy_trained=greedy_trained,
        divergence=divergence,
        ended=answer.end is not None and answer.end.reason == "stop",
        repeats=answer.end is None,
        answer_tokens=answer.end.answer_tokens if answer.end else answer.pieces,
    )


def _greedy(model: GgufModel, prompt: list[int], count: int) -> tuple[list[float], list[int]]:
    """The first tokens that the model writes, to its end at most, and the lead of each over the next best."""
    leads: list[float] = []
    tokens: list[int] = []
    logits = model.start(prompt)
    for _ in range(count):
        second, first = np.partition(logits, -2)[-2:]
        leads.append(float(first - second))
        tokens.append(int(logits.argmax()))
        if model.ends_answer(tokens[-1]):
            leads.pop()
            tokens.pop()
            break
        logits = model.go_on(tokens[-1:])
    return leads, tokens


def _compare(trained: TrainedReference, file: GgufModel, prompt: list[int], count: int) -> tuple[float, int]:
    """Mean divergence along the trained model's own greedy text, and how far the file would write the same."""
    divergences: list[float] = []
    same = 0
    still = True
    ours, theirs = file.start(prompt), trained.start(prompt)
    for _ in range(count):
        length = min(len(ours), len(theirs))
        divergences.append(divergence(theirs[:length], ours[:length]))
        token = int(theirs.argmax())
        still = still and int(ours.argmax()) == token
        same += still
        ours, theirs = file.go_on([token]), trained.go_on([token])
    return float(np.mean(divergences)), same


def divergence(logits: np.ndarray, others: np.ndarray) -> float:
    """KL(softmax(logits) || softmax(others)) in nats."""
    p, q = _log_softmax(logits), _log_softmax(others)
    return float(np.sum(np.exp(p) * (p - q)))


def _log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits.astype(np.float64) - logits.max()
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum())
    return result


def agreement(expected: Sequence[bytes], written: str) -> int:
    """How many of the tokens the text begins with. A token may hold a part of a character only: a server joins such
    parts, or puts a sign for what it cannot read, each in its own way."""
    written = _without_doubled(written)
    for count in range(len(expected), 0, -1):
        beginning = _without_doubled(b"".join(expected[:count]).decode("utf-8", "replace"))
        if written.startswith(beginning.rstrip(_UNREADABLE)):
            return count
    return 0


def _without_doubled(text: str) -> str:
    return re.sub(f"{_UNREADABLE}+", _UNREADABLE, text)
