"""In which lines a model's decision is another than the court's, as far as the court's is known."""

from __future__ import annotations

from trainer.evaluation.cases.outcome import Outcome


def apart_from_court(truth: Outcome, said: Outcome | None) -> tuple[bool, bool, bool, bool, bool]:
    """Charges, articles, sentence, fine, probation: the lines of ``outcome_lines``. A benchmark that labels months
    alone tells no kind of sentence, and its months are compared; one that labels charges alone tells no sentence."""
    if said is None:
        return (True, False, False, False, False)
    articles = truth.articles != said.articles or _apart(truth.general, said.general)
    terms = (truth.months, truth.life, truth.death) != (said.months, said.life, said.death)
    return (
        bool(truth.charges) and truth.charges != said.charges,
        bool(truth.articles) and articles,
        truth.tells_sentence and (terms or _apart(truth.kind, said.kind)),
        _apart(truth.fine_yuan, said.fine_yuan),
        _apart(truth.probation_months, said.probation_months),
    )


def _apart(truth: object, said: object) -> bool:
    return truth is not None and said is not None and truth != said
