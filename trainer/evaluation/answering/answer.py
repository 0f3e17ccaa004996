"""What a model answered to one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """``end`` is "stop", "length" (cut off at num_predict), "repeats" (stopped, as it only repeated itself; its first
    time is kept), or "too_long" (the facts do not fit: nothing was asked).
    """

    text: str
    end: Literal["stop", "length", "repeats", "too_long"]
    seconds: float
    prompt_tokens: int | None = None
    answer_tokens: int = 0
