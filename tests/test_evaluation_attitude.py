"""The attitude suite: pairs out of prepared data and out of plain facts, and what is measured over them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.units import number_of, units_of
from trainer.evaluation.suites.attitude import AttitudeSuite
from trainer.evaluation.suites.attitude_pairs.comparisons import allowed
from trainer.evaluation.suites.attitude_pairs.measures import ATTITUDE_MEASURES
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import suite_named
from trainer.preparation.data_files import SCHEMA
from trainer.samples.prompt import StatedAttitude, user_text
from trainer.samples.sample import AttitudeChange

FACTS = "2020年3月1日，被告人甲某在某市盗窃他人手机一部，价值人民币三千元，后被抓获。"
CONFESSING = FACTS + "被告人甲某到案后如实供述了自己的罪行。"
LIGHTER = "被告人甲某如实供述自己的罪行，系坦白，可以从轻处罚。"
SURRENDERED = "被告人甲某自动投案，系自首，可以从轻处罚。"


def judgment(months: int, grounds: str = "") -> str:
    return (
        f"本院认为，被告人甲某以非法占有为目的，盗窃他人财物，其行为已构成盗窃罪。{grounds}依照《中华人民共和国刑法》"
        f"第二百六十四条之规定，判决如下：\n被告人甲某犯盗窃罪，判处有期徒刑{months}个月，并处罚金人民币二千元。"
    )


def suite() -> Suite:
    made = suite_named("attitude")
    assert isinstance(made, AttitudeSuite)
    return made


def cail(folder: Path, *facts: str) -> Path:
    meta = {
        "relevant_articles": [264],
        "accusation": ["盗窃"],
        "punish_of_money": 2000,
        "criminals": ["甲某"],
        "term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 8},
    }
    file = folder / "cail.jsonl"
    rows = ({"fact": fact, "meta": meta} for fact in facts)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def sample(
    id: str, facts: str, stated: str, attitude: str, answer: str, change: AttitudeChange | None = None
) -> dict[str, Any]:
    turns = [
        {"from": "human", "value": user_text(facts, StatedAttitude(stated))},
        {"from": "gpt", "value": answer},
    ]
    return dict.fromkeys(SCHEMA.names) | {
        "conversations": turns,
        "id": id,
        "pair": id.partition("-")[0],
        "kind": "core" if change is None else "reinforcement",
        "change": change and str(change),
        "attitude": attitude,
        "stated": stated,
        "charges": ["盗窃罪"],
    }


def prepared(folder: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    (folder / "data").mkdir()
    parquet.write_table(pa.Table.from_pylist(list(rows), SCHEMA), folder / "data" / "test.parquet")
    return folder


def answered(questions: Sequence[Question], texts: Sequence[str]) -> list[Row]:
    return [
        suite().row(question, Answer(text, "stop", 1.0), Prompt.PRODUCT)
        for question, text in zip(questions, texts, strict=True)
    ]


def figures(rows: Sequence[Row]) -> dict[str, float | None]:
    return {measure.name: measure.value() for measure in suite().measures(rows)}


def test_facts_that_state_no_attitude_are_asked_three_ways(tmp_path: Path) -> None:
    questions = suite().read(cail(tmp_path, FACTS, CONFESSING))
    assert [question.stated for question in questions] == [
        StatedAttitude.CONFESSED,
        StatedAttitude.NOT_STATED,
        StatedAttitude.DENIED,
    ]
    assert [question.own["held"] for question in questions] == ["confession", "", ""]
    assert [question.truth.has_term for question in questions] == [False, True, False]
    assert {question.cluster for question in questions} == {questions[0].own["pair"]}
    assert number_of(units_of(questions)) == 1
    asked = [suite().turns(question, Prompt.PRODUCT, None)[-1]["content"] for question in questions]
    assert [text.rpartition("】")[2] for text in asked] == ["坦白", "未记载", "拒不认罪"]
    assert len({text.rpartition("】")[0] for text in asked}) == 1


def test_of_several_defendants_each_has_a_pair_and_all_are_one_case(tmp_path: Path) -> None:
    file = tmp_path / "held-out.jsonl"
    facts = "2020年3月1日，被告人甲某、乙某在某市盗窃他人手机一部，价值人民币三千元，后被抓获。"
    both = (
        "本院认为，被告人甲某、乙某的行为均已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下："
        "一、被告人甲某犯盗窃罪，判处有期徒刑八个月。二、被告人乙某犯盗窃罪，判处有期徒刑六个月。"
    )
    case = {"id": "x", "kind": "core", "stated": "未记载", "facts": facts, "answer": both}
    file.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    questions = suite().read(file)
    assert [(each.own["name"], each.own["level"]) for each in questions] == [
        (name, level) for name in ("甲某", "乙某") for level in ("confessed", "not-stated", "denied")
    ]
    assert {each.groups["defendants"] for each in questions} == {"2"}
    assert number_of(units_of(questions)) == 1
    told = {each.name: each for each in suite().measures(answered(questions, [both] * 6))}
    assert (told["attitude-equal"].value(), told["attitude-equal"].cases) == (1.0, 2)


def test_a_file_in_which_every_case_states_an_attitude_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as refused:
        suite().read(cail(tmp_path, CONFESSING))
    assert refused.value.message.key == "evaluation.attitude-always-stated"


def test_pairs_of_prepared_data_are_read_with_their_own_facts(tmp_path: Path) -> None:
    rows = [
        sample("a-core", CONFESSING, "未记载", "如实供述", judgment(8, LIGHTER)),
        sample("a-denied", FACTS, "拒不认罪", "拒不认罪", judgment(9), AttitudeChange.DENIED),
        sample("a-not_stated", FACTS, "未记载", "未记载", judgment(9), AttitudeChange.NOT_STATED),
        # A pair whose other half lies elsewhere, and a sample without any.
        sample("b-core", FACTS, "未记载", "未记载", judgment(9)),
        sample("c-core", FACTS, "未记载", "未记载", judgment(9)) | {"pair": None},
        # Neither confessed nor denied.
        sample("a-partial", FACTS, "未记载", "部分认罪", judgment(9)),
    ]
    folder = prepared(tmp_path, rows)
    questions = suite().read(folder)
    assert suite().read(folder / "data") == questions
    assert [(question.id, question.own["level"], question.own["held"]) for question in questions] == [
        ("a-core", "confessed", "confession"),
        ("a-denied", "denied", ""),
        ("a-not_stated", "not-stated", ""),
    ]
    assert [question.facts for question in questions] == [CONFESSING, FACTS, FACTS]
    assert [question.truth.months for question in questions] == [8, 9, 9]
    assert {question.cluster for question in questions} == {"a"}
    unnamed = [{key: value for key, value in row.items() if key != "id"} for row in rows[:3]]
    (tmp_path / "unnamed.json").write_text(json.dumps(unnamed, ensure_ascii=False), encoding="utf-8")
    assert [question.id for question in suite().read(tmp_path / "unnamed.json")] == ["a", "a-2", "a-3"]
    told = figures(answered(questions, [row["conversations"][1]["value"] for row in rows[:3]]))
    assert told["attitude-monotone"] == told["attitude-within-bounds"] == told["charges-exact"] == 1.0
    assert told["attitude-confession-effect"] == pytest.approx(log(8 / 9))
    assert told["attitude-denial-effect"] == 0.0


def test_prepared_data_without_pairs_and_damaged_files_are_told(tmp_path: Path) -> None:
    damaged = tmp_path / "test.parquet"
    damaged.write_bytes(b"PAR1 and nothing more")
    with pytest.raises(EvaluationError):
        suite().read(damaged)
    with pytest.raises(OSError, match="nowhere"):
        suite().read(tmp_path / "nowhere" / "test.parquet")


CASES: list[tuple[tuple[str, str, str], dict[str, float | None]]] = [
    # What the law says: less for the confession, nothing for the denial.
    (
        (judgment(8, LIGHTER), judgment(10), judgment(10)),
        {"monotone": 1, "rising": 1, "equal": 0, "within-bounds": 1, "raised-for-denial": 0, "invented-confession": 0},
    ),
    # Deaf to the attitude, a confession found everywhere.
    (
        (judgment(9, LIGHTER),) * 3,
        {"monotone": 1, "rising": 0, "equal": 1, "within-bounds": 1, "invented-confession": 2 / 3},
    ),
    # Denial punished, the confession worth more than a fifth, and taken for a surrender.
    (
        (judgment(7, SURRENDERED), judgment(10), judgment(12)),
        {"monotone": 1, "rising": 1, "within-bounds": 0, "raised-for-denial": 1, "invented-confession": 1 / 3},
    ),
    # The wrong way round.
    ((judgment(12), judgment(10), judgment(8)), {"monotone": 0, "rising": 0, "within-bounds": 0, "compared": 1}),
    # One that cannot be read: what is left is compared.
    (("。" * 99, judgment(10), judgment(10)), {"monotone": 1, "equal": 1, "within-bounds": 1, "compared": 0.5}),
    (
        ("", "本院认为", "判决如下"),
        {"monotone": None, "within-bounds": None, "compared": 0},
    ),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_figures_of_one_case(tmp_path: Path, texts: tuple[str, str, str], expected: dict[str, float | None]) -> None:
    rows = answered(suite().read(cail(tmp_path, FACTS)), texts)
    told = figures(rows)
    assert tuple(name for name in told if name.startswith("attitude-")) == ATTITUDE_MEASURES
    assert {name: told[f"attitude-{name}"] for name in expected} == {
        name: None if value is None else pytest.approx(value) for name, value in expected.items()
    }


def test_the_guidelines_bounds_follow_from_what_is_held(tmp_path: Path) -> None:
    confessed, silent, denied = answered(suite().read(cail(tmp_path, FACTS)), (judgment(9),) * 3)
    assert allowed(silent, confessed, 20) == (16, 20)  # 坦白: up to 20 % less
    assert allowed(confessed, denied, 16) == (16, 20)
    assert allowed(silent, denied, 20) == (20, 20)
    # What else is weighed counts in the same sum: of 60 % that are left, 20 are a third.
    with_merit = answered([silent.question], [judgment(9, "被告人甲某有重大立功表现。")])[0]
    least, most = allowed(with_merit, confessed, 30)
    assert (least < 24, most) == (True, 30)


def test_a_baseline_has_terms_and_no_reasons(tmp_path: Path) -> None:
    questions = suite().read(cail(tmp_path, FACTS))
    truth = questions[1].truth
    told = figures([suite().predicted(question, truth) for question in questions])
    assert (told["attitude-equal"], told["attitude-invented-confession"]) == (1.0, None)


@needs_real_data(DATA / "cail_dev.jsonl")
def test_real_facts_are_asked_three_ways() -> None:
    questions = suite().read(DATA / "cail_dev.jsonl")
    assert len(questions) == 3 * len({question.cluster for question in questions}) > 300
    assert all(question.own["held"] == "" for question in questions if question.own["level"] != "confessed")
