"""An index of judgments from its files on: what is in it, what is taken in later, whatever ends the work."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus_texts import theft
from tests.indexed_corpus import LABELLED, NAMES, THEFTS, answers, made, silent, write_corpus
from trainer.indexing import taking_in
from trainer.indexing.errors import IndexingError
from trainer.indexing.job import index
from trainer.judgment.types import Attitude, SentenceKind
from trainer.preparation import pieces
from trainer.preparation.errors import Stopped
from trainer.preparation.job import prepare
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.select import document_hash
from trainer.preparation.settings import PreparationSettings
from trainer.similar.case import IndexedCase, case_row
from trainer.similar.errors import SimilarError
from trainer.similar.index import open_index

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "inputs"
    write_corpus(folder)
    return folder


@pytest.fixture(scope="module")
def indexed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("indexed")
    told = made([corpus], folder)
    assert (told.documents, told.taken, told.before) == (3 * THEFTS + 1 + LABELLED, THEFTS + LABELLED, False)
    return folder


@pytest.fixture
def many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small units and small groups, so that there is something between them."""
    monkeypatch.setattr(pieces, "CHUNK", 1 << 14)
    monkeypatch.setattr(pieces, "_SMALL", 1 << 13)
    monkeypatch.setattr(taking_in, "GROUP", 7)


def every(folder: Path) -> list[IndexedCase]:
    opened = open_index(folder)
    return [case for hits in answers(folder, THEFTS) for id, _ in hits if (case := opened.get(id)) is not None]


def test_judgments_and_labels_are_cases(indexed: Path) -> None:
    about = open_index(indexed).about
    assert (about.cases, about.years, about.corpus, about.complete) == (46, (2015, 2021), ("inputs",), True)
    assert not (indexed / "work").exists()
    cases = {case.id: case for case in every(indexed)}
    thefts = [case for case in cases.values() if case.result]
    assert len(thefts) > THEFTS // 2
    for case in thefts:
        (convicted,) = case.defendants
        assert (convicted.kind, convicted.attitude) == (SentenceKind.FIXED_TERM, Attitude.CONFESSED)
        assert 6 <= convicted.months <= 10
        assert 1000 <= convicted.fine_yuan <= 5000
        assert convicted.probation_months == 0
        assert "confession" in convicted.circumstances
        assert {"264", "67"} <= set(case.articles)
        assert 2_100 <= (case.amount_yuan or 0) < 9_900
        assert (case.court, case.level) == ("临江省安平县人民法院", "基层")
        assert case.result.startswith("被告人")
        assert "本院认为" in case.reasoning
    assert not any(name in json.dumps(case_row(case), ensure_ascii=False) for case in cases.values() for name in NAMES)


def test_labels_alone_tell_neither_kind_nor_probation(corpus: Path, tmp_path: Path) -> None:
    told = made([corpus / "labels.jsonl"], tmp_path)
    assert told.card.cases == LABELLED
    line = json.loads((corpus / "labels.jsonl").read_text(encoding="utf-8").splitlines()[2])
    case = open_index(tmp_path).get(document_hash(line["fact"]))
    assert case is not None
    (convicted,) = case.defendants
    assert (convicted.charges, convicted.months, case.articles) == (("盗窃罪",), 14, ("264",))
    assert (convicted.kind, convicted.probation_months, case.year, case.result) == (None, None, None, "")
    assert (convicted.name, convicted.fine_yuan) == ("吴某", 2000)
    assert "吴某来到" in case.facts


def test_the_data_of_prepare_is_the_same_cases_without_the_rewritten(
    corpus: Path, indexed: Path, tmp_path: Path
) -> None:
    settings = PreparationSettings(Criteria(years=None), reinforcement=5, inputs=(corpus / "dump.csv",))
    prepared = prepare(settings, tmp_path / "data", 1, silent, lambda: False)
    assert (prepared.core, prepared.reinforcement) == (THEFTS, 5)
    told = made([tmp_path / "data"], tmp_path / "index")
    assert (told.documents, told.taken, told.card.years) == (THEFTS + 5, THEFTS, (2015, 2021))
    opened = open_index(tmp_path / "index")
    for case in every(indexed):
        if case.result:
            other = opened.get(case.id)
            assert other is not None
            assert (other.year, other.court, other.amount_yuan) == (case.year, case.court, case.amount_yuan)
            assert other.defendants == case.defendants


