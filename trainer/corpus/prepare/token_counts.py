"""How many tokens an exchange takes in the model's own vocabulary, without torch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.model_card.template import render
from trainer.samples.qwen_vocabulary import qwen_vocabulary, write_tokenizer
from trainer.samples.sample import Sample

_BATCH = 128


class TokenCounter:
    """The vocabulary is read once; texts are counted in batches on all cores."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        with TemporaryDirectory() as folder:
            write_tokenizer(Path(folder), qwen_vocabulary())
            self._tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))

    def count(self, samples: Iterable[Sample]) -> list[int]:
        """Tokens of each whole exchange in ChatML: system, question and answer."""
        counts: list[int] = []
        batch: list[str] = []
        for sample in samples:
            batch.append(render(sample.messages(), generation_prompt=False))
            if len(batch) == _BATCH:
                counts.extend(self._lengths(batch))
                batch.clear()
        return counts + self._lengths(batch)

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(found.ids) for found in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
