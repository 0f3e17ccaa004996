"""A circumstance put into the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.judging.case import Case
from desktop.judging.what_if.against import Against, against, beside, beside_against, is_open, states
from desktop.judging.what_if.change import CircumstanceChange
from desktop.judging.what_if.circumstance import TOLD, Circumstance
from desktop.judging.what_if.days import first_day
from desktop.judging.what_if.edit import Edit, Piece, edited, edits_of, pieces_after
from desktop.judging.what_if.outcome import Outcome, Standing
from desktop.judging.what_if.putting_in import places_for
from desktop.judging.what_if.reading import Reading, same_otherwise
from desktop.judging.what_if.removed import without
from desktop.judging.what_if.sentences import sentence_for, surrendered_after_all
from resources.messages.message import message
from trainer.samples.prompt import StatedAttitude


def put_in(case: Case, change: CircumstanceChange, charges: Sequence[str] = ()) -> Outcome:
    """A sentence more, where a court would have it; what stands against it is told, or goes first (``instead``)."""
    reading = Reading(case.facts)
    position = reading.position(change.defendant)
    if position is None and len(reading.facts.defendants) > 1:
        return Outcome.not_made(Standing.IMPOSSIBLE, case, message("what-if.whose"))
    if position is None and change.defendant not in case.facts:
        return Outcome.not_made(Standing.IMPOSSIBLE, case, message("what-if.nobody", name=change.defendant))
    here = states(change.circumstance, reading, position)
    if here:
        words = case.facts[here[0].start : here[0].end]
        return Outcome.not_made(Standing.SAME, case, message("what-if.stated", words=words), here)
    if beside(change.circumstance) is case.attitude:
        return Outcome.not_made(Standing.SAME, case, message("what-if.stated-beside"))
    opposed = against(change.circumstance, reading, position, charges)
    if opposed is not None and (opposed.standing is Standing.IMPOSSIBLE or not change.instead):
        return Outcome.not_made(opposed.standing, case, opposed.reason, opposed.places)
    line = beside_against(change.circumstance) is case.attitude
    if line and not change.instead:
        return Outcome.not_made(Standing.OPPOSITE, case, message("what-if.opposite-beside"))
    started = replace(case, attitude=StatedAttitude.NOT_STATED) if line else case
    return _written(started, change, charges, reading, opposed)


def _written(
    case: Case, change: CircumstanceChange, charges: Sequence[str], reading: Reading, opposed: Against | None
) -> Outcome:
    position = reading.position(change.defendant)
    gone: list[Edit] | None = [] if opposed is None else without(reading, position, opposed.places)
    if gone is None or (opposed is not None and not gone):
        places = opposed.places if opposed is not None else ()
        words = case.facts[places[0].start : places[0].end]
        return Outcome.not_made(Standing.INSEPARABLE, case, message("what-if.inseparable", words=words), places)
    names = tuple(each.name for each in reading.facts.defendants)
    rest = Reading(edited(case.facts, gone), names)
    name = names[position] if position is not None else change.defendant
    acted = first_day(reading.facts, case.act_date)
    sentence = sentence_for(change.circumstance, name, rest.text, acted, charges)
    if change.circumstance is Circumstance.SURRENDER and not gone and is_open(reading, position):
        sentence = surrendered_after_all(name)
    if position is not None and reading.facts.defendants[position].is_unit:
        sentence = sentence.replace(f"被告人{name}", f"被告单位{name}")
    touched = TOLD[change.circumstance].touches | TOLD[change.circumstance].ids
    for edit in places_for(rest, position, sentence, _last_gone(gone)):
        after = Reading(edited(rest.text, [edit]), names)
        there = after.position(change.defendant)
        if _tells(change, after, there) and (position is None or same_otherwise(reading, after, position, touched)):
            pieces = pieces_after(pieces_after((Piece(case.facts),), gone), [edit])
            done = replace(case, facts=after.text)
            return Outcome(Standing.MADE, done, pieces, edits=edits_of(pieces))
    return Outcome.not_made(Standing.INSEPARABLE, case, message("what-if.misread"))


def _tells(change: CircumstanceChange, after: Reading, position: int | None) -> bool:
    return bool(states(change.circumstance, after, position)) or position is None


def _last_gone(gone: Sequence[Edit]) -> int | None:
    """Where the last of the edits left the text, after all of them."""
    if not gone:
        return None
    *before, last = sorted(gone)
    return last.start + sum(len(edit.text) - (edit.end - edit.start) for edit in before)
