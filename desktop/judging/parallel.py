"""How many answers are asked for at a time."""

from __future__ import annotations

MOST_AT_A_TIME = 4


def answers_at_a_time(engine: str, wanted: int) -> int:
    """A server answers as many at a time as it was set up for and lets the others wait, so that asking for some more
    costs nothing; it tells nobody how many. The built-in engine writes one after the other."""
    return 1 if engine == "embedded" else max(1, min(wanted, MOST_AT_A_TIME))
