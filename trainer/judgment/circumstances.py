"""The sentencing circumstances (量刑情节) that the court's reasoning finds, for each defendant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resources.law.circumstances import CircumstanceRule, circumstances
from resources.messages.message import Message
from resources.messages.wording import say
from trainer.judgment.compact import Compact
from trainer.judgment.cue import CueSet
from trainer.judgment.denied import denied
from trainer.judgment.negations import ANY_DENIAL, negations
from trainer.judgment.statements import Statement
from trainer.judgment.types import Circumstance, Span, circumstance_named


def find_circumstances(
    compact: Compact, statements: Sequence[Statement], defendants: int
) -> tuple[tuple[Circumstance, ...], ...]:
    """The circumstances of each of so many defendants, in the order of the text, each with the place that shows it.

    Of two that value the same conduct only the wider one counts (自首 contains 坦白).
    """
    first: list[dict[str, tuple[re.Match[str], CircumstanceRule]]] = [{} for _ in range(defendants)]
    for rule, position, match in _cues().matches(compact.chars, [statement.place for statement in statements]):
        statement = statements[position]
        about = [who for who in statement.about(match.start()) if _is_earlier(match, first[who].get(rule.id))]
        if not about or _negated(compact.chars, rule.negative_cues, statement, match):
            continue
        for who in about:
            first[who][rule.id] = (match, rule)
    return tuple(_circumstances(compact, found) for found in first)


def _is_earlier(match: re.Match[str], known: tuple[re.Match[str], CircumstanceRule] | None) -> bool:
    return known is None or match.start() < known[0].start()


def _circumstances(
    compact: Compact, found: dict[str, tuple[re.Match[str], CircumstanceRule]]
) -> tuple[Circumstance, ...]:
    counting = [
        (match, rule) for match, rule in found.values() if not any(wider in found for wider in rule.absorbed_by)
    ]
    counting.sort(key=lambda item: item[0].start())
    return tuple(circumstance_at(rule.id, compact.span(*match.span())) for match, rule in counting)


def without_absorbed(found: Sequence[Circumstance]) -> tuple[Circumstance, ...]:
    """Those that no other one among them contains already."""
    ids = {each.id for each in found}
    absorbing = {rule.id: rule.absorbed_by for rule in circumstances()}
    return tuple(each for each in found if ids.isdisjoint(absorbing.get(each.id, ())))


def circumstance_note(id: str) -> Message | None:
    """What is to be known of the circumstance beside its bounds, if anything."""
    return Message(f"circumstance-notes.{id}") if id in _noted() else None


@cache
def _noted() -> frozenset[str]:
    return frozenset(rule.id for rule in circumstances() if rule.noted)


def circumstance_at(id: str, span: Span) -> Circumstance:
    """The circumstance of that id, with its name."""
    return Circumstance(id, _name(id), span)


@cache
def _name(circumstance: str) -> str:
    return say(circumstance_named(circumstance))


@cache
def _cues() -> CueSet[CircumstanceRule]:
    return CueSet((rule, pattern) for rule in circumstances() for pattern in rule.cues)


def _negated(chars: str, patterns: tuple[str, ...], statement: Statement, match: re.Match[str]) -> bool:
    """Whether the match does not count: the court rejects the view it lies in, or the statement negates it.

    A mere word (被害人) tells about its own clause only; 不构成自首 undoes 自动投案 at the statement's beginning.
    """
    if statement.is_rejected(match.start()):
        return True
    undoing = negations(patterns)
    reach = statement.reach(match.start())
    if ANY_DENIAL.search(chars, *reach) and (
        denied(chars, reach, match.span()) or any(pattern.search(chars, *reach) for pattern in undoing.denying)
    ):
        return True
    if any(pattern.search(chars, *reach) for pattern in undoing.others):
        return True
    if not undoing.words:
        return False
    clause = statement.clause(chars, match.start(), match.end())
    return any(chars.find(word, *clause) >= 0 for word in undoing.words)
