"""Cases with labels out of whole judgments: what CAIL gives as labels is here read from the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trainer.corpus.row_fields import FieldError, text_in
from trainer.corpus.row_file import read_rows, row_error
from trainer.evaluation.cases.outcome import DEATH
from trainer.judgment.document import read_document
from trainer.judgment.types import SentenceKind
from trainer.samples.cail import CailCase

_LIFE = (SentenceKind.LIFE,)
_TERMS = (SentenceKind.DETENTION, SentenceKind.FIXED_TERM)
_NO_TERM = (SentenceKind.SUPPLEMENTARY_ONLY, SentenceKind.EXEMPT)


def judged_case(text: str) -> CailCase | None:
    """The case of one defendant, or None where there are several, or anything of it could not be read."""
    document = read_document(text)
    if document.rejected is not None or document.judgment is None or not document.fact:
        return None
    if len(document.judgment.defendants) != 1:
        return None
    (defendant,) = document.judgment.defendants
    total = defendant.total
    if defendant.unread or total is None or total.kind not in (*_LIFE, *DEATH, *_TERMS, *_NO_TERM):
        return None
    if not defendant.charges or (total.kind in _TERMS and not total.months):
        return None
    special = {
        article.number for article in document.judgment.articles if article.law == "刑法" and article.number >= 102
    }
    return CailCase(
        fact=document.fact,
        charges=tuple(dict.fromkeys(charge.name for charge in defendant.charges)),
        articles=tuple(sorted(special)),
        months=total.months or 0 if total.kind in _TERMS else 0,
        life=total.kind in _LIFE,
        death=total.kind in DEATH,
        fine_yuan=defendant.total_fine_yuan or 0,
        criminal=defendant.name,
    )


def read_judged_cases(file: Path) -> Iterator[CailCase]:
    """The usable cases of rows with ``full_text``. Raises RowError, which names the line, and OSError."""
    for line, row in read_rows(file):
        try:
            text = text_in(row, "full_text")
        except FieldError as error:
            raise row_error(file, line, error.message) from error
        case = judged_case(text)
        if case is not None:
            yield case
