"""A report out of the history: of some runs, or of a whole matter with its notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.documents.blocks import Layout
from desktop.documents.named_run import named_run
from desktop.documents.report import Report, report_of
from desktop.history.run import Query, RunKind
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.history.history import History
    from desktop.history.run import Run
    from resources.messages.catalogue import Language


@dataclass(frozen=True, slots=True)
class Wanted:
    """``runs`` by their numbers, or, where there are none, all of ``matter``; ``compared`` and ``similar``: see
    ``report_of`` and ``Report``. ``names``: placeholder → name, which are put back."""

    runs: tuple[int, ...] = ()
    matter: int | None = None
    compared: bool = False
    similar: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.runs) or self.matter is not None


def kept_report(
    history: History,
    wanted: Wanted,
    language: Language,
    layout: Layout = Layout.PLAIN,
    read: Callable[[int, int], object] = lambda _done, _all: None,
) -> Report:
    """``read`` hears how many runs were read of how many. A batch is left out: it has tables of its own.

    Raises HistoryError ("missing": a run was deleted), and ToldError where there is nothing to tell of.
    """
    title, notes, ids = "", "", wanted.runs
    if not ids and wanted.matter is not None:
        matter = next((each for each in history.matters() if each.id == wanted.matter), None)
        if matter is None:
            raise ToldError("input", "kept.no-matter", id=wanted.matter)
        title, notes = matter.name, matter.notes
        ids = tuple(run.id for run in reversed(history.found(Query(matter=matter.id), limit=max(1, matter.runs))))
    runs = [run for id in ids if (run := history.run(id)).summary.kind is not RunKind.BATCH]
    if not runs:
        raise ToldError("input", "kept.nothing-to-export")
    runs = [named_run(run, wanted.names) for run in runs]
    done = 0

    def count(_run: Run) -> None:
        nonlocal done
        done += 1
        read(done, len(runs))

    return report_of(
        runs,
        language,
        title=title,
        notes=notes,
        compared=wanted.compared,
        layout=layout,
        similar=wanted.similar,
        read=count,
    )
