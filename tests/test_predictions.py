"""Answers in the forms that benchmarks' own scripts read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.test_evaluation_run import cail_row
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure, mean_measure
from trainer.evaluation.outside.model_folders import model_folders
from trainer.evaluation.outside.predictions import write_predictions
from trainer.evaluation.suites.cail import CailSuite
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.samples.prompt import Turn, prompt_turns


@dataclass(frozen=True)
class PlainSuite:
    """Asks for the facts as they are, and takes the answer as it is."""

    card: SuiteCard

    def read(self, path: Path) -> list[Question]:
        return [Question(line, line, Outcome(), own={"answer": line[::-1]}) for line in path.read_text().splitlines()]

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        return Row(question, None, answer.text, answer)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "")

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return [mean_measure("readable", [row.text == row.question.own["answer"] for row in rows])]


def plain_suite(name: str) -> PlainSuite:
    return PlainSuite(SuiteCard(name, "", "", "MIT"))


def rows_of(answers: dict[str, str], right: dict[str, str] | None = None) -> list[Row]:
    own = right or answers
    return [
        Row(Question(name, name, Outcome(), own={"answer": own[name]}), None, text) for name, text in answers.items()
    ]


def test_opencompass_has_each_question_by_its_place(tmp_path: Path) -> None:
    predicted = {
        "base:q4": rows_of({"甲": "一", "乙": ""}, {"甲": "一", "乙": "二"}),
        "own": rows_of({"甲": "三", "乙": "四"}),
    }
    files = write_predictions(tmp_path, plain_suite("lawbench-3-1"), Prompt.OWN, predicted, {"own": "你是法官。"})
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "opencompass/own/base_q4/3-1.json",
        "opencompass/own/own/3-1.json",
    ]
    base, own = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    assert list(base) == ["0", "1"]
    assert (base["1"]["prediction"], base["1"]["gold"], base["1"]["refr"]) == ("", "二", "二")
    assert [turn["role"] for turn in base["0"]["origin_prompt"]] == ["SYSTEM", "HUMAN"]
    assert own["0"]["origin_prompt"][0] == {"role": "SYSTEM", "prompt": "你是法官。"}


def test_judge_gets_the_judgments_of_the_same_cases(tmp_path: Path) -> None:
    predicted = {"base": rows_of({"a1": "判决一", "a2": "第二行\n判决"}, {"a1": "真一", "a2": "真二"})}
    written = write_predictions(tmp_path, plain_suite("judge"), Prompt.PRODUCT, predicted)
    assert [file.relative_to(tmp_path).as_posix() for file in written] == [
        "opencompass/product/base/judge.json",
        "judge/product/generated/base.jsonl",
        "judge/product/expected.jsonl",
    ]
    generated, expected = ([json.loads(line) for line in lines_of(file)] for file in written[1:])
    assert generated == [{"id": "a1", "document": "判决一"}, {"id": "a2", "document": "第二行\n判决"}]
    assert expected == [{"id": "a1", "document": "真一"}, {"id": "a2", "document": "真二"}]


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def test_cail_gets_numbers_of_labels_and_the_truth_in_the_form_of_the_cases(tmp_path: Path) -> None:
    """盗窃 is line 190 of accu.txt, 264 line 58 of law.txt."""
    cases = tmp_path / "cases.jsonl"
    cases.write_text(f"{cail_row(1, '盗窃', 264, 6)}\n{cail_row(2, '故意杀人', 232, 180)}\n", encoding="utf-8")
    suite = CailSuite()
    questions = suite.read(cases)
    said = Outcome(frozenset({"盗窃罪"}), frozenset({264}), life=True)
    predicted = {"base": [suite.predicted(questions[0], said), suite.predicted(questions[1], None)]}
    written = write_predictions(tmp_path, suite, Prompt.PRODUCT, predicted)
    assert [file.relative_to(tmp_path).as_posix() for file in written] == [
        "opencompass/product/base/cail.json",
        "cail/product/output/base/cases.json",
        "cail/product/truth/cases.json",
    ]
    output, truth = ([json.loads(line) for line in lines_of(file)] for file in written[1:])
    assert output == [
        {"accusation": [190], "articles": [58], "imprisonment": -1},
        {"accusation": [], "articles": [], "imprisonment": -3},
    ]
    as_published = [json.loads(line)["meta"] for line in lines_of(cases)]
    for mine, theirs in zip(truth, as_published, strict=True):
        assert mine["meta"].items() <= theirs.items()


def test_folders_are_names_everywhere_and_unlike_each_other() -> None:
    models = ["demo/qwen3:q4", "demo_qwen3_q4", "DEMO_qwen3:q4", ".", ".hidden ", "../up", "nul.gguf", "模" * 300]
    assert list(model_folders(models).values()) == [
        "demo_qwen3_q4",
        "demo_qwen3_q4_2",
        "DEMO_qwen3_q4_3",
        "model",
        "hidden",
        "_up",
        "_nul.gguf",
        "模" * 60,
    ]
