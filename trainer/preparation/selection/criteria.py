"""What is asked for. The defaults are the model card's: criminal judgments of first instance of 2021."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criteria:
    """``years`` are the first and the last, by the day of judgment (None: any); ``charges`` (one of them at least) and
    ``courts`` (words of their names) are all where empty; ``most_defendants`` None is no limit.

    ``shortest`` is counted in characters of the facts, and of the reasoning together with the verdict.
    """

    years: tuple[int, int] | None = (2021, 2021)
    charges: tuple[str, ...] = ()
    courts: tuple[str, ...] = ()
    most_defendants: int | None = None
    shortest: int = 40

    def has_year(self, year: int) -> bool:
        """Whether judgments of ``year`` are asked for."""
        return self.years is None or self.years[0] <= year <= self.years[1]
