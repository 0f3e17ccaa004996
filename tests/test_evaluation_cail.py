"""CAIL2018: its official scores, its file read in every shape that people have it in, its labels and the program's."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from resources.benchmarks.labels import cail_articles, cail_charges
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.cail import CailSuite
from trainer.evaluation.suites.cail_form import in_form
from trainer.evaluation.suites.cail_scores import cail_measures
from trainer.evaluation.suites.suite import Prompt
from trainer.judgment.types import SentenceKind
from trainer.samples.prompt import StatedAttitude

SUITE = CailSuite()
DEV = DATA / "cail_dev.jsonl"
LIFE, DEATH, NONE = -1, -2, -3


def form(charges: Sequence[str] = (), articles: Sequence[int] = (), months: int = NONE) -> str:
    return json.dumps(
        {
            "accusation": [cail_charges().index(name) + 1 for name in charges],
            "articles": [cail_articles().index(number) + 1 for number in articles],
            "imprisonment": months,
        }
    )


MURDER, DRUGS, FENCE = "故意杀人", "走私、贩卖、运输、制造毒品", "窝藏、转移、收购、销售赃物"
TRUTHS = (
    form(["盗窃"], [264], 8),
    form([DRUGS], [347], 180),
    form(["盗窃", "抢劫"], [264, 263], 120),
    form([MURDER], [232], LIFE),
    form([MURDER], [232], DEATH),
    form(["危险驾驶"], [133], 2),
    form([FENCE], [312], 0),
)
ODD = (
    form(["盗窃", "抢劫"], [264, 264], 9),
    form([DRUGS], [347, 264], LIFE),
    form(["抢劫"], [263], 150),
    form([MURDER], [], DEATH),
    form([MURDER, "盗窃"], [232], DEATH),
    form([], [133], 0),
    form(["掩饰、隐瞒犯罪所得、犯罪所得收益"], [312], 0),
)


# Computed with the benchmark's own judger/judger.py and lists (github.com/china-ai-law-challenge/CAIL2018 at 599781f).
@pytest.mark.parametrize(
    ("said", "scores"),
    [
        pytest.param(TRUTHS, (1.0, 1.0, 1.0), id="perfect"),
        pytest.param([form()] * 7, (0.48514851485148514, 0.48360655737704916, 0.0), id="empty"),
        pytest.param(
            [form(["盗窃"], [264], 12)] * 7, (0.6195819581958196, 0.6181542197935641, 0.1142857142857143), id="constant"
        ),
        pytest.param(
            [form(["诈骗"], [266], 300 if place == 4 else DEATH) for place in range(7)],
            (0.48267326732673266, 0.4808743169398907, 0.0),
            id="wrong",
        ),
        pytest.param(ODD, (0.8030115511551156, 0.8977231329690345, 0.5428571428571428), id="odd"),
    ],
)
def test_official_scores_are_those_of_the_benchmarks_own_script(
    said: Sequence[str], scores: tuple[float, float, float]
) -> None:
    measures = cail_measures(list(zip(TRUTHS, said, strict=True)))
    # A byte each: all of CAIL's test cases, of several models, are to fit into memory.
    assert [each.parts.itemsize for each in measures[:2]] == [1, 1]
    assert [measure.value() for measure in measures] == pytest.approx(scores, abs=1e-12)
    assert all(measure.official for measure in measures)


def test_a_part_of_the_cases_scores_as_if_there_were_no_others() -> None:
    whole = cail_measures(list(zip(TRUTHS, ODD, strict=True)))
    part = cail_measures([(TRUTHS[place], ODD[place]) for place in (0, 3, 6)])
    assert [measure.value([0, 3, 6]) for measure in whole] == pytest.approx([measure.value() for measure in part])


def row(**changed: Any) -> dict[str, Any]:
    term = {"death_penalty": False, "life_imprisonment": False, "imprisonment": 8}
    meta = {
        "relevant_articles": [264],
        "accusation": ["盗窃"],
        "punish_of_money": 1000,
        "criminals": ["甲"],
        "term_of_imprisonment": term | changed.pop("term", {}),
    }
    return {"fact": changed.pop("fact", "被告人甲盗窃手机一部，归案后如实供述。"), "meta": meta | changed}


def read(folder: Path, content: str | bytes) -> list[Question]:
    file = folder / "cases.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SUITE.read(file)


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)


SHAPES = {
    "lines": lines(row(), row(fact="乙")).encode(),
    "mark": b"\xef\xbb\xbf" + lines(row(), row(fact="乙")).encode(),
    "gb18030": lines(row(), row(fact="乙")).encode("gb18030"),
    "utf-16": lines(row(), row(fact="乙")).encode("utf-16"),
    "blank lines": ("\n" + lines(row()) + "\r\n\n" + lines(row(fact="乙"))).encode(),
    "array": json.dumps([row(), row(fact="乙")], ensure_ascii=False).encode(),
    "array over lines": json.dumps([row(), row(fact="乙")], ensure_ascii=False, indent=2).encode(),
    "objects over lines": "\n".join(json.dumps(each, indent=1) for each in (row(), row(fact="乙"))).encode(),
    "gzip": gzip.compress(lines(row(), row(fact="乙")).encode("gb18030")),
}


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_file_is_read_in_whatever_shape_it_is(shape: str, tmp_path: Path) -> None:
    first, second = read(tmp_path, SHAPES[shape])
    assert first.facts == "被告人甲盗窃手机一部，归案后如实供述。"
    assert first.truth == Outcome(frozenset({"盗窃罪"}), frozenset({264}), 8, fine_yuan=1000)
    assert second.facts == "乙"
    assert first.id != second.id


@pytest.mark.parametrize(
    "changed",
    [
        {"accusation": "盗窃"},
        {"accusation": "盗窃罪；"},
        {"relevant_articles": 264},
        {"relevant_articles": ["264"]},
        {"relevant_articles": ["第二百六十四条之一", 264.0]},
        {"relevant_articles": "刑法第264条"},
        {"punish_of_money": "1000"},
        {"punish_of_money": 1000.0},
        {"term": {"imprisonment": "8", "life_imprisonment": "false", "death_penalty": 0}},
        {"criminals": "甲"},
    ],
)
def test_what_is_surely_meant_is_read(changed: dict[str, Any], tmp_path: Path) -> None:
    """A charge that stood as a text was taken for its letters: 盗窃 scored as 盗罪 and 窃罪."""
    assert read(tmp_path, lines(row(**changed)))[0] == read(tmp_path, lines(row()))[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lines(row(), row(accusation=[1])), "第 2 行：字段“accusation”应为罪名"),
        (lines(row(), row(accusation=None)), "第 2 行：缺少字段“accusation”，应为罪名"),
        (lines(row(), row(relevant_articles=["盗窃"])), "第 2 行：字段“relevant_articles”应为刑法条文"),
        (lines(row(punish_of_money="很多")), "第 1 行：字段“punish_of_money”应为不小于 0 的整数"),
        (lines(row(term={"imprisonment": -3})), "第 1 行：字段“imprisonment”应为"),
        (lines(row(term={"life_imprisonment": "maybe"})), "第 1 行：字段“life_imprisonment”应为true 或 false"),
        (lines(row(), {"fact": "甲"}), "第 2 行：缺少字段“meta”，应为JSON 对象"),
        (lines(row(fact=" ")), "第 1 行：字段“fact”应为非空的文字"),
        (lines(row()) + '{"fact": "甲\n', "第 2 行：不是完整的 JSON"),
        (lines(row()) + "[1]\n", "第 2 行：应为 JSON 对象"),
        (json.dumps([row(), row(), 3], indent=2), "行：应为 JSON 对象"),
        ("", "中没有案件"),
        (b"PAR1" + bytes(range(256)) * 4, "已损坏或不完整"),
        (gzip.compress(lines(row()).encode())[:-12], "已损坏或不完整"),
        ("fact,meta\n甲,1\n", "无法作为案件文件读取"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" * 9, "无法作为案件文件读取（内容是 doc）"),
    ],
)
def test_what_is_no_case_is_refused_in_one_sentence(content: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=re.escape(told)) as caught:
        read(tmp_path, content)
    assert "\n" not in str(caught.value)
    assert caught.value.kind == "data"


def answer(text: str) -> Answer:
    return Answer(text, "stop", 1.0)


VERDICT = (
    "本院认为，被告人甲的行为已构成{charge}罪。依照《中华人民共和国刑法》第三百一十二条、第六十七条第三款之规定，判决如下："
    "被告人甲犯{charge}罪，判处有期徒刑六个月，并处罚金人民币一千元。"
)


def test_an_answer_is_read_into_the_benchmarks_form(tmp_path: Path) -> None:
    question = read(tmp_path, lines(row(accusation=[f"[{FENCE[:-2]}]赃物"], relevant_articles=[312])))[0]
    said = SUITE.row(question, answer(VERDICT.format(charge="掩饰、隐瞒犯罪所得")), Prompt.PRODUCT)
    # The name of 2018 that is right stands for today's name of the same crime.
    assert in_form(said.text) == json.loads(form([FENCE], [312], 6))
    assert said.said is not None
    assert (said.said.general, said.said.kind) == (frozenset({67}), SentenceKind.FIXED_TERM)
    other = read(tmp_path, lines(row()))[0]
    said = SUITE.row(other, answer(VERDICT.format(charge="掩饰、隐瞒犯罪所得")), Prompt.PRODUCT)
    assert len(in_form(said.text)["accusation"]) == 1
    assert SUITE.row(other, answer("无法判断。"), Prompt.PRODUCT).text == form()
    assert SUITE.predicted(other, Outcome(frozenset({"集资诈骗罪"}), death=True)).text == form(["集资诈骗"], [], DEATH)


def test_a_charge_that_the_benchmark_does_not_have_cannot_be_said_in_its_form(tmp_path: Path) -> None:
    question = read(tmp_path, lines(row()))[0]
    text = SUITE.predicted(question, Outcome(frozenset({"高空抛物罪"}), frozenset({291}), 6)).text
    assert in_form(text) == json.loads(form([], [291] if 291 in cail_articles() else [], 6))


def test_the_attitude_that_the_facts_tell_is_stated(tmp_path: Path) -> None:
    facts = (
        "被告人甲盗窃手机一部，归案后如实供述。",
        "被告人甲盗窃手机一部，归案后拒不认罪。",
        "被告人甲盗窃手机一部。",
    )
    questions = read(tmp_path, lines(*(row(fact=fact) for fact in facts)))
    assert [question.stated for question in questions] == [
        StatedAttitude.CONFESSED,
        StatedAttitude.DENIED,
        StatedAttitude.NOT_STATED,
    ]
    assert [question.groups["attitude"] for question in questions] == ["confessed", "denied", "not-stated"]
    asked = SUITE.turns(questions[1], Prompt.PRODUCT, None)[-1]["content"]
    assert asked.endswith("【到案后的态度】拒不认罪")


def test_measures_do_not_depend_on_what_was_answered(tmp_path: Path) -> None:
    questions = read(tmp_path, lines(row(), row(fact="乙", term={"imprisonment": 0})))
    right = SUITE.measures([SUITE.predicted(each, each.truth) for each in questions])
    silent = SUITE.measures([SUITE.predicted(each, None) for each in questions])
    assert [each.name for each in right] == [each.name for each in silent]
    assert [each.name for each in right][:3] == ["cail-charges", "cail-articles", "cail-terms"]
    values = {each.name: each.value() for each in right}
    assert values["cail-terms"] == values["charges-exact"] == values["fine-within-20-percent"] == 1
    assert {each.name: each.value() for each in silent}["readable"] == 0
    assert "term-cail-score" not in values  # the official one stands for it


@needs_real_data(DEV)
def test_the_perfect_answer_to_real_cases_scores_1() -> None:
    questions = SUITE.read(DEV)
    assert len(questions) == len({question.id for question in questions}) == 300
    values = {each.name: each.value() for each in SUITE.measures([SUITE.predicted(q, q.truth) for q in questions])}
    assert [values[name] for name in ("cail-charges", "cail-articles", "cail-terms")] == pytest.approx([1, 1, 1])
    assert sum(question.stated is not StatedAttitude.NOT_STATED for question in questions) > 60
