"""All that is found about a model before its name moves: how it computes, and how it judges."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from resources.messages.message import Message
from resources.messages.wording import told_json
from trainer.publish.judged_cases import JudgedCases
from trainer.publish.parity import Parity


@dataclass(frozen=True, slots=True)
class Proof:
    """``cases`` is None where there were none to judge."""

    parity: Parity
    cases: JudgedCases | None

    def failures(self) -> list[Message]:
        """Why the model should not be used; empty where it may be."""
        return [*self.parity.failures(), *(self.cases.failures() if self.cases else ())]

    def as_json(self) -> dict[str, Any]:
        """For the run's manifest."""
        cases = asdict(self.cases) if self.cases else None
        return {**asdict(self.parity), "cases": cases, "failures": [told_json(each) for each in self.failures()]}
