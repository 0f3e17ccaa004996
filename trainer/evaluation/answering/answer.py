"""What a model answered to one case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """``end`` is "stop", "length" (cut off at num_predict), "repeats" (stopped, as it only repeated itself; its first
    time is kept), or "too_long" (the facts do not fit: nothing was asked). ``seconds`` are its own, however many others
    were under way; ``waited`` are those by the clock since the answer before it came, or since the asking began, what
    loading the model took with them: their sum is how long the asking took. ``at_a_time``: so many questions were under
    way at once. None where nobody asked many.
    """

    text: str
    end: Literal["stop", "length", "repeats", "too_long"]
    seconds: float
    prompt_tokens: int | None = None
    answer_tokens: int = 0
    waited: float | None = None
    at_a_time: int | None = None
