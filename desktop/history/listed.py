"""What a list shows of a run: read off the facts before anything is written, off the card afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.judging.sampling import charges_named_in, months_of
from desktop.judging.verdict import Verdict
from resources.messages.measure_words import term_on_card, yuan_on_card
from resources.messages.message import message
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Term, Yuan
from resources.messages.wording import say
from trainer.judgment.compact import Compact
from trainer.judgment.facts.accused_charges import accused_charges
from trainer.judgment.facts.names import accused_names
from trainer.judgment.types import Defendant


@dataclass(frozen=True, slots=True)
class Listed:
    """See `desktop.history.run.RunSummary`."""

    names: tuple[str, ...] = ()
    charges: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    months: int | None = None
    errors: int = 0
    warnings: int = 0


def of_facts(facts: str) -> Listed:
    """Who is accused, and of what. Never fails on text."""
    chars = Compact(facts).chars
    names = dict.fromkeys(each.name for each in accused_names(chars, ()))
    return Listed(tuple(names), tuple(name for name, _ in accused_charges(chars)))


def of_verdict(verdict: Verdict, facts: Listed) -> Listed:
    """``facts`` stands in for what the card has not."""
    judgment, severities = verdict.judgment, [finding.severity for finding in verdict.findings]
    return Listed(
        names=tuple(dict.fromkeys(each.name for each in judgment.defendants if each.name)) or facts.names,
        charges=charges_named_in(judgment) or facts.charges,
        outcome=tuple(_outcome(each) for each in judgment.defendants),
        months=months_of(judgment),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
    )


def _outcome(defendant: Defendant) -> str:
    """有期徒刑二年，缓刑三年，罚金 2,000 元"""
    parts = []
    if defendant.total is not None:
        parts.append(penalty_on_card(defendant.total.penalty, "zh"))
    if defendant.probation_months:
        parts.append(f"缓刑{term_on_card(Term(defendant.probation_months), 'zh')}")
    if defendant.total_fine_yuan:
        parts.append(say(message("card.fine", amount=yuan_on_card(Yuan(defendant.total_fine_yuan), "zh"))))
    return "，".join(parts)
