"""How well sets of labels (charges, articles) were predicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import chain

Pair = tuple[frozenset[Hashable], frozenset[Hashable]]  # truth, prediction


@dataclass(frozen=True, slots=True)
class LabelScores:
    """All between 0 and 1.

    ``exact``: share of cases with the very same set. ``micro_f1``: over all labels of all cases together.
    ``macro_f1``: the mean of each label's own F1, over the labels that occur in the truth or in a prediction.
    ``case_f1``: the mean of each case's own F1, as LawBench 3-1 has it.
    """

    exact: float
    micro_f1: float
    macro_f1: float
    case_f1: float


def label_scores(pairs: Sequence[Pair]) -> LabelScores:
    """Scores of at least one case. An empty prediction is a wrong one."""
    hits: Counter[Hashable] = Counter(chain.from_iterable(truth & predicted for truth, predicted in pairs))
    true: Counter[Hashable] = Counter(chain.from_iterable(truth for truth, _ in pairs))
    said: Counter[Hashable] = Counter(chain.from_iterable(predicted for _, predicted in pairs))
    labels = true.keys() | said.keys()
    return LabelScores(
        exact=sum(truth == predicted for truth, predicted in pairs) / len(pairs),
        micro_f1=_f1(hits.total(), true.total(), said.total()),
        macro_f1=sum(_f1(hits[label], true[label], said[label]) for label in labels) / max(len(labels), 1),
        case_f1=sum(_f1(len(truth & predicted), len(truth), len(predicted)) for truth, predicted in pairs) / len(pairs),
    )


def _f1(hits: int, true: int, said: int) -> float:
    """2 TP / (2 TP + FN + FP); nothing to find and nothing said is right."""
    return 2 * hits / (true + said) if true + said else 1.0
