"""How many tokens an exchange takes in the model's own vocabulary, without torch."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.samples.qwen_tokenizer import qwen_tokenizer
from trainer.samples.sample import Sample
from trainer.samples.tokenising import tokenised


def token_counts(samples: Iterable[Sample]) -> list[int]:
    """Tokens of each whole exchange, as it is trained on: system, question and answer."""
    return [len(each) for each in tokenised(samples, qwen_tokenizer())]
