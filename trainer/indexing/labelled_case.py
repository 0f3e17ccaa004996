"""A row of CAIL as a case of an index: its facts, masked, and its labels; nobody told the reasoning and the verdict."""

from __future__ import annotations

from trainer.corpus.row_fields import FieldError
from trainer.corpus.source import SourceDocument
from trainer.judgment.comparable_charges import comparable_charge
from trainer.masking.masking import mask
from trainer.preparation.selection.select import document_hash
from trainer.samples.cail import CailCase, read_row
from trainer.similar.case import CaseSentence, IndexedCase
from trainer.similar.measured import measured


def labelled_case(source: SourceDocument) -> IndexedCase | None:
    """None where the source holds no labels, or other ones than CAIL's."""
    try:
        case = read_row({"fact": source.fact, "meta": source.labels})
    except FieldError:
        return None
    facts, name = mask([case.fact, case.criminal], defendants=[case.criminal] if case.criminal else []).parts
    charges = tuple(dict.fromkeys(comparable_charge(name) for name in case.charges))
    found = measured(case.fact, charges, case.criminal)
    return IndexedCase(
        id=document_hash(case.fact),
        facts=facts,
        amount_yuan=found.amount_yuan,
        articles=tuple(str(number) for number in case.articles),
        defendants=(
            CaseSentence(
                charges=charges,
                kind=None,
                months=_months(case),
                life=case.life and not case.death,
                death=case.death,
                fine_yuan=case.fine_yuan,
                probation_months=None,
                circumstances=found.circumstances,
                attitude=found.attitude,
                name=name,
                bands=found.bands,
            ),
        ),
    )


def _months(case: CailCase) -> int:
    """Where months stand beside death or life, the graver label holds."""
    return 0 if case.death or case.life else case.months
