"""The law suite: any suite's cases, and what an answer to them breaks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.suites.law import LawSuite
from trainer.evaluation.suites.law_checks.checked_answer import checked_answer
from trainer.evaluation.suites.law_checks.measures import LAW_MEASURES, UNKNOWN_ARTICLE, UNKNOWN_CHARGE
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import suite_named
from trainer.judgment.checks.rules import RULES

FACTS = "2022年3月1日，被告人甲某在河南省某市秘密窃取他人现金人民币3000元。"
SHARED = DATA / "fulltext_judge.jsonl"


def suite() -> Suite:
    made = suite_named("law")
    assert isinstance(made, LawSuite)
    return made


def question(folder: Path) -> Question:
    meta = {
        "relevant_articles": [264],
        "accusation": ["盗窃"],
        "punish_of_money": 2000,
        "criminals": ["甲某"],
        "term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 8},
    }
    file = folder / "cail.jsonl"
    file.write_text(json.dumps({"fact": FACTS, "meta": meta}, ensure_ascii=False), encoding="utf-8")
    (asked,) = suite().read(file)
    return asked


def judgment(sentence: str, *, charge: str = "盗窃罪", article: str = "第二百六十四条", grounds: str = "") -> str:
    return (
        f"本院认为，被告人甲某以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成{charge}。{grounds}依照《中华人民共和国"
        f"刑法》{article}之规定，判决如下：\n被告人甲某犯{charge}，判处{sentence}，并处罚金人民币二千元。"
    )


def answered(asked: Question, text: str) -> Row:
    return suite().row(asked, Answer(text, "stop", 1.0), Prompt.PRODUCT)


def figures(rows: Sequence[Row]) -> dict[str, float | None]:
    return {measure.name.removeprefix("law-"): measure.value() for measure in suite().measures(rows)}


RIGHT = judgment("有期徒刑八个月")
CASES: list[tuple[str, dict[str, float | None]]] = [
    (
        RIGHT,
        {"sound": 1, "error": 0, "unknown-article": 0, "unknown-charge": 0, "in-range": 1, "in-band": 1, "in-sheet": 1},
    ),
    (judgment("有期徒刑八个月", article="第二百六十四条、第九百条"), {"sound": 0, "error": 1, "unknown-article": 1}),
    (judgment("有期徒刑八个月", charge="顺手牵羊罪"), {"sound": 0, "unknown-charge": 1, "in-range": None}),
    # Twenty years are beyond what theft allows.
    (judgment("有期徒刑二十年"), {"sound": 0, "error": 1, "in-range": 0, "in-band": 0}),
    # Within the charge's ranges, but not within that of 3,000 yuan.
    (judgment("有期徒刑六年"), {"sound": 0, "in-range": 1, "in-band": 0, "in-sheet": 0}),
    # Within the band, more than the guideline comes to.
    (judgment("有期徒刑三年"), {"sound": 1, "in-band": 1, "in-sheet": 0}),
    ("本院认为，判决如下：", {"sound": 0, "error": None, "warning": None, "in-range": None}),
    ("\x00\ufffd" * 300, {"sound": 0, "error": None, "in-band": None}),
    ("", {"sound": 0, "readable": 0, "error": None}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_an_answer_breaks(tmp_path: Path, text: str, expected: dict[str, float | None]) -> None:
    told = figures([answered(question(tmp_path), text)])
    assert tuple(f"law-{name}" for name in list(told)[: len(LAW_MEASURES)]) == LAW_MEASURES
    assert {name: told[name] for name in expected} == expected


def test_a_case_that_is_known_by_its_year_is_held_against_that_years_law(tmp_path: Path) -> None:
    """职业禁止 has been in the law since 2015-11-01: cited in 2014 it was none yet."""
    text = judgment("有期徒刑八个月", article="第二百六十四条、第三十七条之一")
    asked = question(tmp_path)
    earlier = Question(asked.id, FACTS.replace("2022", "2014"), asked.truth, groups={"year": "2014"}, own=asked.own)
    told = [checked_answer(answered(each, text)) for each in (asked, earlier)]
    rules = [{found.rule for found in each.findings} & UNKNOWN_ARTICLE for each in told if each is not None]
    assert rules == [set(), {"article-not-yet"}]


def test_what_an_answer_breaks_counts_once_whoever_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "held-out.jsonl"
    verdict = "判决如下：一、被告人甲某犯盗窃罪，判处有期徒刑八个月。二、被告人乙某犯盗窃罪，判处有期徒刑六个月。"
    answer = (
        f"本院认为，被告人甲某、乙某的行为均已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，{verdict}"
    )
    common = {"kind": "core", "stated": "未记载", "answer": answer}
    cases = [common | {"facts": f"{FACTS}（{number}）"} for number in range(2)]
    file.write_text(json.dumps(cases, ensure_ascii=False), encoding="utf-8")
    assert [(each.own["name"], each.facts[-2]) for each in suite().read(file)] == [("甲某", "0"), ("甲某", "1")]


def test_a_baselines_sentence_alone_is_measured(tmp_path: Path) -> None:
    asked = question(tmp_path)
    told = figures([suite().predicted(asked, asked.truth)])
    assert (told["sound"], told["error"], told["in-range"], told["in-band"]) == (None, None, 1.0, 1.0)
    assert figures([suite().predicted(asked, None)])["in-range"] is None


def test_months_alone_that_are_too_few_for_a_prison_term_are_of_detention(tmp_path: Path) -> None:
    asked = question(tmp_path)
    outcome = Outcome(frozenset({"危险驾驶罪"}), frozenset({133}), 2)
    assert "判处拘役二个月" in suite().predicted(asked, outcome).text
    assert figures([suite().predicted(asked, outcome)])["in-range"] == 1.0


def test_the_rules_that_are_counted_are_rules() -> None:
    assert RULES.keys() >= UNKNOWN_ARTICLE | UNKNOWN_CHARGE


@needs_real_data(SHARED)
def test_real_judgments_are_mostly_sound() -> None:
    questions = suite().read(SHARED)[:60]
    texts = {row["id"]: row["full_text"] for row in map(json.loads, SHARED.read_text(encoding="utf-8").splitlines())}
    rows = [answered(asked, texts[asked.id].partition("本院认为")[2]) for asked in questions]
    rows = [answered(row.question, f"本院认为{row.text}") for row in rows]
    told = figures(rows)
    assert (told["sound"] or 0) > 0.9
    assert (told["in-range"] or 0) > 0.95
