"""The starter's batches: drawn anew for every epoch, the same for the same seed."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from resources.model_card.template import END_OF_TEXT, IM_END, IM_START
from trainer.samples.qwen_tokenizer import qwen_tokenizer
from trainer.samples.qwen_vocabulary import qwen_vocabulary
from trainer.samples.tokenizer_files import write_tokenizer
from trainer.starter.cut_vocabulary import count_tokens, cut_vocabulary
from trainer.starter.model import StarterBatch
from trainer.starter.rare_charges import rare_repeated
from trainer.starter.samples import StarterCase, StarterSample, starter_sample, thinned

SPECIALS = (END_OF_TEXT, IM_START, IM_END)


@dataclass(frozen=True, slots=True)
class WeighedSample:
    """One sample as ids, with the weight of each as an answer token (0 on the prompt)."""

    ids: list[int]
    weights: list[float]
    prompt_length: int
    charges: tuple[int, ...]
    term: float  # ln(1 + months); NaN where the label has no months


def build_vocabulary(folder: Path, cases: Sequence[StarterCase], least: int, seed: int) -> None:
    """Writes a tokenizer folder with the tokens that these cases need."""
    tokenizer = qwen_tokenizer()
    rng = random.Random(seed)
    texts = [whole_text(starter_sample(case, rng)) for case in cases for _ in range(3)]
    counts = count_tokens([encoding.ids for encoding in tokenizer.encode_batch(texts)])
    # Three times the least count, because each case was drawn three times above, with its own content in each.
    write_tokenizer(folder, cut_vocabulary(qwen_vocabulary(), counts, least=3 * least, specials=SPECIALS))


def whole_text(sample: StarterSample) -> str:
    """Prompt and answer in one."""
    return sample.prompt + "".join(text for text, _ in sample.answer)


def encode_weighed(
    sample: StarterSample, tokenizer: Any, decisive_weight: float, charges: tuple[int, ...], term: float
) -> WeighedSample:
    """Ids of the whole text, split as it will be split in use: prompt and answer apart, the answer as one text."""
    prompt = tokenizer.encode(sample.prompt).ids
    answer_text = "".join(text for text, _ in sample.answer)
    encoding = tokenizer.encode(answer_text)
    of_characters: list[float] = []
    for text, decides in sample.answer:
        of_characters += [decisive_weight if decides else 1.0] * len(text)
    weights = [max(of_characters[start:end], default=1.0) for start, end in encoding.offsets]
    end = tokenizer.token_to_id(IM_END)
    return WeighedSample(
        [*prompt, *encoding.ids, end], [0.0] * len(prompt) + weights + [1.0], len(prompt), charges, term
    )


def collate(samples: Sequence[WeighedSample], charge_count: int, pad: int) -> StarterBatch:
    """One batch, padded on the right."""
    length = max(len(sample.ids) for sample in samples)
    ids = torch.full((len(samples), length), pad)
    weights = torch.zeros((len(samples), length))
    facts = torch.zeros((len(samples), length), dtype=torch.bool)
    charges = torch.zeros((len(samples), charge_count))
    for row, sample in enumerate(samples):
        size = len(sample.ids)
        ids[row, :size] = torch.tensor(sample.ids)
        weights[row, :size] = torch.tensor(sample.weights)
        facts[row, : sample.prompt_length] = True
        charges[row, list(sample.charges)] = 1 / len(sample.charges)
    return StarterBatch(ids, weights, facts, charges, torch.tensor([sample.term for sample in samples]))


@dataclass(frozen=True, slots=True)
class StarterData:
    """All that the job draws from."""

    cases: tuple[StarterCase, ...]
    tokenizer: Any
    charge_names: tuple[str, ...]
    decisive_weight: float
    max_tokens: int
    batch_size: int
    left_out_share: float
    rare_below: int
    seed: int

    def encoded(self, rng: random.Random) -> list[WeighedSample]:
        """Every case as often as an epoch shows it, drawn anew each time; those that are too long are left out."""
        index = {name: place for place, name in enumerate(self.charge_names)}
        encoded = [
            encode_weighed(
                starter_sample(thinned(case, self.left_out_share, rng), rng),
                self.tokenizer,
                self.decisive_weight,
                tuple(index[name] for name in case.case.charges),
                math.log1p(case.case.months) if case.case.months else math.nan,
            )
            for case in rare_repeated(self.cases, self.rare_below)
        ]
        return [sample for sample in encoded if len(sample.ids) <= self.max_tokens]

    def epoch(self, number: int) -> Iterator[StarterBatch]:
        """The batches of one epoch; samples of like length go together, the batches in random order."""
        rng = random.Random(f"{self.seed}-{number}")
        fitting = self.encoded(rng)
        fitting.sort(key=lambda sample: len(sample.ids) * rng.uniform(0.9, 1.1))
        batches = [fitting[start : start + self.batch_size] for start in range(0, len(fitting), self.batch_size)]
        rng.shuffle(batches)
        pad = self.tokenizer.token_to_id(END_OF_TEXT)
        for batch in batches:
            yield collate(batch, len(self.charge_names), pad)

    def left_out(self) -> int:
        """How many cases are longer than ``max_tokens`` as a whole; they are shown only with statements left out."""
        once_and_whole = replace(self, left_out_share=0.0, rare_below=0)
        return len(self.cases) - len(once_and_whole.encoded(random.Random(self.seed)))
