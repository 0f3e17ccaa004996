"""LeCaRD and LeCaRDv2 by the index's search, where a user has their queries, candidates and labels.

LeCaRD (Ma et al., SIGIR 2021): 107 queries with 100 candidates each, the 30 best of which have labels of 0 to 3;
NDCG as its own ``metrics.py`` computes it. LeCaRDv2 (Li et al., SIGIR 2024): 800 queries over 55,192 candidates, R@100
over those with a label of 2 or 3. Asked is by the facts alone, as the published BM25 is: a query of LeCaRDv2 tells no
charge, and one of LeCaRD only those of its judgment.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from pathlib import Path
from typing import Any

from trainer.similar.card import IndexCard
from trainer.similar.case import CaseSentence, IndexedCase
from trainer.similar.index import open_index
from trainer.similar.question import Asked, asked_of
from trainer.similar.search import search
from trainer.similar.writing import build_index


def lecard_ndcg(folder: Path, best: int) -> float:
    """``folder`` has data/query/query.json, data/label/label_top30_dict.json and data/candidates/QUERY/CASE.json."""
    data = folder / "data"
    labels: dict[str, dict[str, int]] = _json(data / "label" / "label_top30_dict.json")
    scores = []
    for query in _lines(data / "query" / "query.json"):
        id = str(query["ridx"])
        texts = {file.stem: _json(file).get("ajjbqk", "") for file in _candidates(data, id)}
        ranked = _ranked(asked_of(query["q"]), texts, len(texts))
        scores.append(ndcg([labels[id].get(case, 0) for case in ranked], list(labels[id].values()), best))
    return sum(scores) / len(scores)


def lecardv2_recall(folder: Path, best: int) -> float:
    """``folder`` has query/query.json, label/relevence_gold.trec and candidate/PID.json."""
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "label" / "relevence_gold.trec").read_text(encoding="utf-8").splitlines():
        query, _, case, _ = line.split()
        relevant[query].add(case)
    texts = {file.stem: _json(file).get("fact", "") for file in sorted((folder / "candidate").rglob("*.json"))}
    queries = list(_lines(folder / "query" / "query.json"))
    with tempfile.TemporaryDirectory() as place:
        build_index(_cases(texts), Path(place), IndexCard(("LeCaRDv2",)))
        index = open_index(Path(place))
        names = _names(texts)
        shares = [
            len(
                {names[hit.case.id] for hit in search(index, asked_of(query["fact"]), best)}
                & relevant[str(query["id"])]
            )
            / len(relevant[str(query["id"])])
            for query in queries
            if relevant[str(query["id"])]
        ]
    return sum(shares) / len(shares)


def ndcg(labels: Sequence[int], all_labels: Sequence[int], best: int) -> float:
    """As LeCaRD's ``metrics.py`` computes it: the label itself over log2 of the place + 1."""
    ideal = sorted(all_labels, reverse=True)[:best]
    gain, most = (sum(label / log2(place + 2) for place, label in enumerate(of)) for of in (labels[:best], ideal))
    return gain / most if most else 0.0


def _ranked(asked: Asked, texts: Mapping[str, str], number: int) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        build_index(_cases(texts), Path(place), IndexCard(("LeCaRD",)))
        names = _names(texts)
        return [names[hit.case.id] for hit in search(open_index(Path(place)), asked, number)]


def _cases(texts: Mapping[str, str]) -> Iterable[IndexedCase]:
    sentence = CaseSentence((), None, 0)
    return (
        IndexedCase(f"{number:016x}", text, defendants=(sentence,)) for number, text in enumerate(texts.values(), 1)
    )


def _names(texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{number:016x}": name for number, name in enumerate(texts, 1)}


def _candidates(data: Path, query: str) -> list[Path]:
    return sorted((data / "candidates").glob(f"**/{query}/*.json"))


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _lines(file: Path) -> Iterable[dict[str, Any]]:
    return map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").splitlines()))
