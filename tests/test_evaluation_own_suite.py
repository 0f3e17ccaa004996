"""A suite of the user's own: its description, its cases, its prompt, what is told of a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resources.messages.wording import say
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.own_answers import said_in
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import suite_named
from trainer.samples.prompt import StatedAttitude

DESCRIBED = """
name = "ours"
title = "本所留出的案件"
file = "cases.jsonl"

[fields]
facts = "案情"
id = "编号"
charges = "结果.罪名"
articles = "结果.法条"
months = "结果.刑期"
fine = "结果.罚金"
attitude = "态度"

[prompt]
text = "案情：{facts}\\n编号：{编号}\\n请答刑期。"
system = "你是法官。"

[scoring]
kind = "months"
"""
CASE = {
    "案情": "被告人张某盗窃手机一部，归案后如实供述。",
    "编号": "7",
    "结果": {"罪名": "盗窃", "法条": ["264", "67"], "刑期": "8", "罚金": 1000},
    "态度": "",
}


def described(folder: Path, text: str = DESCRIBED, *cases: object) -> tuple[Suite, Path]:
    file = folder / "ours.toml"
    file.write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases or (CASE,))
    (folder / "cases.jsonl").write_text(lines, encoding="utf-8")
    return suite_named(str(file)), file


def test_cases_are_read_by_the_fields_that_the_file_names(tmp_path: Path) -> None:
    suite, file = described(tmp_path)
    assert suite_of_file(file) == str(file)
    (question,) = suite.read(file)
    assert question.id == "7"
    assert question.truth == Outcome(
        frozenset({"盗窃罪"}), frozenset({264}), 8, general=frozenset({67}), fine_yuan=1000
    )
    assert question.stated is StatedAttitude.CONFESSED  # by the facts, as no attitude is stated
    assert say(suite.card.title, "en") == "本所留出的案件"
    (other,) = suite.read(tmp_path / "cases.jsonl")
    assert other == question


def test_cases_that_are_called_alike_and_a_file_without_a_name(tmp_path: Path) -> None:
    suite, file = described(tmp_path, DESCRIBED, CASE, CASE, CASE | {"编号": "7-2"})
    assert [question.id for question in suite.read(file)] == ["7", "7-2", "7-2-2"]
    odd = tmp_path / "本所 案件(2).toml"
    odd.write_text(DESCRIBED.replace('name = "ours"\n', ""), encoding="utf-8")
    assert suite_named(str(odd)).card.name == "本所-案件-2-"


def test_its_own_prompt_and_the_programs(tmp_path: Path) -> None:
    suite, file = described(tmp_path)
    (question,) = suite.read(file)
    assert suite.card.prompts == (Prompt.OWN, Prompt.PRODUCT)
    system, user = suite.turns(question, Prompt.OWN, "ignored")
    assert (system["content"], user["content"]) == ("你是法官。", f"案情：{CASE['案情']}\n编号：7\n请答刑期。")
    assert suite.turns(question, Prompt.PRODUCT, None)[-1]["content"].endswith("【到案后的态度】坦白")
    row = suite.row(question, Answer("有期徒刑八个月", "stop", 1.0), Prompt.OWN)
    assert {each.name: each.value() for each in suite.measures([row])}["term-exact"] == 1


def test_without_a_prompt_the_programs_alone(tmp_path: Path) -> None:
    suite, _ = described(tmp_path, DESCRIBED[: DESCRIBED.index("[prompt]")])
    assert suite.card.prompts == (Prompt.PRODUCT,)


@pytest.mark.parametrize(
    ("scoring", "text", "said"),
    [
        ("charges", "罪名：盗窃、诈骗罪", Outcome(frozenset({"盗窃罪", "诈骗罪"}))),
        ("charges", "[罪名]盗窃;贩卖毒品<eoa>", Outcome(frozenset({"盗窃罪", "走私、贩卖、运输、制造毒品罪"}))),
        ("articles", "刑法第二百六十四条、第67条", Outcome(articles=frozenset({264}))),
        ("articles", "264", Outcome(articles=frozenset({264}))),
        ("months", "有期徒刑一年六个月", Outcome(months=18)),
        ("months", "18个月", Outcome(months=18)),
        ("months", "三年", Outcome(months=36)),
        ("months", "无期徒刑", Outcome(life=True)),
        ("months", "不好说", None),
    ],
)
def test_a_short_answer_is_read_by_what_was_asked(scoring: str, text: str, said: Outcome | None) -> None:
    assert said_in(text, scoring) == said  # type: ignore[arg-type]


def _read(folder: Path, text: str) -> None:
    suite, file = described(folder, text)
    suite.read(file)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('facts = "案情"', 'fact = "案情"', "“fields.fact”不是可用的项目"),
        ('facts = "案情"\n', "", "缺少“fields.facts”"),
        ('file = "cases.jsonl"', "", "缺少“file”"),
        ('kind = "months"', 'kind = "best"', "scoring.kind 不能是“best”"),
        ('name = "ours"', "name = 3", "“name”，或其值不是文字"),
        ('name = "ours"', "name = {a = 'b'}", "“name”，或其值不是文字"),
        ('facts = "案情"', "facts = {a = 'b'}", "“fields.facts”，或其值不是文字"),
        ('name = "ours"', 'name = "../ours"', "name 不能是“../ours”"),
        ('name = "ours"', 'name = ".."', "name 不能是“..”"),
        ('name = "ours"', 'name = "our cases"', "name 不能是“our cases”"),
        ('name = "ours"', 'name = "cail"', "“cail”已是程序自带的评测集"),
        ("[fields]", "[fields", "不是有效的 TOML 文件"),
        ('"结果.刑期"', '"结果.期限"', "第 1 行：缺少字段“结果.期限”，应为不小于 0 的整数"),
        ("{编号}", "{案号}", "第 1 行：缺少字段“案号”"),
        ('"结果.罪名"', '{a = "b"}', "缺少“fields.charges”，或其值不是文字"),
        ('[prompt]\ntext = "案情：{facts}\\n编号：{编号}\\n请答刑期。"', '[prompt]\ntext.a = "b"', "缺少“prompt.text”"),
        ('text = "案情：{facts}\\n编号：{编号}\\n请答刑期。"', "", "缺少“prompt.text”"),
        ("案情：{facts}\\n编号：{编号}\\n", "", "“prompt.text”对每个案件都一样；请用 {facts} 写明"),
        ('"cases.jsonl"', '"cases\\u0000.jsonl"', "缺少“file”，或其值不是文字（不可为空，不可含控制字符）"),
        ('"ours"', '" "', "缺少“name”"),
    ],
)
def test_a_mistake_in_the_description_is_told_with_its_place(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in DESCRIBED
    with pytest.raises(EvaluationError, match=told):
        _read(tmp_path, DESCRIBED.replace(old, new))


def test_a_description_in_another_encoding_is_told_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(DESCRIBED.encode("gb18030"))
    with pytest.raises(EvaluationError, match="不是 UTF-8 编码的文字；请另存为 UTF-8"):
        suite_named(str(file))


def test_a_case_is_refused_with_its_line(tmp_path: Path) -> None:
    suite, file = described(tmp_path, DESCRIBED, CASE, CASE | {"态度": "很好"})
    with pytest.raises(EvaluationError, match="第 2 行：字段“态度”应为未记载、坦白或拒不认罪"):
        suite.read(file)
    with pytest.raises(EvaluationError, match="没有名为“nothing”的评测集"):
        suite_named("nothing")
