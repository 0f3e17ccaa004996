"""An adapter that was never exported, asked as the window asks: by transformers and peft, in batches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from resources.model_card.parameters import Parameters
from resources.model_card.template import END_OF_TEXT, IM_END, render
from trainer.engines.repetition import RepetitionGuard
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked
from trainer.judgment.think_filter import without_thinking
from trainer.samples.prompt import Turn
from trainer.told_error import ToldError
from trainer.tuning.adapter_model import AdapterModel, load_adapter_model
from trainer.tuning.device import Device, Precision, is_out_of_memory
from trainer.tuning.generation import Drawing, generated

_USUAL_ON_GPU, _USUAL_ON_PROCESSOR = 32, 8


class AdapterAnswerer:
    """``Answerer`` over an adapter beside its base."""

    engine = "adapter"
    system: str | None = None

    def __init__(self, name: str, model: AdapterModel, parameters: Parameters, at_a_time: int) -> None:
        self._model: AdapterModel | None = model
        self.model = name
        self.digest = model.digest
        self.parameters = parameters
        self.at_a_time = at_a_time
        self._ends = [model.tokenizer.token_to_id(token) for token in (IM_END, END_OF_TEXT)]
        self._ends = [token for token in self._ends if token is not None]

    def answer(self, messages: Sequence[Turn]) -> Answer:
        """See ``Answerer``."""
        taken: list[Answer] = []
        self.answer_all([Asked(messages, self.parameters.seed or 0)], lambda _, answer: taken.append(answer))
        return taken[0]

    def answer_all(self, asked: Sequence[Asked], taken: Callable[[int, Answer], None]) -> None:
        """See ``Answerer``. Questions of one length are asked together; where memory runs out, fewer at a time from
        then on. Raises ToldError("memory") where it does for a single one."""
        prompts = [self._encoded(question) for question in asked]
        limit = self.parameters.prompt_limit(self._loaded.context_length)
        fitting = []
        for place, prompt in enumerate(prompts):
            if len(prompt) > limit:
                taken(place, Answer("", "too_long", 0.0, len(prompt)))
            else:
                fitting.append(place)
        # The longest first: memory runs out at once or never.
        fitting.sort(key=lambda place: -len(prompts[place]))
        while fitting:
            places = fitting[: self.at_a_time]
            try:
                answers = self._written([prompts[place] for place in places], [asked[place].seed for place in places])
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                if len(places) == 1:
                    raise ToldError("memory", "evaluation.no-memory", str(error), model=self.model) from error
                self.at_a_time = len(places) // 2
                continue
            del fitting[: len(places)]
            for place, answer in zip(places, answers, strict=True):
                taken(place, answer)

    def version(self) -> str:
        """See ``Answerer``."""
        return ", ".join(f"{name} {version(name)}" for name in ("transformers", "peft", "torch"))

    def close(self) -> None:
        """Frees the model."""
        self._model = None

    @property
    def _loaded(self) -> AdapterModel:
        assert self._model is not None, "closed"
        return self._model

    def _encoded(self, question: Asked) -> list[int]:
        ids: list[int] = self._loaded.tokenizer.encode(render(question.turns), add_special_tokens=False).ids
        return ids

    def _written(self, prompts: Sequence[list[int]], seeds: Sequence[int]) -> list[Answer]:
        began = time.monotonic()
        parameters = self.parameters
        most = parameters.num_predict if parameters.num_predict > 0 else parameters.num_ctx
        limits = [min(most, parameters.num_ctx - len(prompt)) for prompt in prompts]
        drawing = None
        if parameters.temperature:
            drawing = Drawing(parameters.temperature, 1.0 if parameters.top_p is None else parameters.top_p, seeds)
        rows = generated(
            self._loaded.network,
            prompts,
            limits,
            self._ends,
            drawing=drawing,
            finished=lambda _, row: self._read(row, 0.0, 0).end != "length",
        )
        seconds = (time.monotonic() - began) / len(prompts)
        return [self._read(row, seconds, len(prompt)) for row, prompt in zip(rows, prompts, strict=True)]

    def _read(self, row: list[int], seconds: float, prompt_tokens: int) -> Answer:
        """What was written, with its end: before a stop, or where it only repeats itself."""
        ended = bool(row) and row[-1] in self._ends
        tokens = len(row) - ended
        text: str = self._loaded.tokenizer.decode(row[:tokens], skip_special_tokens=False)
        stops = [place for stop in self.parameters.stop if (place := text.find(stop)) >= 0]
        text = text[: min(stops)] if stops else text
        guard = RepetitionGuard()
        if guard.feed(text):
            return Answer(without_thinking(text[: guard.kept]), "repeats", seconds, prompt_tokens, tokens)
        return Answer(without_thinking(text), "stop" if ended or stops else "length", seconds, prompt_tokens, tokens)


def adapter_answerer(
    place: Path,
    base: str | None,
    parameters: Parameters,
    device: Device,
    *,
    precision: Precision | None = None,
    parallel: int | None = None,
) -> AdapterAnswerer:
    """``place``: a run's folder, or an adapter's. ``base``: its folder or hub name, where the run or the adapter does
    not state it. ``precision``: what the device is fast in, where None. Raises TuningError, ExportError, and what
    running out of memory raises."""
    precision = precision or device.best_precision()
    model = load_adapter_model(place, base, device.torch, precision)
    usual = _USUAL_ON_GPU if device.cuda else _USUAL_ON_PROCESSOR
    return AdapterAnswerer(str(place), model, parameters, parallel or usual)
