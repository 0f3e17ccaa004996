"""What a document tells, as data: kept runs, read again, those that were asked together beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.blocks import Layout
from desktop.history.kept_verdict import verdict_of
from desktop.judging.sampling import agreement_of
from trainer.guideline.worked_before import worked_before

if TYPE_CHECKING:
    from desktop.history.run import Run
    from desktop.judging.verdict import Verdict
    from resources.messages.catalogue import Language
    from trainer.guideline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ReportRun:
    """One answer with all that it was made from. ``sheets`` are the guideline's as the user worked them, ``samples``
    all answers to the same question, this one among them, in their order."""

    run: Run
    verdict: Verdict
    sheets: tuple[Sheet, ...]
    samples: tuple[Verdict, ...]

    @property
    def ours(self) -> bool:
        """Whether a model of ours wrote the text."""
        return self.verdict.model is not None


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One case: a single column, or two to four that differ in something and are compared."""

    columns: tuple[ReportRun, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """``title`` is the matter's name, "" for the case's own; ``notes`` are the user's; ``similar``: the search for
    similar cases is a part of it."""

    title: str
    parts: tuple[ReportPart, ...]
    notes: str
    language: Language
    layout: Layout = Layout.PLAIN
    similar: bool = False

    @property
    def runs(self) -> tuple[ReportRun, ...]:
        """Of all parts, in their order."""
        return tuple(column for part in self.parts for column in part.columns)


def report_of(
    runs: Sequence[Run],
    language: Language = "zh",
    *,
    title: str = "",
    notes: str = "",
    compared: bool = False,
    layout: Layout = Layout.PLAIN,
    similar: bool = False,
    read: Callable[[Run], object] = lambda _run: None,
) -> Report:
    """At least one run. Runs of one group make one part: their samples one column, the middle one standing for all,
    their columns a comparison. ``compared``: all are columns of one comparison, whatever group they are of.

    ``read`` hears of each run once it has been read again, which takes some milliseconds each.
    """
    parts: dict[str, dict[tuple[str, int], list[Run]]] = {}
    for run in runs:
        group = run.summary.group or f"run {run.summary.id}"
        columns = parts.setdefault("" if compared else group, {})
        columns.setdefault((group, run.summary.column), []).append(run)
    made = tuple(_part(each, read, compared) for each in parts.values())
    return Report(title, made, notes, language, layout, similar)


def _part(columns: dict[tuple[str, int], list[Run]], read: Callable[[Run], object], compared: bool) -> ReportPart:
    """In the order of the columns; what is compared beyond its own group stands as it was given."""
    keys = list(columns) if compared else sorted(columns, key=lambda key: key[1])
    return ReportPart(tuple(_column(columns[key], read) for key in keys))


def _column(runs: Sequence[Run], read: Callable[[Run], object]) -> ReportRun:
    """The answer that stands for all of a question."""
    ordered = sorted(runs, key=lambda run: run.summary.sample)
    verdicts = []
    for run in ordered:
        verdicts.append(verdict_of(run))
        read(run)
    typical = agreement_of(verdicts).typical
    place = next(number for number, verdict in enumerate(verdicts) if verdict is typical)
    run = ordered[place]
    return ReportRun(run, typical, worked_before(typical.sheets, run.sheets), tuple(verdicts))
