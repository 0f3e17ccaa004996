"""One measured figure, as a benchmark prints it and the table reads it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``most`` is the goal: the value may be this large; None where there is none."""

    name: str
    value: float
    unit: str
    most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the goal is met; without one it always is."""
        return self.most is None or self.value <= self.most


def print_figure(figure: Figure) -> None:
    """A line that ``read_figure`` reads back."""
    print(json.dumps(asdict(figure), ensure_ascii=False), flush=True)


def read_figure(line: str) -> Figure | None:
    """None for a line that is no figure."""
    try:
        return Figure(**json.loads(line))
    except (ValueError, TypeError):
        return None
