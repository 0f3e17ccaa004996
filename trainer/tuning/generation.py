"""Tokens after several prompts at a time, by transformers: the most likely, or drawn with a seed for each prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers import GenerationConfig, LogitsProcessor, LogitsProcessorList, StoppingCriteria, StoppingCriteriaList

_LOOKED_AT = 16  # steps between two looks at what was written


@dataclass(frozen=True, slots=True)
class Drawing:
    """How tokens are drawn where not the most likely one is taken: ``seeds``, one for each prompt."""

    temperature: float
    top_p: float
    seeds: Sequence[int]


def generated(
    model: Any,
    prompts: Sequence[Sequence[int]],
    limits: Sequence[int],
    ends: Sequence[int],
    *,
    drawing: Drawing | None = None,
    finished: Callable[[int, list[int]], bool] | None = None,
) -> list[list[int]]:
    """Up to and with the first of ``ends``, at most ``limits`` tokens, for each prompt. Shorter prompts are filled up
    on the left, and what was filled in is not looked at. ``finished`` is asked now and then, with a prompt's place and
    what was written so far, whether that is enough."""
    device = next(model.parameters()).device
    longest = max(map(len, prompts))
    ids = torch.full((len(prompts), longest), ends[0], device=device)
    mask = torch.zeros_like(ids)
    for row, prompt in enumerate(prompts):
        ids[row, longest - len(prompt) :] = torch.tensor(list(prompt), device=device)
        mask[row, longest - len(prompt) :] = 1
    options = GenerationConfig(
        max_new_tokens=max(limits), do_sample=False, use_cache=True, eos_token_id=list(ends), pad_token_id=ends[0]
    )
    with torch.no_grad():
        whole = model.generate(
            input_ids=ids,
            attention_mask=mask,
            generation_config=options,
            logits_processor=LogitsProcessorList([] if drawing is None else [_Drawn(drawing)]),
            stopping_criteria=StoppingCriteriaList([_Enough(longest, limits, ends, finished)]),
        )
    rows = [row[longest:].tolist() for row in whole]
    return [_up_to_the_end(row, limit, ends) for row, limit in zip(rows, limits, strict=True)]


class _Drawn(LogitsProcessor):  # type: ignore[misc]
    """Gumbel noise of each row's own generator: its largest sum is a draw from the softmax (Gumbel 1954; Maddison,
    Tarlow and Minka 2014), so that a row's tokens do not depend on who is beside it."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._generators = [torch.Generator().manual_seed(seed) for seed in drawing.seeds]

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        scores = scores.float() / self._drawing.temperature
        likely, order = scores.softmax(-1).sort(dim=-1, descending=True)
        outside = likely.cumsum(-1) - likely >= self._drawing.top_p
        scores = scores.masked_fill(torch.zeros_like(outside).scatter(-1, order, outside), -torch.inf)
        noise = torch.stack([torch.rand(scores.shape[-1], generator=each) for each in self._generators])
        return scores - (-noise.clamp_min(1e-20).log()).log().to(scores.device)


class _Enough(StoppingCriteria):  # type: ignore[misc]
    def __init__(
        self,
        prompt: int,
        limits: Sequence[int],
        ends: Sequence[int],
        finished: Callable[[int, list[int]], bool] | None,
    ) -> None:
        self._prompt = prompt
        self._limits = limits
        self._ends = ends
        self._finished = finished
        self._enough = [False] * len(limits)

    def __call__(self, input_ids: Tensor, scores: Tensor, **_: Any) -> Tensor:
        length = input_ids.shape[1] - self._prompt
        for row, limit in enumerate(self._limits):
            self._enough[row] |= length >= limit
        if self._finished is not None and length % _LOOKED_AT == 0:
            for row, enough in enumerate(self._enough):
                if not enough:
                    written = _up_to_the_end(input_ids[row, self._prompt :].tolist(), length, self._ends)
                    self._enough[row] = self._finished(row, written)
        return torch.tensor(self._enough, device=input_ids.device)


def _up_to_the_end(row: list[int], limit: int, ends: Sequence[int]) -> list[int]:
    end = next((place for place, token in enumerate(row[:limit]) if token in ends), limit - 1)
    return row[: end + 1]
