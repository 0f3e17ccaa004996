"""How far an evaluation is, and how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """``done`` of ``total`` answers of the whole evaluation, ``suite_done`` of ``suite_total`` of this suite by this
    model. ``seconds_left`` is of the whole; None while nothing was asked."""

    model: str
    suite: str
    prompt: str
    suite_done: int
    suite_total: int
    done: int
    total: int
    seconds_left: float | None


class Progress:
    """Counts answers. What an earlier process asked for cost nothing now, so the pace is that of new ones: of this
    model's where it gave any, else of all."""

    def __init__(
        self, of_model: int, models: int, tell: Callable[[Step], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``of_model``: so many answers are wanted of each of the ``models``."""
        self._of_model, self._total = of_model, of_model * models
        self._tell = tell
        self._clock = clock
        self._before = 0  # answers of what is through
        self._spent, self._new = 0.0, 0  # seconds and new answers, of models that are through
        self._began, self._fresh = clock(), 0  # the same of this one

    def ready(self) -> None:
        """The model is loaded: what that took is no part of its pace."""
        self._settle()

    def told(self, model: str, suite: str, prompt: str, done: int, total: int, *, new: bool) -> None:
        """``done`` of the ``total`` answers of this suite by this model are there; ``new``: one was just given."""
        self._fresh += new
        whole = self._before + done
        spent, answers = (self._clock() - self._began, self._fresh) if self._fresh else (self._spent, self._new)
        left = spent / answers * (self._total - whole) if answers else None
        self._tell(Step(model, suite, prompt, done, total, whole, self._total, left))

    def suite_over(self, total: int) -> None:
        """The suite is through."""
        self._before += total

    def models_over(self, number: int) -> None:
        """So many models are through, or have failed: nothing of them is to come."""
        self._before = self._of_model * number
        self._settle()

    def _settle(self) -> None:
        if self._fresh:
            self._spent, self._new = self._spent + self._clock() - self._began, self._new + self._fresh
        self._began, self._fresh = self._clock(), 0
