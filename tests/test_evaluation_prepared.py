"""Prepared judgments as a suite: every form that samples have, several defendants, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.prepared import PreparedSuite
from trainer.evaluation.suites.suite import Prompt
from trainer.judgment.types import Attitude, SentenceKind
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import Sample, SampleKind

SUITE = PreparedSuite()
FACTS = "2020年1月1日，被告人张某、李某在商店内盗窃手机两部，价值人民币三千元。"
JUDGMENT = (
    "本院认为，被告人张某、李某以非法占有为目的，秘密窃取他人财物，数额较大，其行为均已构成盗窃罪。"
    "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，判决如下："
    "一、被告人张某犯盗窃罪，判处有期徒刑一年，并处罚金人民币二千元。"
    "二、被告人李某犯盗窃罪，判处有期徒刑六个月，缓刑一年，并处罚金人民币一千元。"
)


def sample(kind: SampleKind = SampleKind.CORE) -> Sample:
    stated = StatedAttitude.CONFESSED
    return Sample(f"00-{kind}", "00", kind, FACTS, stated, JUDGMENT, Attitude.CONFESSED, defendants=2, year=2020)


def rows(form: str) -> list[dict[str, Any]]:
    made = sample()
    return {
        "sample": [made.row()],
        "sharegpt": [made.sharegpt()],
        "alpaca": [made.alpaca()],
        "messages": [{"messages": [dict(turn) for turn in made.turns()]}],
    }[form]


@pytest.mark.parametrize("form", ["sample", "sharegpt", "alpaca", "messages"])
def test_a_judgment_of_two_is_two_rows_with_one_prompt(form: str, tmp_path: Path) -> None:
    file = tmp_path / "held-out.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(form)), encoding="utf-8")
    assert suite_of_file(file) == "prepared"
    first, second = SUITE.read(file)
    assert first.cluster == second.cluster != ""
    assert (first.truth.months, second.truth.months) == (12, 6)
    assert (first.truth.probation_months, second.truth.probation_months) == (0, 12)
    assert first.truth.charges == {"盗窃罪"}
    assert first.truth.general == {67}
    assert first.stated is StatedAttitude.CONFESSED
    assert first.groups["defendants"] == "2"
    assert SUITE.turns(first, Prompt.PRODUCT, None) == SUITE.turns(second, Prompt.PRODUCT, None) == sample().prompt()
    said = [SUITE.row(question, Answer(JUDGMENT, "stop", 1.0), Prompt.PRODUCT) for question in (first, second)]
    assert [row.said for row in said] == [first.truth, second.truth]
    values = {measure.name: measure.value() for measure in SUITE.measures(said)}
    assert {name: value for name, value in values.items() if value not in (1, 0)} == {}
    assert values["probation-f1"] == values["general-exact"] == values["kind-exact"] == 1


def test_the_test_split_of_a_folder_is_read_without_what_was_rewritten(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    made = [sample(), sample(SampleKind.REINFORCEMENT)]
    table = pa.Table.from_pylist([each.row() | each.sharegpt() for each in made])
    parquet.write_table(table, tmp_path / "data" / "test.parquet")
    questions = SUITE.read(tmp_path)
    assert [question.id for question in questions] == ["00-core-1", "00-core-2"]
    assert questions == SUITE.read(tmp_path / "data") == SUITE.read(tmp_path / "data" / "test.parquet")
    assert questions[0].groups["year"] == "2020"
    assert suite_of_file(tmp_path) == suite_of_file(tmp_path / "data" / "test.parquet") == "prepared"


def test_defendants_are_matched_by_name_and_else_by_their_place(tmp_path: Path) -> None:
    file = tmp_path / "held-out.jsonl"
    file.write_text(json.dumps(rows("sample")[0]), encoding="utf-8")
    first, second = SUITE.read(file)
    swapped = JUDGMENT.replace("张某", "甲某").replace("李某", "乙某")
    found = [SUITE.row(each, Answer(swapped, "stop", 1.0), Prompt.PRODUCT).said for each in (first, second)]
    assert found == [first.truth, second.truth]
    alone = JUDGMENT[: JUDGMENT.index("二、")].replace("、李某", "")
    row = SUITE.row(second, Answer(alone, "stop", 1.0), Prompt.PRODUCT)
    assert row.said is None
    assert first.truth.kind is SentenceKind.FIXED_TERM


def test_two_who_are_called_alike_have_each_his_own_sentence(tmp_path: Path) -> None:
    file = tmp_path / "held-out.json"
    alike = JUDGMENT.replace("李某", "张某")
    file.write_text(json.dumps([sample().row() | {"answer": alike}], ensure_ascii=False), encoding="utf-8")
    questions = SUITE.read(file)
    assert [question.truth.months for question in questions] == [12, 6]
    said = [SUITE.row(question, Answer(alike, "stop", 1.0), Prompt.PRODUCT).said for question in questions]
    assert [outcome.months for outcome in said if outcome] == [12, 6]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"answer": "天气很好。"}, "第 1 行：字段“answer”应为可以读出被告人的判决"),
        ({"answer": None}, "第 1 行：字段“answer”应为可以读出被告人的判决"),
        ({"facts": " "}, "第 1 行：字段“facts”应为犯罪事实"),
    ],
)
def test_what_is_no_sample_is_refused_with_its_line(changed: dict[str, Any], told: str, tmp_path: Path) -> None:
    file = tmp_path / "held-out.jsonl"
    file.write_text(json.dumps(rows("sample")[0] | changed), encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        SUITE.read(file)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    with pytest.raises(EvaluationError, match="看不出"):
        suite_of_file(tmp_path / "other.parquet")
    with pytest.raises(EvaluationError, match="第 1 行"):
        SUITE.read(tmp_path / "other.parquet")
