"""How long a run will still take, from its own steps and no others: a pause or another machine's speed do not count."""

from __future__ import annotations

from collections.abc import Sequence

_FORGET = 0.05
"""Share of the newest step in the moving averages: the last twenty count for two thirds."""


class TrainingPace:
    """Seconds a token, of the steps of this process, and seconds an evaluation."""

    def __init__(self, tokens_of_steps: Sequence[int]) -> None:
        """``tokens_of_steps[i]``: of the step after ``i`` finished ones."""
        after = [0]
        for tokens in reversed(tokens_of_steps):
            after.append(after[-1] + tokens)
        self._after = after[::-1]
        self._seconds = self._tokens = 0.0
        self._evaluation = 0.0

    def step(self, tokens: int, seconds: float) -> None:
        """One was done."""
        share = _FORGET if self._tokens else 1.0
        self._seconds += share * (seconds - self._seconds)
        self._tokens += share * (tokens - self._tokens)

    def evaluation(self, seconds: float) -> None:
        """One was done."""
        self._evaluation = seconds if not self._evaluation else (self._evaluation + seconds) / 2

    def tokens_per_second(self) -> float:
        """Of late."""
        return self._tokens / self._seconds if self._seconds else 0.0

    def seconds_left(self, step: int, evaluations: int) -> float:
        """After ``step`` finished steps, with so many evaluations to come."""
        speed = self.tokens_per_second()
        return (self._after[step] / speed if speed else 0.0) + evaluations * self._evaluation
