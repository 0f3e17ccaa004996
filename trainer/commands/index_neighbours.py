"""An index of similar cases as what an evaluation compares models with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trainer.evaluation.baselines.neighbours import Neighbour
from trainer.evaluation.cases.outcome import SPECIAL_PART_BEGINS, Outcome
from trainer.similar.guessed import with_charges
from trainer.similar.hit import Hit
from trainer.similar.index import CaseIndex, open_index
from trainer.similar.question import asked_of


class IndexNeighbours:
    """Asked by the facts alone: the charge is that of the cases with the most like text, then the nearest of that
    charge count. The asked case itself and copies of it are never among them (`search`)."""

    def __init__(self, index: CaseIndex) -> None:
        self._index = index

    def nearest(self, facts: str, number: int) -> Sequence[Neighbour]:
        """Raises SimilarError."""
        asked = with_charges(self._index, asked_of(facts))
        hits = self._index.search(asked, number)
        # A score may be below 0 where all speaks against the last of the cases; only the order counts for the rest.
        least = min((hit.score for hit in hits), default=0.0)
        return [Neighbour(_outcome(hit), hit.score - least + 1.0) for hit in hits]


def index_neighbours(folder: Path) -> IndexNeighbours:
    """Raises SimilarError."""
    return IndexNeighbours(open_index(folder))


def _outcome(hit: Hit) -> Outcome:
    """What labels do not tell is not known."""
    sentence = hit.sentence
    told = sentence.kind is not None
    cited = frozenset(int(article.partition("-")[0]) for article in hit.case.articles)
    return Outcome(
        charges=frozenset(sentence.charges),
        articles=frozenset(number for number in cited if number >= SPECIAL_PART_BEGINS),
        months=sentence.months,
        life=sentence.life,
        death=sentence.death,
        general=frozenset(number for number in cited if number < SPECIAL_PART_BEGINS) if told else None,
        kind=sentence.kind,
        fine_yuan=sentence.fine_yuan,
        probation_months=sentence.probation_months if told else None,
    )
