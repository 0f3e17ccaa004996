"""What is needed to repeat an evaluation, as a page shows it: out of a results' ``about``, as far as it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resources.messages.catalogue import Language
from resources.messages.wording import message_told, say
from trainer.evaluation.reporting.visible import visible

_ELSEWHERE = ("models", "data", "prompts", "left_out", "unfinished", "times")
"""Each has a place of its own on the page."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """``digest`` is the sha256 of its weights, or what stands for it; ``options`` in words. ``at_a_time``: so many
    questions were under way at once; several numbers where it was not always as many."""

    name: str
    engine: str
    model: str
    digest: str
    program: str
    options: str
    sampling: str
    at_a_time: str


@dataclass(frozen=True, slots=True)
class PromptView:
    """``models`` were asked in these words; ``turns`` are of the first question, its facts left out."""

    models: str
    digest: str
    turns: Sequence[tuple[str, str]]


def model_views(about: Mapping[str, Any]) -> list[ModelView]:
    """In the order of the results."""
    return [
        ModelView(
            name=_plain(model.get("name")),
            engine=_plain(model.get("engine")),
            model=_plain(model.get("model")),
            digest=_plain(model.get("digest")),
            program=_plain(model.get("program")),
            options=_plain(model.get("options")),
            sampling=_plain(model.get("sampling")),
            at_a_time=_plain(model.get("at_a_time")),
        )
        for model in about.get("models", ())
    ]


def prompt_views(about: Mapping[str, Any], suite: str, prompt: str) -> list[PromptView]:
    """Models that were asked in the same words stand together."""
    asked = _of_suite(about.get("prompts", ()), suite, prompt)
    together: dict[str, list[str]] = {}
    for name, digest in asked.get("sha256", {}).items():
        together.setdefault(str(digest), []).append(str(name))
    first = asked.get("first", {})
    return [
        PromptView(
            ", ".join(map(visible, names)),
            digest,
            [_turn(turn) for turn in first.get(names[0], ())],
        )
        for digest, names in together.items()
    ]


def data_lines(about: Mapping[str, Any], suite: str, prompt: str) -> list[tuple[str, str]]:
    """("test.jsonl", its sha256): the files that the questions were read from."""
    return list(_files(_of_suite(about.get("data", ()), suite, prompt)))


def left_out_words(about: Mapping[str, Any], suite: str, prompt: str, language: Language) -> list[str]:
    """Why a baseline is missing."""
    told = about.get("left_out", {}).get(f"{suite} {prompt}", ())
    return [_words(each, language) for each in told]


def unfinished_words(about: Mapping[str, Any], language: Language) -> list[tuple[str, str]]:
    """(model, why) of every model that did not come through a suite."""
    return [
        (
            f"{_plain(each.get('model'))} · {_plain(each.get('suite'))}",
            visible(say(message_told(each["why"]), language)),
        )
        for each in about.get("unfinished", ())
    ]


def about_lines(about: Mapping[str, Any]) -> list[tuple[str, str]]:
    """("hardware · memory_bytes", "8589934592") …: a line for each of the other values, however deep it lies."""
    times = {name: value for name, value in about.get("times", {}).items() if name != "answers"}
    return list(_lines("", {**{name: each for name, each in about.items() if name not in _ELSEWHERE}, **times}))


def _turn(turn: Mapping[str, Any]) -> tuple[str, str]:
    return _plain(turn.get("role")), visible(str(turn.get("content")), lines=True)


def _words(told: Mapping[str, Any], language: Language) -> str:
    return visible(say(message_told(told), language))


def _lines(before: str, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        whole = f"{before} · {visible(str(name))}" if before else visible(str(name))
        if isinstance(value, Mapping):
            yield from _lines(whole, value)
        elif value not in (None, [], ()):
            yield whole, _plain(value)


def _files(of: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    digest = of.get("sha256")
    if isinstance(digest, Mapping):
        yield from ((_plain(name), _plain(each)) for name, each in digest.items())
    elif digest:
        yield _plain(of.get("file")), _plain(digest)


def _of_suite(every: Sequence[Mapping[str, Any]], suite: str, prompt: str) -> Mapping[str, Any]:
    return next((each for each in every if (each.get("suite"), each.get("prompt")) == (suite, prompt)), {})


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{visible(str(name))} {_plain(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value))
    return visible("" if value is None else str(value))
