"""An index of similar cases as a baseline of an evaluation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.similar_cases import theft
from trainer.commands.index_neighbours import index_neighbours
from trainer.evaluation.baselines.neighbours import nearest_outcome
from trainer.judgment.types import SentenceKind
from trainer.similar.card import IndexCard
from trainer.similar.errors import SimilarError
from trainer.similar.writing import build_index


def test_the_nearest_tell_their_outcome_and_the_case_itself_is_none_of_them(tmp_path: Path) -> None:
    cases = [
        replace(each, defendants=(replace(each.defendants[0], charges=("盗窃罪",)),))
        for each in (theft(number, months=7) for number in range(40))
    ]
    own = replace(cases[3], defendants=(replace(cases[3].defendants[0], months=200),))
    build_index([*cases[:3], own, *cases[4:]], tmp_path, IndexCard(("made up",)))
    neighbours = index_neighbours(tmp_path)
    near = neighbours.nearest(own.facts, 20)
    assert len(near) == 20
    assert all(each.likeness >= 1 for each in near)
    assert {each.outcome.months for each in near} == {7}
    outcome = nearest_outcome(own.facts, neighbours)
    assert outcome is not None
    assert outcome.charges == {"盗窃罪"}
    assert (outcome.articles, outcome.general) == (frozenset({264}), frozenset({67}))
    assert (outcome.months, outcome.kind, outcome.fine_yuan) == (7, SentenceKind.FIXED_TERM, 1000)
    assert neighbours.nearest("", 20) == []


def test_labels_leave_open_what_they_do_not_know(tmp_path: Path) -> None:
    case = theft(1)
    labelled = replace(case.defendants[0], charges=("盗窃罪",), kind=None, probation_months=None)
    build_index([replace(case, defendants=(labelled,), articles=("264",))], tmp_path, IndexCard())
    (near,) = index_neighbours(tmp_path).nearest(theft(9).facts, 5)
    assert (near.outcome.general, near.outcome.kind, near.outcome.probation_months) == (None, None, None)


def test_without_an_index_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(SimilarError):
        index_neighbours(tmp_path)
