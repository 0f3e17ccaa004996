"""JuDGE's suite: its layouts read or refused, what is asked, what an answer and a baseline score."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from resources.messages.wording import say
from tests.judge_documents import EXPECTED
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.judge import JudgeSuite
from trainer.evaluation.suites.judge_scoring.scores import read_document, score_measures
from trainer.evaluation.suites.short_judgment import short_judgment
from trainer.evaluation.suites.suite import Prompt
from trainer.evaluation.suites.suites import suite_named
from trainer.judgment.types import SentenceKind
from trainer.samples.prompt import StatedAttitude

SUITE = JudgeSuite()
SHARED = DATA / "fulltext_judge.jsonl"
FACTS = "经审理查明，被告人甲盗窃他人手机一部，到案后如实供述自己的罪行。"


def written(folder: Path, rows: Sequence[Mapping[str, Any]], encoding: str = "utf-8") -> Path:
    file = folder / "judge.jsonl"
    file.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(encoding))
    return file


def figures(rows: Sequence[Row]) -> dict[str, float | None]:
    return {measure.name: measure.value() for measure in SUITE.measures(rows)}


def answered(suite: JudgeSuite, file: Path, texts: Sequence[str]) -> list[Row]:
    questions = suite.read(file)
    return [
        suite.row(question, Answer(text, "stop", 1.0), Prompt.PRODUCT)
        for question, text in zip(questions, texts, strict=True)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "names", [("text_id", "text", "fd"), ("CaseId", "Fact", "Full Document"), ("id", "fact", "full_text")]
)
def test_each_layout_is_read(tmp_path: Path, names: tuple[str, str, str], encoding: str) -> None:
    file = written(tmp_path, [dict(zip(names, ("a1", FACTS, EXPECTED[0]), strict=True))], encoding)
    assert suite_of_file(file) == "judge"
    (question,) = SUITE.read(file)
    assert (question.id, question.facts, question.own["answer"]) == ("a1", FACTS, EXPECTED[0])
    assert question.truth == Outcome(
        charges=frozenset({"盗窃罪"}),
        articles=frozenset({264}),
        months=18,
        general=frozenset({52, 67}),
        kind=SentenceKind.FIXED_TERM,
        fine_yuan=3000,
        probation_months=0,
    )
    assert question.stated is StatedAttitude.CONFESSED
    assert question.groups["defendants"] == "1"


def test_facts_that_the_row_does_not_part_are_found_in_the_judgment(tmp_path: Path) -> None:
    (question,) = SUITE.read(written(tmp_path, [{"full_text": EXPECTED[1]}]))
    assert "向他人贩卖毒品" in question.facts
    assert "判决如下" not in question.facts
    assert len(question.id) == 16


def test_the_same_case_twice_has_two_ids(tmp_path: Path) -> None:
    row = {"text_id": "a1", "text": FACTS, "fd": EXPECTED[0]}
    assert [question.id for question in SUITE.read(written(tmp_path, [row, row]))] == ["a1", "a1-2"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"text": FACTS}, "fd"),
        ({"text": 3, "fd": EXPECTED[0]}, "text"),
        ({"text": FACTS, "fd": ["", ""]}, "fd"),
        ({"full_text": "判决如下"}, "fact"),
    ],
)
def test_a_row_that_is_none_is_refused_with_its_line(tmp_path: Path, row: dict[str, Any], expected: str) -> None:
    file = written(tmp_path, [{"text": FACTS, "fd": EXPECTED[0]}, row])
    with pytest.raises(EvaluationError) as refused:
        SUITE.read(file)
    assert refused.value.kind == "data"
    told = say(refused.value.message, "zh")
    assert "第 2 行" in told
    assert f"“{expected}”" in told


def test_a_file_of_no_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError):
        SUITE.read(written(tmp_path, []))


def test_the_prompt_is_the_programs_or_the_benchmarks_own(tmp_path: Path) -> None:
    (question,) = SUITE.read(written(tmp_path, [{"text": FACTS, "fd": EXPECTED[0]}]))
    product = SUITE.turns(question, Prompt.PRODUCT, None)
    assert product[-1]["content"].endswith("【到案后的态度】坦白")
    own = SUITE.turns(question, Prompt.OWN, "其他")
    assert own[0]["content"] == "你是一个法律助理，提供帮助。"
    assert own[1]["content"].startswith(f"\n案件事实：{FACTS}\n请根据上面提供的事实描述，生成一篇完整且具有法律效力的")
    assert own[1]["content"].endswith("语言应正式、客观、清晰\n")


def test_perfect_and_damaged_answers(tmp_path: Path) -> None:
    file = written(tmp_path, [{"text": FACTS, "fd": text} for text in EXPECTED])
    perfect = figures(answered(SUITE, file, EXPECTED))
    assert all(perfect[name] == 1.0 for name in ("judge-prison", "judge-charge-f1", "charges-exact", "term-exact"))
    damaged = (
        "",
        "\x00�" * 40,
        "判决如下" * 500,
        "《" * 300 + "刑法》第" + "一" * 5000 + "条",
        "罚金" + "一" * 9999 + "元",
    )
    wrong = figures(answered(SUITE, file, damaged))
    assert wrong["judge-charge-f1"] == 0.0
    assert wrong["readable"] == 0.0
    assert list(wrong) == list(perfect)


def test_what_a_baseline_says_is_read_back_alike() -> None:
    outcomes = (
        Outcome(frozenset({"盗窃罪", "诈骗罪"}), frozenset({264, 266}), 38, general=frozenset({69}), fine_yuan=15_000),
        Outcome(frozenset({"故意杀人罪"}), frozenset({232}), life=True),
        Outcome(frozenset({"危险驾驶罪"}), frozenset({133}), 2, kind=SentenceKind.DETENTION, probation_months=4),
        Outcome(frozenset({"交通肇事罪"}), kind=SentenceKind.EXEMPT),
    )
    read = [read_document(short_judgment(outcome, "甲")) for outcome in outcomes]
    assert [(each.months, each.yuan) for each in read] == [(38, 15_000), (240, -1), (2, -1), (0, -1)]
    assert [each.charges for each in read] == [outcome.charges for outcome in outcomes]
    assert [{int(number) for number in each.articles} for each in read] == [{264, 266, 69}, {232}, {133}, set()]


def test_an_outcome_that_is_none_says_nothing(tmp_path: Path) -> None:
    (question,) = suite_named("judge").read(written(tmp_path, [{"text": FACTS, "fd": EXPECTED[0]}]))
    assert SUITE.predicted(question, None) == Row(question, None, "")


@needs_real_data(SHARED)
def test_real_judgments_are_read_and_score_full_marks_against_themselves() -> None:
    questions = SUITE.read(SHARED)
    assert len(questions) == 297
    assert sum(bool(question.truth.charges) for question in questions) >= 295
    texts = [(question.own["answer"], question.own["answer"]) for question in questions]
    assert {measure.value() for measure in score_measures(texts)} == {1.0}
