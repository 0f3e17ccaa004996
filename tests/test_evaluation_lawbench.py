"""LawBench: its official scores, its questions in both prompts, its answers read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.lawbench_answers import NUMERALS, SAID, TRUTHS
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.lawbench_numbers import with_digits
from trainer.evaluation.suites.lawbench_scores import articles_said, charges_said, months_said
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import suite_named
from trainer.samples.prompt import StatedAttitude

TASKS = ("3-1", "3-3", "3-4", "3-5")
REAL = {task: DATA / f"lawbench_dev_{task}.jsonl" for task in TASKS}

# Computed with the benchmark's own evaluation_functions (github.com/open-compass/LawBench at e30981b, cn2an 0.5.22):
# score and share of abstentions.
OFFICIAL = {
    ("3-1", "perfect"): (1.0, 0.0),
    ("3-1", "empty"): (0.0, 1.0),
    ("3-1", "constant"): (0.25, 0.0),
    ("3-1", "wrong"): (0.0, 0.0),
    ("3-1", "odd"): (0.5, 0.0),
    ("3-3", "perfect"): (0.75, 0.25),
    ("3-3", "empty"): (0.0, 1.0),
    ("3-3", "constant"): (0.25, 0.0),
    ("3-3", "wrong"): (0.0, 0.0),
    ("3-3", "odd"): (0.5416666666666666, 0.0),
    ("3-4", "perfect"): (1.0, 0.0),
    ("3-4", "empty"): (0.0, 0.8),
    ("3-4", "constant"): (0.7148616709989905, 0.0),
    ("3-4", "wrong"): (-0.7409030353453111, 0.0),
    ("3-4", "odd"): (0.7035592040830996, 0.2),
}
# By cn2an 0.5.22; 120,000 made texts of these characters were converted alike by both.
CONVERTED = {
    "二百六十四": "264",
    "第三百零五条": "第305条",
    "一百三十三条之一": "133条之1",
    "三百四": "340",
    "两年半": "2年0.5",
    "一年六个月": "1年6个月",
    "廿四个月": "24个月",
    "十": "10",
    "百": "百",
    "千分之三": "千分之3",
    "百分之二十": "20%",
    "三分之一": "1/3",
    "零下五摄氏度": "0下5℃",
    "1.5万元": "1.5万元",
    "12万年": "120000年",
    "一万零十": "10010",
    "二〇一六年三月十二日": "2〇16年3月12日",
    "二零一六年": "2016年",
    "三点一四": "3.14",
    "负三": "-3",
    "一二三四": "1234",
    "十万二": "102000",
    "三亿四千万": "340000000",
    "壹佰": "壹佰",
    "一百十五": "105",
    "六 个月": "6 个月",
    "拘役四个月": "拘役4个月",
    "3百5十年": "350年",
}


def suite(task: str) -> Suite:
    return suite_named(f"lawbench-{task}")


def questions(folder: Path, task: str, answers: list[str], question: str = "事实:甲\r\n罪名:盗窃。") -> list[Question]:
    file = folder / f"{task}.json"
    rows = [{"instruction": "请回答。", "question": question, "answer": answer} for answer in answers]
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return suite(task).read(file)


def official(task: str, asked: list[Question], texts: list[str]) -> tuple[float | None, float | None]:
    rows = [
        suite(task).row(question, Answer(text, "stop", 0.0), Prompt.OWN)
        for question, text in zip(asked, texts, strict=True)
    ]
    score, abstained, *_ = suite(task).measures(rows)
    assert score.official
    return score.value(), abstained.value()


@pytest.mark.parametrize(("task", "answers"), sorted(OFFICIAL))
def test_scores_are_those_of_the_benchmarks_own_script(task: str, answers: str, tmp_path: Path) -> None:
    asked = questions(tmp_path, task, TRUTHS[task])
    assert official(task, asked, SAID[task][answers]) == pytest.approx(OFFICIAL[task, answers], abs=1e-12)


def test_numerals_are_converted_as_its_library_does() -> None:
    assert {text: with_digits(text) for text in NUMERALS} == CONVERTED


def test_what_an_answer_says() -> None:
    assert articles_said("第二百六十四条、第67条") == {264, 67}
    assert articles_said("第二百六十四条、第67条第三款") == {264}  # an oddity of the benchmark, kept: all up to 款 goes
    assert charges_said("犯盗窃罪") == {"盗窃"}
    assert months_said("有期徒刑一年六个月") == 6  # likewise
    assert months_said("有期徒刑三年") == 36
    assert months_said("不知道") is None
    assert months_said("9" * 5000 + "月") is not None


def test_each_prompt_has_its_words(tmp_path: Path) -> None:
    question = "事实:被告人张某盗窃手机，归案后如实供述。\r\n罪名:盗窃。法条:刑法第264条"
    (asked,) = questions(tmp_path, "3-4", ["刑期:4个月"], question)
    assert suite("3-4").turns(asked, Prompt.OWN, "ignored") == [{"role": "user", "content": f"请回答。\n{question}"}]
    system, user = suite("3-4").turns(asked, Prompt.PRODUCT, None)
    assert system["role"] == "system"
    assert user["content"] == "【犯罪事实】\n被告人张某盗窃手机，归案后如实供述。\n【到案后的态度】坦白"
    assert asked.stated is StatedAttitude.CONFESSED
    assert asked.groups["charge"] == "盗窃罪"
    assert asked.truth == Outcome(months=4)


VERDICT = (
    "本院认为，被告人甲的行为已构成贩卖毒品罪。依照《中华人民共和国刑法》第三百四十七条第四款、第六十七条第三款之规定，"
    "判决如下：被告人甲犯贩卖毒品罪，判处有期徒刑一年六个月，并处罚金人民币一千元。"
)


@pytest.mark.parametrize(
    ("task", "truth", "text"),
    [
        ("3-1", "法条:刑法第347条", "[法条]刑法第347条<eoa>"),
        ("3-3", "罪名:走私、贩卖、运输、制造毒品", "[罪名]走私、贩卖、运输、制造毒品<eoa>"),
        ("3-4", "刑期:18个月", "[刑期]18月<eoa>"),
        ("3-5", "刑期:18个月", "[刑期]18月<eoa>"),
    ],
)
def test_a_whole_judgment_is_written_in_the_benchmarks_form(task: str, truth: str, text: str, tmp_path: Path) -> None:
    (asked,) = questions(tmp_path, task, [truth])
    row = suite(task).row(asked, Answer(VERDICT, "stop", 0.0), Prompt.PRODUCT)
    assert row.text == text
    values = {measure.name: measure.value() for measure in suite(task).measures([row])}
    assert (values["lawbench-score"], values["lawbench-abstention"]) == (1, 0)
    unreadable = suite(task).row(asked, Answer("无法判断。", "stop", 0.0), Prompt.PRODUCT)
    values = {measure.name: measure.value() for measure in suite(task).measures([unreadable])}
    assert (values["lawbench-score"], values["lawbench-abstention"], values["readable"]) == (0, 1, 0)


def test_only_what_is_asked_is_measured(tmp_path: Path) -> None:
    (asked,) = questions(tmp_path, "3-3", ["罪名:盗窃"])
    names = [measure.name for measure in suite("3-3").measures([suite("3-3").predicted(asked, asked.truth)])]
    assert [name for name in names if name.startswith(("articles", "term", "fine", "kind", "probation"))] == []
    assert "charges-exact" in names


def test_a_sentence_without_months_abstains(tmp_path: Path) -> None:
    asked = questions(tmp_path, "3-4", ["刑期:4个月", "刑期:死刑"])
    rows = [suite("3-4").predicted(question, Outcome(life=True)) for question in asked]
    assert rows[0].text == "[刑期]无期徒刑<eoa>"
    score, abstained, *_ = suite("3-4").measures(rows)
    assert (score.value(), abstained.value()) == (0, 0.5)  # the case of death counts among those that it is divided by


@pytest.mark.parametrize("task", TASKS)
def test_an_answer_of_another_task_is_refused(task: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"第 1 行：字段“answer”应为以“.*”开头的标准答案"):
        questions(tmp_path, task, ["答案:A"])


@pytest.mark.parametrize("task", TASKS)
def test_real_questions_are_told_by_their_content(task: str, tmp_path: Path) -> None:
    question = "事实:甲\r\n罪名:盗窃。法条:刑法第264条" + ("。法条内容：盗窃公私财物" if task == "3-5" else "")
    answer = {"3-1": "法条:刑法第264条", "3-3": "罪名:盗窃"}.get(task, "刑期:4个月")
    questions(tmp_path, task, [answer], question)
    assert suite_of_file(tmp_path / f"{task}.json") == f"lawbench-{task}"


@needs_real_data(*REAL.values())
@pytest.mark.parametrize(
    ("task", "constant", "perfect", "always"),
    # Computed with the benchmark's own script on the same 350 rows.
    [
        ("3-1", "刑法第264条", 1.0, 0.04352380952380951),
        ("3-3", "盗窃", 0.9356394557823132, 0.055714285714285716),
        ("3-4", "18月", 1.0, 0.8162950922460821),
        ("3-5", "18月", 1.0, 0.8162950922460821),
    ],
)
def test_real_questions_score_as_published(task: str, constant: str, perfect: float, always: float) -> None:
    asked = suite(task).read(REAL[task])
    assert len({question.id for question in asked}) == len(asked) == 350
    assert all(question.facts and not question.facts.startswith("事实") for question in asked)
    texts = [question.own["answer"] for question in asked]
    assert official(task, asked, texts)[0] == pytest.approx(perfect, abs=1e-12)
    assert official(task, asked, [constant] * 350)[0] == pytest.approx(always, abs=1e-12)
