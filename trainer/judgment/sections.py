"""The parts of a criminal judgment of first instance, as places in its compact text."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.judgment.compact import Compact
from trainer.judgment.narration import CharRange, find_facts
from trainer.judgment.reasoning_place import announced_reasoning, reasoning_after, unannounced_reasoning
from trainer.judgment.verdict_place import find_verdict

__all__ = ["CharRange", "Sections", "find_sections"]


@dataclass(frozen=True, slots=True)
class Sections:
    """Where each part stands; None for a part that is not there.

    ``facts`` is what the court found (查明), else what was charged (指控), without the evidence and the parties' views;
    it never reaches into the reasoning. ``trial`` is all from the charge up to the reasoning. ``further`` are other
    verdicts that the text holds.
    """

    header: CharRange | None = None
    facts: tuple[CharRange, ...] = ()
    trial: CharRange | None = None
    reasoning: CharRange | None = None
    result: CharRange | None = None
    tail: CharRange | None = None
    further: tuple[CharRange, ...] = ()


def find_sections(compact: Compact) -> Sections:
    """The sections of ``compact``, of a whole judgment as of a model's answer that begins at 本院认为."""
    chars = compact.chars
    verdict = find_verdict(compact)
    reasoning_end = verdict.cue if verdict else len(chars)
    reasoning_start = announced_reasoning(compact, reasoning_end)
    before = reasoning_end if reasoning_start is None else reasoning_start
    trial_start, facts = find_facts(chars, before)
    reasoning = None if reasoning_start is None else (reasoning_start, reasoning_end)
    if reasoning is None and verdict is not None:
        reasoning = reasoning_after(compact, verdict.end)
        if reasoning is None:
            reasoning = unannounced_reasoning(compact, facts[-1][1] if facts else 0, reasoning_end)
            before = reasoning[0] if reasoning else before
    return Sections(
        header=(0, trial_start) if trial_start else None,
        facts=facts,
        trial=(trial_start, before) if before > trial_start else None,
        reasoning=reasoning,
        result=(verdict.start, verdict.end) if verdict else None,
        tail=(verdict.end, len(chars)) if verdict and verdict.end < len(chars) else None,
        further=verdict.further if verdict else (),
    )
