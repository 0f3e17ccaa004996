"""An index whose documents the workers of a real Dask cluster read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.indexed_corpus import LABELLED, THEFTS, answers, made, write_corpus
from tests.test_prepare_cluster import Cluster
from trainer.preparation import pieces
from trainer.preparation.pieces import units_of


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        started.wait_for(2)
        yield started
    finally:
        started.end()


@pytest.mark.slow
def test_two_machines_give_the_same_answers_as_one(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 1 << 14)
    monkeypatch.setattr(pieces, "_SMALL", 1 << 13)
    corpus = tmp_path / "corpus"
    write_corpus(corpus)
    assert len(units_of([corpus])) > 3
    made([corpus], tmp_path / "one", 1)
    told = made([corpus], tmp_path / "several", 1, cluster=cluster.address)
    assert told.card.cases == THEFTS + LABELLED
    assert answers(tmp_path / "several") == answers(tmp_path / "one")
