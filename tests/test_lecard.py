"""LeCaRD's and LeCaRDv2's files in their own layout, made small, ranked by the index's search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.lecard import lecard_ndcg, lecardv2_recall, ndcg
from tests.similar_cases import theft

FIGHT = "经审理查明，被告人孙某因琐事与被害人争执，用木棍将其打伤，经鉴定为轻伤二级。"


def write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_gain_is_counted_as_the_benchmark_counts_it() -> None:
    """Computed with LeCaRD's own metrics.py (2026-11-28, HEAD of myx666/LeCaRD)."""
    assert ndcg([3, 0, 2], [3, 2, 1], 3) == pytest.approx(0.8400079830158564)
    assert ndcg([0, 0], [0, 0], 2) == 0.0


def test_candidates_of_the_same_kind_come_first(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write(data / "query" / "query.json", {"ridx": 7, "q": theft(1).facts, "crime": ["盗窃罪"]})
    for number, facts in enumerate([FIGHT, theft(9).facts, theft(17).facts]):
        write(data / "candidates" / "candidates1" / "7" / f"{number}.json", {"ajjbqk": facts})
    write(data / "label" / "label_top30_dict.json", {"7": {"0": 0, "1": 3, "2": 3}})
    assert lecard_ndcg(tmp_path, 2) == pytest.approx(1.0)
    write(data / "label" / "label_top30_dict.json", {"7": {"0": 3, "1": 0, "2": 0}})
    assert lecard_ndcg(tmp_path, 2) == pytest.approx(0.0)


def test_the_share_of_relevant_cases_that_are_found(tmp_path: Path) -> None:
    write(tmp_path / "query" / "query.json", {"id": 5, "query": "", "fact": theft(1).facts})
    for pid, facts in ((11, FIGHT), (12, theft(9).facts), (13, theft(17).facts)):
        write(tmp_path / "candidate" / f"{pid}.json", {"pid": pid, "fact": facts})
    labels = tmp_path / "label" / "relevence_gold.trec"
    labels.parent.mkdir()
    labels.write_text("5\t0\t12\t3\n5\t0\t11\t2\n", encoding="utf-8")
    assert lecardv2_recall(tmp_path, 2) == pytest.approx(0.5)
    assert lecardv2_recall(tmp_path, 3) == pytest.approx(1.0)
