"""A held-out case that the model being trained has judged, read back beside what the court decided."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.judgment.reader import read_judgment


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both answers decide about the first defendant; None for what could not be read."""

    said: Outcome | None
    expected: Outcome | None

    @property
    def charges_right(self) -> bool:
        """Whether the very same charges were found."""
        return self.said is not None and self.expected is not None and self.said.charges == self.expected.charges


def compare_judgments(answer: str, expected: str) -> Comparison:
    """Both texts are read by the program's own reader."""
    truth = read_judgment(expected)
    name = truth.defendants[0].name if truth.defendants else ""
    return Comparison(predicted_outcome(read_judgment(answer), name), predicted_outcome(truth, name))


def term_months(outcome: Outcome | None) -> int | None:
    """None where there is no term to compare."""
    return outcome.months if outcome is not None and outcome.has_term else None
