"""The cases most like one that is asked about: found, put in order, and without the case itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.similar_cases import theft
from trainer.judgment.types import Attitude
from trainer.similar.calibrated import question_of
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase
from trainer.similar.index import CaseIndex, open_index
from trainer.similar.near_copies import Original
from trainer.similar.question import Weights, accused_of, asked_of
from trainer.similar.writing import build_index

FACTS = (
    "公诉机关指控被告人王小明犯盗窃罪。2021年5月3日，被告人王小明在杭州市一家超市趁人不备，窃得被害人陈某的手机一部，"
    "价值人民币2500元，后被民警抓获，到案后如实供述了上述事实。"
)


@pytest.fixture(scope="module")
def cases() -> list[IndexedCase]:
    found = [theft(number) for number in range(64)]
    return [
        *found,
        replace(
            found[0],
            id="00000000000000aa",
            facts="经审理查明，2021年5月，被告人孙某在超市因争执殴打被害人，致其轻伤二级，手机损坏，后被民警抓获。",
            defendants=(replace(found[0].defendants[0], charges=("故意伤害罪",)),),
        ),
    ]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, cases: list[IndexedCase]) -> CaseIndex:
    folder = tmp_path_factory.mktemp("index")
    named = [
        replace(each, defendants=tuple(replace(one, charges=_named(one.charges)) for one in each.defendants))
        for each in cases
    ]
    build_index(named, folder, IndexCard(("made up",)))
    return open_index(folder)


def _named(charges: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("盗窃罪" if charge == "盗窃" else charge for charge in charges)


def test_facts_tell_what_is_asked() -> None:
    asked = asked_of(FACTS, ["盗窃"])
    assert asked.charges == ("盗窃罪",)
    assert (asked.province, asked.year, asked.amount_yuan) == ("浙江", 2021, 2500)
    assert asked.bands == ("6-36",)
    assert "confession" in asked.circumstances
    assert asked.attitude is Attitude.CONFESSED
    assert "王小明" not in asked.facts
    assert accused_of(FACTS) == ("盗窃罪",)


def test_the_charge_is_a_filter_and_the_nearest_text_comes_first(index: CaseIndex) -> None:
    hits = index.search(asked_of(FACTS, ["盗窃"]), 10)
    assert len(hits) == 10
    assert all(hit.sentence.charges == ("盗窃罪",) for hit in hits)
    assert "超市" in hits[0].case.facts
    assert "手机" in hits[0].case.facts
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].shared.charges == ("盗窃罪",)
    assert hits[0].shared.attitude is True
    assert hits[0].shared.circumstances == ("confession",)
    assert hits[0].shared.province is True
    assert 0.2 < hits[0].shared.text < 1


def test_without_a_charge_all_are_searched(index: CaseIndex) -> None:
    hits = index.search(asked_of("被告人孙某因争执殴打被害人，致其轻伤二级。"), 5)
    assert hits[0].sentence.charges == ("故意伤害罪",)


def test_neither_the_case_itself_nor_a_copy_is_found(index: CaseIndex, cases: list[IndexedCase]) -> None:
    case = index.get(cases[9].id)
    assert case is not None
    own = question_of(case)
    assert case.id not in [hit.case.id for hit in index.search(own, 65)]
    # Another document of the same case: without its id, and with other names.
    again = replace(own, id="", facts=case.facts.replace("张某甲", "张某").replace("李某", "李某乙"))
    assert case.id not in [hit.case.id for hit in index.search(again, 65)]
    assert index.search(again, 65)


def test_more_than_half_of_all_runs_is_a_copy() -> None:
    text = theft(1).facts
    original = Original(text)
    assert original.is_copy(text + "另查明，被告人有前科。")
    assert not original.is_copy(theft(10).facts)
    assert not Original("").is_copy("")


def test_what_weighs_can_be_left_out(index: CaseIndex) -> None:
    asked = asked_of(FACTS, ["盗窃"])
    near, far = replace(asked, amount_yuan=1000), replace(asked, amount_yuan=3300)

    def amounts(question_amount: int, *, amount: bool) -> float:
        question = replace(near if question_amount == 1000 else far, weights=Weights(amount=amount))
        found = [hit.case.amount_yuan or 0 for hit in index.search(question, 5)]
        return sum(found) / len(found)

    assert amounts(1000, amount=True) < amounts(3300, amount=True)
    assert amounts(1000, amount=False) == amounts(3300, amount=False)


def test_nothing_to_search_for_finds_nothing(index: CaseIndex) -> None:
    assert index.search(asked_of(""), 5) == []
    assert index.search(asked_of("12345。某某"), 5) == []
    assert index.search(asked_of(FACTS, ["盗窃"]), 0) == []
    assert index.search(asked_of(FACTS, ["放火"]), 5) == []
