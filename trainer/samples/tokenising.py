"""Samples as token ids with a mask: the loss is taken on the completion alone.

The ids are those that a model's chat template gives for the whole conversation, up to the token that ends the answer;
the mask begins where the template's prompt ends. Rendering and splitting twice, as is usual, finds both; here every
part is split once. The parts meet at special tokens, which no merge crosses, and at the end of the prompt, where an
answer without leading white space begins a word of its own. The system turn is the same for all and split once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from resources.model_card.template import IM_END, IM_START, render
from trainer.samples.prompt import prompt_turns
from trainer.samples.sample import Sample

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_BATCH = 512


@dataclass(frozen=True, slots=True)
class TokenisedSample:
    """``ids`` (32 bits each) of prompt and answer; those from ``answer_start`` on are trained on."""

    id: str
    ids: array[int]
    answer_start: int

    def __len__(self) -> int:
        return len(self.ids)

    def label_mask(self) -> list[bool]:
        """For each token whether the loss is taken on it."""
        return [False] * self.answer_start + [True] * (len(self.ids) - self.answer_start)


def tokenised(samples: Iterable[Sample], tokenizer: Tokenizer) -> Iterator[TokenisedSample]:
    """The samples' ids, in their order, a batch at a time on all cores.

    Raises ValueError where a tokenizer does not know ChatML, or an answer begins with white space: it would melt into
    the prompt's last token.
    """
    start, end = tokenizer.token_to_id(IM_START), tokenizer.token_to_id(IM_END)
    if start is None or end is None:
        raise ValueError(f"the tokenizer knows no {IM_START} and {IM_END}")
    # "<|im_start|>system … <|im_end|>\n<|im_start|>", and what stands between the user's turn and the answer.
    system = prompt_turns("")[:-1]
    head = [*_split(tokenizer, render(system, generation_prompt=False)), start]
    between = _split(tokenizer, f"{IM_END}\n{IM_START}assistant\n")
    waiting = iter(samples)
    while batch := list(islice(waiting, _BATCH)):
        texts = [text for sample in batch for text in (f"user\n{sample.prompt()[-1]['content']}", _answer(sample))]
        parts = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        for sample, user, answer in zip(batch, parts[::2], parts[1::2], strict=True):
            ids = array("i", head)
            ids.extend(user.ids)
            ids.extend(between)
            answer_start = len(ids)
            ids.extend(answer.ids)
            ids.append(end)
            yield TokenisedSample(sample.id, ids, answer_start)


def _answer(sample: Sample) -> str:
    if sample.answer[:1].isspace():
        raise ValueError(f"the answer of {sample.id} begins with white space")
    return sample.answer


def _split(tokenizer: Tokenizer, text: str) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids
