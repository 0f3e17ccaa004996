"""How many tokens an exchange takes in the model's own vocabulary, without torch."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from trainer.samples.qwen_vocabulary import qwen_vocabulary, write_tokenizer
from trainer.samples.sample import Sample
from trainer.samples.tokenising import tokenised

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def token_counts(samples: Iterable[Sample]) -> list[int]:
    """Tokens of each whole exchange, as it is trained on: system, question and answer."""
    return [len(each) for each in tokenised(samples, qwen_tokenizer())]


@cache
def qwen_tokenizer() -> Tokenizer:
    """The full vocabulary, which takes seconds to read: once for a process."""
    from tokenizers import Tokenizer

    with TemporaryDirectory() as folder:
        write_tokenizer(Path(folder), qwen_vocabulary())
        return Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