def test_more_is_taken_in_without_what_is_there(corpus: Path, tmp_path: Path) -> None:
    made([corpus], tmp_path / "index")
    with pytest.raises(IndexingError, match="--add"):
        made([corpus / "dump.csv"], tmp_path / "index")
    assert made([corpus], tmp_path / "index").before
    more = tmp_path / "more.jsonl"
    moved = theft(4, 2019, 5, 5).replace("刑初4号", "刑初904号").replace("城关镇", "河东街道")  # nearly the same facts
    texts = [theft(3), moved, *(theft(number) for number in range(200, 205))]
    more.write_text("\n".join(json.dumps({"full_text": text}) for text in texts), encoding="utf-8")
    told = made([more], tmp_path / "index", add=True)
    assert (told.documents, told.taken, told.card.cases) == (7, 5, THEFTS + LABELLED + 5)
    assert told.card.corpus == ("inputs", "more.jsonl")
    assert len(open_index(tmp_path / "index")) == THEFTS + LABELLED + 5
    assert made([more], tmp_path / "index", add=True).before
    # All at once is the same.
    made([corpus, more], tmp_path / "once")
    assert answers(tmp_path / "once") == answers(tmp_path / "index")


@pytest.mark.usefixtures("many_steps")
def test_stopped_at_any_step_it_goes_on_to_the_same_answers(corpus: Path, indexed: Path, tmp_path: Path) -> None:
    def after(times: int) -> Callable[[], bool]:
        """Stops when it was asked so often, and stays stopped."""
        left = iter(range(times))
        return lambda: next(left, None) is None

    stops = 0
    while True:
        try:
            told = index([corpus], tmp_path, 1, silent, after(10 + 10 * stops))
            break
        except Stopped:
            stops += 1
    assert stops >= 2
    assert told.card.cases == THEFTS + LABELLED
    assert answers(tmp_path) == answers(indexed)


def test_killed_at_any_moment_it_goes_on_to_the_same_answers(corpus: Path, indexed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "trainer", "index", str(corpus), "--out", str(tmp_path), "--workers", "2"]
    began = time.monotonic()
    subprocess.run([*command[:-3], str(tmp_path / "whole"), "--workers", "2"], check=True, capture_output=True)
    whole = time.monotonic() - began
    rng = random.Random(28)
    kills = 0
    for _ in range(4):
        process = subprocess.Popen(
            [*command[:-3], str(tmp_path / "killed"), "--workers", "2"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(rng.uniform(0.1, 0.9) * whole)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    assert kills
    made([corpus], tmp_path / "killed")
    assert open_index(tmp_path / "killed").about.cases == THEFTS + LABELLED
    assert answers(tmp_path / "killed") == answers(indexed)


@pytest.mark.usefixtures("many_steps")
def test_it_can_be_asked_while_it_is_built(corpus: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, bool, int]] = []
    before: list[SimilarError] = []

    def progress(step: str, done: float, total: float) -> None:
        try:
            opened = open_index(tmp_path)
        except SimilarError as error:
            before.append(error)
        else:
            seen.append((len(opened), opened.about.complete, len(answers(tmp_path, 1)[0])))

    index([corpus], tmp_path, 1, progress, lambda: False)
    assert {error.kind for error in before} == {"none"}
    assert "还在建立" in str(before[0])
    assert [count for count, _, _ in seen] == sorted(count for count, _, _ in seen)
    assert {complete for _, complete, _ in seen} == {False}
    assert len({count for count, _, _ in seen}) > 1
    assert all(min(count, 10) == found or count > found > 0 for count, _, found in seen)


def test_one_at_a_time_in_a_folder(corpus: Path, tmp_path: Path) -> None:
    refused: list[str] = []

    def progress(step: str, done: float, total: float) -> None:
        if not refused:
            with pytest.raises(IndexingError) as caught:
                made([corpus], tmp_path)
            refused.append(caught.value.kind)

    index([corpus], tmp_path, 1, progress, lambda: False)
    assert refused == ["running"]


def test_other_files_do_not_go_into_what_was_begun(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        index([corpus], tmp_path, 1, silent, lambda: True)
    with pytest.raises(IndexingError) as caught:
        made([corpus / "dump.csv"], tmp_path)
    assert caught.value.kind == "changed"


def test_files_without_a_case_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("没有判决", encoding="utf-8")
    with pytest.raises(IndexingError, match="没有可以编入索引"):
        made([tmp_path / "a.txt"], tmp_path / "index")
