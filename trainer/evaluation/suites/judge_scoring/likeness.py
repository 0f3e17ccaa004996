"""How like the court's the reasoning and the verdict are, as JuDGE's script computes it (its evaluation/calc_rel.py).

A case in which either text lacks one of the two parts is left out of METEOR there, and counts as it is in BERTScore.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.evaluation.figures.measure import Measure, mean_measure
from trainer.evaluation.suites.judge_scoring.bert_score import bert_score_is_there, bert_scores
from trainer.evaluation.suites.judge_scoring.document_parts import DocumentParts, document_parts
from trainer.evaluation.suites.judge_scoring.meteor import meteor, meteor_is_there

METEOR_MEASURES = ("judge-reasoning-meteor", "judge-verdict-meteor")
BERT_SCORE_MEASURES = ("judge-reasoning-bertscore", "judge-verdict-bertscore")


def likeness_measures(texts: Sequence[tuple[str, str]]) -> list[Measure]:
    """Over pairs of the court's text and the answer: those whose libraries are installed."""
    pairs = [(document_parts(expected), document_parts(said)) for expected, said in texts]
    return [*(_meteor(pairs) if meteor_is_there() else ()), *(_bert_score(pairs) if bert_score_is_there() else ())]


def _meteor(pairs: Sequence[tuple[DocumentParts, DocumentParts]]) -> list[Measure]:
    whole = [(expected, said) if all((*expected, *said)) else None for expected, said in pairs]
    return [
        mean_measure(
            name,
            [None if pair is None else meteor(pair[0][part], pair[1][part]) for pair in whole],
            unit="score",
            official=True,
        )
        for part, name in enumerate(METEOR_MEASURES)
    ]


def _bert_score(pairs: Sequence[tuple[DocumentParts, DocumentParts]]) -> list[Measure]:
    return [
        mean_measure(
            name,
            bert_scores([(expected[part], said[part]) for expected, said in pairs]),
            unit="score",
            official=True,
        )
        for part, name in enumerate(BERT_SCORE_MEASURES)
    ]
