"""Samples as token ids: the prompt exactly as it is sent in use, the answer closed by the token that ends a turn."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from resources.model_card.template import IM_END, render
from trainer.recipe.errors import TuningError
from trainer.runs.training_data import TrainingSample


@dataclass(frozen=True, slots=True)
class EncodedSample:
    """``ids`` (32 bits each) of prompt and answer; the loss is taken on those from ``answer_start`` on."""

    name: str
    ids: array[int]
    answer_start: int

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def answer_length(self) -> int:
        """Tokens that a loss is taken on."""
        return len(self.ids) - self.answer_start


@dataclass(frozen=True, slots=True)
class Fitting:
    """The samples that are trained on, and how many are not."""

    samples: tuple[EncodedSample, ...]
    too_long: int
    without_answer: int


def load_tokenizer(folder: Path) -> Any:
    """The model's own tokenizer (tokenizers.Tokenizer). Raises TuningError("base")."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises nothing more precise
        raise TuningError("base", "recipe.base-damaged", str(error), folder=folder, file="tokenizer.json") from error
    if tokenizer.token_to_id(IM_END) is None:
        raise TuningError("base", "recipe.base-without-chatml", folder=folder, token=IM_END)
    return tokenizer


def encode(samples: Iterable[TrainingSample], tokenizer: Any) -> Iterator[EncodedSample]:
    """Prompt and answer are encoded apart, because in use the answer begins after the prompt's last token."""
    end = tokenizer.token_to_id(IM_END)
    rest = iter(samples)
    while some := list(islice(rest, 1024)):
        prompts = tokenizer.encode_batch([render(sample.turns()) for sample in some], add_special_tokens=False)
        answers = tokenizer.encode_batch([sample.answer for sample in some], add_special_tokens=False)
        for sample, prompt, answer in zip(some, prompts, answers, strict=True):
            ids = array("i", prompt.ids)
            ids.extend(answer.ids)
            ids.append(end)
            yield EncodedSample(sample.name, ids, len(prompt.ids))


def fitting(samples: Iterable[EncodedSample], max_tokens: int) -> Fitting:
    """Those that fit and have an answer. Nothing is cut off: an answer without its end would teach never to end."""
    kept: list[EncodedSample] = []
    too_long = without_answer = 0
    for sample in samples:
        if len(sample) > max_tokens:
            too_long += 1
        elif sample.answer_length <= 1:
            without_answer += 1
        else:
            kept.append(sample)
    return Fitting(tuple(kept), too_long, without_answer)


def mean_lengths(samples: Sequence[EncodedSample]) -> tuple[float, float]:
    """Mean tokens of a sample, and of its answer."""
    count = max(len(samples), 1)
    return sum(map(len, samples)) / count, sum(sample.answer_length for sample in samples) / count
