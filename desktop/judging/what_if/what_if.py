"""A case with one thing otherwise, or why it cannot be otherwise. What the change does not mean stays word for word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.judging.case import Case
from desktop.judging.what_if.added import put_in
from desktop.judging.what_if.change import Change, CircumstanceChange, DayChange, FigureChange
from desktop.judging.what_if.days import first_day, moved
from desktop.judging.what_if.edit import Edit, Piece, pieces_after
from desktop.judging.what_if.figures import exchanged, figures_of
from desktop.judging.what_if.outcome import Outcome, Standing
from desktop.judging.what_if.reading import Reading
from desktop.judging.what_if.removed import take_out
from resources.messages.message import message


def what_if(case: Case, change: Change, charges: Sequence[str] = ()) -> Outcome:
    """``charges``: those of the case, where a judgment has named them. Never raises on text."""
    match change:
        case CircumstanceChange(added=True):
            return put_in(case, change, charges)
        case CircumstanceChange():
            return take_out(case, change)
        case FigureChange():
            return _with_figure(case, change)
        case DayChange():
            return _on_day(case, change)


def what_if_all(case: Case, changes: Iterable[Change], charges: Sequence[str] = ()) -> Outcome:
    """Several at once: what is to go first, each on what the one before it left. The first that cannot be made ends it,
    with the case as it was."""
    pieces: tuple[Piece, ...] = (Piece(case.facts),)
    now, note = case, None
    for change in sorted(changes, key=lambda each: isinstance(each, CircumstanceChange) and each.added):
        outcome = what_if(now, change, charges)
        if outcome.standing is not Standing.MADE:
            return replace(outcome, case=case, pieces=(Piece(case.facts),))
        pieces = pieces_after(pieces, outcome.edits)
        now, note = outcome.case, outcome.note or note
    return Outcome(Standing.MADE, now, pieces, note=note)


def _with_figure(case: Case, change: FigureChange) -> Outcome:
    reading = Reading(case.facts)
    names = [each.name for each in reading.facts.defendants]
    figure = next(
        (
            each
            for each in figures_of(case.facts, names)
            if (each.kind, each.words) == (change.figure.kind, change.figure.words)
        ),
        None,
    )
    if figure is None:
        return Outcome.not_made(Standing.SAME, case, message("what-if.no-figure", words=change.figure.words))
    if change.new == figure.words:
        return Outcome.not_made(Standing.SAME, case, message("what-if.same-figure", words=change.new), figure.places)
    return Outcome.made(case, exchanged(case.facts, figure, change.new, names))


def _on_day(case: Case, change: DayChange) -> Outcome:
    facts = Reading(case.facts).facts
    first = first_day(facts, case.act_date)
    if first is None:
        return Outcome.made(replace(case, act_date=change.day), [])
    if first == change.day:
        return Outcome.not_made(Standing.SAME, case, message("what-if.same-day", day=change.day))
    records = [record for each in facts.defendants for record in each.records]
    later = [each.span for each in records if each.sentenced is not None and each.sentenced[0] > change.day]
    if later:
        return Outcome.not_made(
            Standing.IMPOSSIBLE, case, message("what-if.record-later", day=change.day), tuple(later)
        )
    edits: list[Edit] = moved(facts, change.day - first)
    return Outcome.made(replace(case, act_date=change.day if case.act_date else None), edits)
