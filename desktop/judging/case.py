"""What the user gives to be judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer.samples.prompt import StatedAttitude


@dataclass(frozen=True, slots=True)
class Case:
    """The facts, and what is stated beside them."""

    facts: str
    attitude: StatedAttitude = StatedAttitude.NOT_STATED
    act_date: date | None = None  # 行为日; picks the statute in force
    province: str | None = None  # whose amounts count; None: told by the places in the facts, else the national ones
