"""A circumstance taken out of the facts."""

from __future__ import annotations

from dataclasses import replace

from desktop.judging.case import Case
from desktop.judging.what_if.against import beside, states
from desktop.judging.what_if.change import CircumstanceChange
from desktop.judging.what_if.circumstance import TOLD, Circumstance
from desktop.judging.what_if.edit import Edit, edited
from desktop.judging.what_if.outcome import Outcome, Standing
from desktop.judging.what_if.reading import Reading, same_otherwise
from desktop.judging.what_if.taking_out import taken_out
from resources.messages.message import message
from trainer.judgment.types import Span
from trainer.samples.prompt import StatedAttitude


def take_out(case: Case, change: CircumstanceChange) -> Outcome:
    """What states it goes, and nothing else. An attitude that is stated beside the facts goes with it."""
    reading = Reading(case.facts)
    position = reading.position(change.defendant)
    if position is None and len(reading.facts.defendants) > 1:
        return Outcome.not_made(Standing.IMPOSSIBLE, case, message("what-if.whose"))
    here = states(change.circumstance, reading, position)
    line = beside(change.circumstance) is case.attitude
    without_line = replace(case, attitude=StatedAttitude.NOT_STATED) if line else case
    if not here:
        if line:
            return Outcome.made(without_line, [])
        return Outcome.not_made(Standing.SAME, case, message("what-if.not-stated"))
    part = _part_of_surrender(change.circumstance, reading, position)
    if part:
        return Outcome.not_made(Standing.IMPOSSIBLE, case, message("what-if.part-of-surrender"), part)
    edits = without(reading, position, _places(change.circumstance, reading, position, here))
    if edits is None:
        words = case.facts[here[0].start : here[0].end]
        return Outcome.not_made(Standing.INSEPARABLE, case, message("what-if.inseparable", words=words), here)
    after = _after(reading, edits)
    touched = TOLD[change.circumstance].touches | TOLD[change.circumstance].ids
    if states(change.circumstance, after, position) or not same_otherwise(reading, after, position, touched):
        words = case.facts[here[0].start : here[0].end]
        return Outcome.not_made(Standing.INSEPARABLE, case, message("what-if.inseparable", words=words), here)
    left = change.circumstance is Circumstance.SURRENDER and states(Circumstance.CONFESSION, after, position)
    return Outcome.made(without_line, edits, message("what-if.still-confession") if left else None)


def without(reading: Reading, position: int | None, places: tuple[Span, ...]) -> list[Edit] | None:
    """The edits by which these places go; None where they cannot be parted from the rest, or are of others too."""
    signs = [each for each in reading.signs if each.span in places]
    if position is not None and any(set(each.owners) - {position} for each in signs):
        return None
    others = tuple(each.span for each in reading.signs if each.span not in places)
    records = tuple(record.span for each in reading.facts.defendants for record in each.records)
    others += tuple(span for span in records if span not in places)
    name = reading.facts.defendants[position].name if position is not None else ""
    return taken_out(reading.text, places, others, name)


def _places(
    circumstance: Circumstance, reading: Reading, position: int | None, here: tuple[Span, ...]
) -> tuple[Span, ...]:
    told = reading.places(TOLD[circumstance].signs, position)
    return tuple(sorted({*told, *here} if circumstance is Circumstance.RECIDIVISM else set(told)))


def _part_of_surrender(circumstance: Circumstance, reading: Reading, position: int | None) -> tuple[Span, ...]:
    """如实供述 is a part of 自首 (刑法 67 I): without it there is neither."""
    if circumstance is not Circumstance.CONFESSION:
        return ()
    return states(Circumstance.SURRENDER, reading, position)


def _after(reading: Reading, edits: list[Edit]) -> Reading:
    return Reading(edited(reading.text, edits), tuple(each.name for each in reading.facts.defendants))
