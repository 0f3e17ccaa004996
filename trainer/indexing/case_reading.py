"""Documents read as cases for an index, by whichever processes and machines read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from trainer.corpus.source import SourceDocument
from trainer.indexing.decided_case import CaseContent, decided_case
from trainer.indexing.labelled_case import labelled_case
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.reason import Reason
from trainer.preparation.selection.select import LeftOut, ReadSource, Selected, Selection, Unwanted, selected

EVERY = Criteria(years=None)
"""Judgments of every year, charge and court."""


@dataclass(frozen=True, slots=True)
class CaseReading:
    """Cases for an index; parts go to ``folder``."""

    folder: Path
    criteria: Criteria = EVERY

    def selection(self) -> CaseSelection:
        return CaseSelection(self.criteria)

    def absolute(self) -> Self:
        return replace(self, folder=self.folder.absolute())


class CaseSelection(Selection):
    """The same documents as for training, and CAIL's rows. What is against the law is kept: a court decided it."""

    def select(self, source: SourceDocument) -> Selected | LeftOut:
        if not source.text and source.labels is not None and source.damage is None:
            case = labelled_case(source)
            if case is not None and len(case.facts) >= self.criteria.shortest:
                return selected(source, CaseContent(case), "", "")
            return LeftOut(source.id, "", Reason.TOO_SHORT if case else Reason.FACTS_ONLY)
        return super().select(source)

    def made(self, read: ReadSource) -> tuple[CaseContent, tuple[str, ...]]:
        case = decided_case(read)
        if len(case.facts) < self.criteria.shortest:
            raise Unwanted(Reason.NO_NARRATION)
        return CaseContent(case), ()
