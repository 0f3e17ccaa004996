"""The suites as tasks of lm-evaluation-harness: what is asked and scored, and the files that it looks for.

The harness itself is asked by ``python -m tests.bench lm_eval_peer``, in an environment of its own.
"""

from __future__ import annotations

import ast
import json
from math import isnan
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_evaluation_run import cail_row
from trainer.__main__ import main
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.outside.harness_suite import HarnessSuite
from trainer.evaluation.outside.harness_tasks import TASKS, harness_tasks
from trainer.evaluation.suites.cail import CailSuite
from trainer.evaluation.suites.suite import Prompt
from trainer.evaluation.suites.suites import SUITES, suite_named

THEFT = "被告人甲某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。"


class Function(str):
    """What stands behind !function."""


class Loader(yaml.SafeLoader):
    """As the harness reads its files, but for the functions' import."""


Loader.add_constructor("!function", lambda loader, node: Function(loader.construct_scalar(node)))  # type: ignore[no-untyped-call]


def tasks() -> dict[str, dict[str, Any]]:
    return {file.stem: yaml.load(file.read_bytes(), Loader) for file in TASKS.glob("*.yaml")}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    file = tmp_path / "cases.jsonl"
    rows = [cail_row(1, "盗窃", 264, 6), cail_row(2, "诈骗", 266, 8), cail_row(3, "盗窃", 264, 12)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_every_suite_is_a_task_with_each_of_its_prompts() -> None:
    wanted = {
        f"criminal_law_{name.replace('-', '_')}_{prompt}": {"version": 1, "suite": name, "prompt": prompt}
        for name in SUITES
        for prompt in suite_named(name).card.prompts
    }
    found = tasks()
    assert {name: config["metadata"] for name, config in found.items()} == wanted
    assert {config["task"] for config in found.values()} == set(harness_tasks()) == set(wanted)
    assert {config["class"] for config in found.values()} == {Function("suite_task.SuiteTask")}


def test_the_class_that_the_files_name_is_there_and_knows_the_harness_and_us_alone() -> None:
    tree = ast.parse((TASKS / "suite_task.py").read_text(encoding="utf-8"))
    assert "SuiteTask" in {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    imported = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    others = {str(name).split(".")[0] for name in imported} - {
        "__future__",
        "collections",
        "functools",
        "pathlib",
        "typing",
    }
    assert others == {"lm_eval", "trainer"}


def test_the_harness_gets_the_figures_that_the_suite_gives(cases: Path) -> None:
    suite = CailSuite()
    questions = suite.read(cases)
    asked = HarnessSuite(suite, Prompt.PRODUCT, cases)
    texts = [THEFT, "<think>他认罪。</think>" + THEFT, ""]
    answered = [(question.id, text) for question, text in zip(questions, texts, strict=True)]
    plain = [THEFT, THEFT, ""]
    rows = [
        suite.row(question, Answer(text, "stop", 0.0), Prompt.PRODUCT)
        for question, text in zip(questions, plain, strict=True)
    ]
    ours = {measure.name: measure.value() for measure in suite.measures(rows)}
    assert ours["charges-exact"] == pytest.approx(1 / 3)
    assert {name: asked.figure(name, answered) for name in asked.higher_is_better} == ours


def test_what_is_less_is_better_is_told_so(cases: Path) -> None:
    better = HarnessSuite(CailSuite(), Prompt.PRODUCT, cases).higher_is_better
    assert (better["cail-charges"], better["term-log-distance"]) == (True, False)


def test_a_figure_that_few_cases_do_not_have_is_no_number(cases: Path) -> None:
    asked = HarnessSuite(CailSuite(), Prompt.PRODUCT, cases)
    first = asked.documents()[0]["id"]
    assert isnan(asked.figure("no-such-figure", [(first, THEFT)]))
    assert asked.figure("charges-exact", [(first, THEFT)]) == 1.0


def test_documents_are_plain_and_the_prompt_is_the_suites(cases: Path) -> None:
    suite = CailSuite()
    asked = HarnessSuite(suite, Prompt.PRODUCT, cases)
    documents = asked.documents()
    assert json.loads(json.dumps(documents)) == documents
    (question, *_) = suite.read(cases)
    assert documents[0] == {"id": question.id, "facts": question.facts, "answer": question.own["form"]}
    assert asked.turns(question.id, "你是法官。") == suite.turns(question, Prompt.PRODUCT, "你是法官。")


def test_the_command_prints_the_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["harness"]) == 0
    assert capsys.readouterr().out.strip() == str(TASKS)
    assert main(["harness", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["folder"] == str(TASKS)
    assert "criminal_law_cail_product" in told["tasks"]
