"""Folders of evaluations that nobody ran, as a window or the command leaves them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.evaluation.asked import AskedEvaluation, AskedModel, AskedSuite, write_asked
from tests.evaluation_made import made_evaluation
from trainer.evaluation.figures.results import Results
from trainer.evaluation.reporting.cases_file import write_cases
from trainer.evaluation.reporting.results_json import results_json

TWO = (
    AskedModel("ollama", "criminal-law:q4", "criminal-law:q4"),
    AskedModel("embedded", "base-0.6b.gguf", "base-0.6b.gguf"),
)
NAMES = ("criminal-law:q4", "base-0.6b.gguf")
"""The same as the report has them."""
CAIL = {
    "fact": "2017年5月1日，被告人甲某在某市某区盗走乙某手机一部，经鉴定价值人民币2100元。",
    "meta": {
        "accusation": ["盗窃"],
        "relevant_articles": [264],
        "criminals": ["甲某"],
        "punish_of_money": 1000,
        "term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 6},
    },
}


def asked_for(models: Sequence[AskedModel] = TWO, *, samples: int = 0, made_at: float = 1.8e9) -> AskedEvaluation:
    """What a window asks of these models, on two suites."""
    suites = (
        AskedSuite("cail", "/data/test.jsonl", "product", 60),
        AskedSuite("lawbench-3-3", "/data/3-3.json", "own", 60),
    )
    return AskedEvaluation(tuple(models), suites, 0, samples, "", made_at)


def finished_folder(
    folder: Path, models: Sequence[str] = NAMES, asked: AskedEvaluation | None = None, *, cases: int = 60
) -> Results:
    """One that came to its end; what its report says."""
    made = made_evaluation(cases, models)
    folder.mkdir(parents=True, exist_ok=True)
    if asked is not None:
        write_asked(folder, asked)
    for key, rows in made.rows.items():
        suite, _, prompt = key.rpartition(" ")
        write_cases(folder, suite, prompt, rows)
    (folder / "report.json").write_text(json.dumps(results_json(made.results)), encoding="utf-8")
    (folder / "report.html").write_text("<!doctype html><title>report</title>", encoding="utf-8")
    return made.results


def within_error(results: Results) -> Results:
    """The same, with no difference that a test would tell."""
    suites = []
    for suite in results.suites:
        same = tuple(replace(each, corrected=0.4) for each in suite.differences)
        suites.append(replace(suite, differences=same))
    return replace(results, suites=tuple(suites))


def cail_file(file: Path, cases: int, first: int = 0) -> Path:
    """Made-up cases in CAIL2018's form, numbered from ``first``."""
    lines = (
        json.dumps(CAIL | {"fact": f"第{number}案：{CAIL['fact']}"}, ensure_ascii=False)
        for number in range(first, first + cases)
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file
