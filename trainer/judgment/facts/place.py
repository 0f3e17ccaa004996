"""Where the facts of a judgment are to be read: in those that were given, or in the judgment's own report of them."""

from __future__ import annotations

from dataclasses import replace

from trainer.judgment.facts.reader import read_facts
from trainer.judgment.facts.types import StatedFacts
from trainer.judgment.types import Judgment

_REPORT = 200
"""Characters before 本院认为 from which on a judgment has a report of its own."""


def facts_of(judgment: Judgment, facts: str, text: str) -> StatedFacts | None:
    """What the facts state; None where there are none.

    The report of a whole judgment, from its head to 本院认为, says more than the narration alone: earlier sentences
    and birthdays stand in its head. It is read where ``facts``, if any, are a part of it.
    """
    names = [defendant.name for defendant in judgment.defendants]
    report = text[: judgment.reasoning.start] if judgment.reasoning else ""
    if len(report) > max(_REPORT, len(facts)) and all(line in report for line in facts.splitlines()):
        return replace(read_facts(report, names), whole=True)
    return read_facts(facts, names) if facts.strip() else None
