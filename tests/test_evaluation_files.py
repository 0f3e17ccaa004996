"""report.json and the files of cases: read back equal, and refused where they are damaged."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from tests.evaluation_made import HOSTILE, MODELS, made_evaluation
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.results import Results
from trainer.evaluation.reporting.cases_file import cases_path, read_cases, write_cases
from trainer.evaluation.reporting.figure_text import figure_text, interval_text, probability_text
from trainer.evaluation.reporting.results_json import read_report, read_results, results_json

SAFE = re.compile(r"cases-[\w.-]{1,100}\.jsonl")


@pytest.mark.parametrize("models", [MODELS, HOSTILE])
def test_results_are_read_back_equal(tmp_path: Path, models: tuple[str, ...]) -> None:
    results = made_evaluation(models=models).results
    (tmp_path / "report.json").write_text(json.dumps(results_json(results), allow_nan=False), encoding="utf-8")
    assert read_report(tmp_path / "report.json") == results


def test_what_is_no_dict_is_written_too() -> None:
    about = MappingProxyType({"seeds": {"bootstrap": 0}})
    assert read_results(json.loads(json.dumps(results_json(Results((), about))))) == Results((), dict(about))


@pytest.mark.parametrize(
    "plain", [{}, {"suites": []}, {"about": {}, "suites": [{"suite": "cail"}]}, {"about": {}, "suites": 3}, []]
)
def test_results_that_are_none_are_refused(plain: Any, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(EvaluationError) as refused:
        read_report(tmp_path / "report.json")
    assert refused.value.kind == "data"


def test_a_report_cut_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(b'{"about": {}, "sui\xe7')
    with pytest.raises(EvaluationError):
        read_report(tmp_path / "report.json")


@pytest.mark.parametrize("models", [MODELS, HOSTILE])
def test_cases_are_read_back_equal(tmp_path: Path, models: tuple[str, ...]) -> None:
    rows = made_evaluation(models=models).rows["cail product"]
    cases = read_cases(write_cases(tmp_path, "cail", "product", rows))
    for place, case in enumerate(cases):
        question = rows[models[0]][place].question
        assert (case.id, case.facts, case.stated) == (question.id, question.facts, question.stated)
        assert case.truth == question.truth
        assert case.groups == question.groups
        assert case.said == {name: of_one[place].said for name, of_one in rows.items()}
    assert len(cases) == len(rows[models[0]])
    assert cases[0].text[models[0]].startswith("本院认为")
    assert cases[0].text["majority"] == "罪名:盗窃 刑期:10个月"
    assert any(None in case.said.values() for case in cases)


def test_an_older_file_stays_where_rows_do_not_match(tmp_path: Path) -> None:
    rows = dict(made_evaluation(cases=5).rows["cail product"])
    file = write_cases(tmp_path, "cail", "product", rows)
    before = file.read_bytes()
    rows["majority"] = rows["majority"][:3]
    with pytest.raises(ValueError, match="shorter"):
        write_cases(tmp_path, "cail", "product", rows)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"id": "1"}', b"\xff\xfe"])
def test_a_damaged_case_is_refused_with_its_line(tmp_path: Path, damage: bytes) -> None:
    file = write_cases(tmp_path, "cail", "product", made_evaluation(cases=3).rows["cail product"])
    lines = file.read_bytes().splitlines()
    lines[1] = damage
    file.write_bytes(b"\n".join(lines))
    with pytest.raises(EvaluationError) as refused:
        read_cases(file)
    assert refused.value.message.values["line"] == 2


def test_no_name_of_a_suite_leaves_the_folder(tmp_path: Path) -> None:
    names = ["cail", "../../etc/passwd", "a/b", "a\\b", "a b", "CON:", "评测" * 80, "a\x00b", "a:b"]
    paths = [cases_path(tmp_path, name, "own") for name in names]
    assert all(path.parent == tmp_path and SAFE.fullmatch(path.name) for path in paths)
    assert max(len(path.name.encode()) for path in paths) < 240, "a name has 255 bytes, a part of it some more"
    assert len(set(paths)) == len(names)
    assert paths[0].name == "cases-cail-own.jsonl"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.81254, "share", "81.3"),
        (0.5, "score", "50.0"),
        (1.0, "share", "100.0"),
        (0.70049, "distance", "0.700"),
        (-0.00001, "distance", "0.000"),
        (-0.0532, "share", "−5.3"),
        (1234567.4, "yuan", "1,234,567"),
        (5.25, "months", "5.2"),
        (None, "share", "–"),
        (float("nan"), "share", "–"),
    ],
)
def test_figures_are_rounded_alike(value: float | None, unit: str, shown: str) -> None:
    assert figure_text(value, unit) == shown


def test_intervals_and_probabilities_are_shown() -> None:
    assert interval_text(-0.031, 0.047, "share", signed=True) == "[−3.1, +4.7]"
    assert interval_text(None, None, "share") == ""
    assert [probability_text(p) for p in (None, 0.0, 0.0009, 0.0494, 1.0)] == [
        "–",
        "< 0.001",
        "< 0.001",
        "0.049",
        "1.000",
    ]
