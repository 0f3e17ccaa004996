"""LawBench 3-3: the charges, the facts given."""

from __future__ import annotations

from functools import cache

from resources.benchmarks.labels import lawbench_charges
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.suites.lawbench import LawBenchSuite, lawbench_card
from trainer.evaluation.suites.lawbench_scores import charges_said, set_score
from trainer.judgment.comparable_charges import comparable_charge


class LawBench33(LawBenchSuite):
    """F1 of each case's charges, as names in the benchmark's spelling that stand in the text."""

    card = lawbench_card("3-3")
    prefix = "罪名:"

    def truth(self, answer: str) -> Outcome:
        return Outcome(charges=frozenset(map(comparable_charge, _names(answer))))

    def said(self, text: str) -> Outcome | None:
        charges = charges_said(text)
        return Outcome(charges=frozenset(map(comparable_charge, charges))) if charges else None

    def written(self, outcome: Outcome, truth: Outcome, answer: str) -> str:
        right = {comparable_charge(name): name for name in reversed(_names(answer))}
        spelt = [right.get(name) or _spelling().get(name) or name.removesuffix("罪") for name in outcome.charges]
        return f"[罪名]{';'.join(sorted(spelt))}<eoa>"

    def scored(self, answer: str, text: str) -> tuple[float | None, bool]:
        charges = charges_said(text)
        return set_score(set(_names(answer)), charges), not charges


def _names(answer: str) -> list[str]:
    return answer.split(";")


@cache
def _spelling() -> dict[str, str]:
    """The benchmark's name of a charge of today; of several the first."""
    return {comparable_charge(name): name for name in reversed(lawbench_charges())}
