"""The cases of an index that are most like one that is asked about.

BM25 (Robertson and Zaragoza 2009, with Lucene's k1 and b) over pairs of characters finds the candidates, among the
cases with a charge in common where one is known, and what weighs in law puts them in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

import tantivy

from trainer.similar.bigrams import bigrams
from trainer.similar.case import IndexedCase
from trainer.similar.comparing import compared_defendant, shared_of
from trainer.similar.hit import Hit
from trainer.similar.near_copies import Original
from trainer.similar.question import Asked
from trainer.similar.ranking import score_of
from trainer.similar.schema import schema
from trainer.similar.text_share import text_share

CANDIDATES = 200
"""Cases by BM25 that are put in order by what weighs in law."""
MOST_PAIRS = 3000
"""Different pairs of characters of a question: longer facts are asked by their first."""


class Scored(Protocol):
    """A case with its BM25 score."""

    @property
    def case(self) -> IndexedCase: ...

    @property
    def score(self) -> float: ...


class Cases(Protocol):
    """What is searched: `CaseIndex`."""

    def found(self, query: tantivy.Query, number: int) -> Sequence[Scored]: ...


def search(cases: Cases, asked: Asked, number: int) -> list[Hit]:
    """At most ``number``, the most alike first; neither the case itself nor copies of it. Raises SimilarError."""
    pairs = list(dict.fromkeys(bigrams(asked.facts)))[:MOST_PAIRS]
    if not pairs or number < 1:
        return []
    candidates = cases.found(_query(pairs, asked.charges), max(CANDIDATES, 2 * number))
    original = Original(asked.facts)
    others = (hit for hit in _ordered(asked, candidates) if not original.is_copy(hit.case.facts))
    kept = list(islice(others, number))
    own = frozenset(pairs)
    return [replace(hit, shared=replace(hit.shared, text=text_share(own, hit.case.facts))) for hit in kept]


def _query(pairs: Sequence[str], charges: Sequence[str]) -> tantivy.Query:
    text = _any("facts", pairs, "freq")
    if not charges:
        return text
    # A filter: how rare a charge is must not count.
    charged = tantivy.Query.const_score_query(_any("charge", charges, "basic"), 0.0)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, text), (tantivy.Occur.Must, charged)])


def _any(field: str, terms: Sequence[str], kept: str) -> tantivy.Query:
    queries = [tantivy.Query.term_query(schema(), field, term, kept) for term in terms]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _ordered(asked: Asked, candidates: Sequence[Scored]) -> list[Hit]:
    others = [each for each in candidates if each.case.defendants and not (asked.id and each.case.id == asked.id)]
    best = max((each.score for each in others), default=0.0) or 1.0
    hits = []
    for each in others:
        defendant = compared_defendant(asked, each.case)
        shared = shared_of(asked, each.case, defendant)
        hits.append(Hit(each.case, score_of(each.score / best, shared, asked.weights), shared, defendant))
    return sorted(hits, key=lambda hit: (-hit.score, hit.case.id))
