"""An evaluation's folder as the window reads it: what was asked, how far it is, what it came to."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.evaluation.asked import AskedModel, read_asked, write_asked
from desktop.evaluation.conclusions import Verdict, best_models, compared, reached_without_reading
from desktop.evaluation.evaluation_process import begin, launch
from desktop.evaluation.evaluation_seen import EvaluationState, look
from desktop.evaluation.finished import read_finished, read_suite_cases
from desktop.evaluation.known_evaluations import delete, free_folder, known_evaluations, remember
from desktop.evaluation.pace import Pace, duration_of
from resources.law.sentence_kind import SentenceKind
from tests.evaluation_folders import NAMES, TWO, asked_for, finished_folder
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.figures.results import Difference
from trainer.evaluation.reporting.apart_from_court import apart_from_court
from trainer.told_error import ToldError


def printed(folder: Path, *lines: dict[str, Any]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "process.jsonl").write_text(text, encoding="utf-8")


def test_what_was_asked_is_read_back_and_becomes_the_command(tmp_path: Path) -> None:
    asked = replace(asked_for(samples=5), limit=40, train="/data/训练 集.jsonl")
    begin(tmp_path / "一次", asked)
    assert read_asked(tmp_path / "一次") == asked
    assert asked.answers_each == 2 * 40 * 6
    assert asked.arguments(Path("/out")) == [
        "cail:product=/data/test.jsonl",
        "lawbench-3-3:own=/data/3-3.json",
        *("--model", "ollama:criminal-law:q4", "--model", "embedded:base-0.6b.gguf"),
        *("--out", str(Path("/out")), "--limit", "40", "--samples", "5", "--train", "/data/训练 集.jsonl"),
    ]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("我的", encoding="utf-8")
    with pytest.raises(ToldError):
        begin(tmp_path, asked_for())
    assert [file.name for file in tmp_path.iterdir()] == ["信.txt"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"models": 3}'])
def test_a_damaged_note_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "asked.json").write_text(content, encoding="utf-8")
    assert read_asked(tmp_path) is None
    assert look(tmp_path).state is EvaluationState.STOPPED


def test_each_state_is_told_from_the_folder_alone(tmp_path: Path) -> None:
    write_asked(tmp_path, asked_for())
    assert look(tmp_path).state is EvaluationState.STOPPED
    step = {"event": "progress", "step": "judge", "done": 3, "total": 240, "model": "criminal-law:q4", "suite": "cail"}
    printed(tmp_path, step | {"seconds_left": 61.5}, {"event": "failed", "kind": "stopped", "message": "已停止"})
    stopped = look(tmp_path)
    assert (stopped.state, stopped.failure) == (EvaluationState.STOPPED, None)
    assert stopped.progress is not None
    assert (stopped.progress.done, stopped.progress.total, stopped.progress.seconds_left) == (3, 240, 61.5)
    why = {"message": "x", "key": "engines.ollama-absent", "values": {"host": "127.0.0.1:1"}}
    printed(tmp_path, step, {"event": "failed", "kind": "absent", **why})
    failed = look(tmp_path)
    assert failed.state is EvaluationState.FAILED
    assert failed.failure is not None
    assert failed.failure.key == "engines.ollama-absent"
    printed(tmp_path, step)
    (tmp_path / "launched.pid").write_text(str(os.getpid()), encoding="ascii")
    assert look(tmp_path).state is EvaluationState.STOPPED, "this process is none that evaluates"
    finished_folder(tmp_path)
    assert look(tmp_path).state is EvaluationState.FINISHED


def test_a_process_that_works_is_not_begun_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path / "一次", asked_for())
    monkeypatch.setattr("trainer.runs.apart_job.ApartJob.process", lambda _job: 7)
    assert look(tmp_path / "一次").state is EvaluationState.RUNNING
    with pytest.raises(ToldError) as refused:
        launch("python", tmp_path / "一次", asked_for(), [], {})
    assert refused.value.kind == "running"


def test_evaluations_are_listed_newest_first_and_found_where_they_lie(tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "evaluations", tmp_path / "别处"
    begin(place / "旧", asked_for(made_at=1e9))
    begin(place / "新", asked_for(made_at=2e9))
    (place / "不是").mkdir()
    finished_folder(elsewhere)
    os.utime(elsewhere / "report.json", (1.5e9, 1.5e9))
    assert [each.folder.name for each in known_evaluations(place)] == ["新", "旧"]
    remember(place, elsewhere)
    remember(place, elsewhere)
    remember(place, place / "新")
    found = known_evaluations(place)
    assert [each.folder.name for each in found] == ["新", "别处", "旧"]
    assert [each.asked is None for each in found] == [False, True, False]
    assert free_folder(place, "新") == place / "新 2"
    delete(place, elsewhere)
    assert not elsewhere.exists()
    assert [each.folder.name for each in known_evaluations(place)] == ["新", "旧"]


def test_only_what_the_evaluation_wrote_is_deleted(tmp_path: Path) -> None:
    finished_folder(tmp_path / "一次", asked=asked_for())
    (tmp_path / "一次" / "answers").mkdir()
    (tmp_path / "一次" / "answers" / "a.jsonl").write_text("{}", encoding="utf-8")
    (tmp_path / "一次" / "我的笔记.txt").write_text("留着", encoding="utf-8")
    delete(tmp_path, tmp_path / "一次")
    assert [file.name for file in (tmp_path / "一次").iterdir()] == ["我的笔记.txt"]


def test_the_best_model_and_what_needs_none(tmp_path: Path) -> None:
    suite = finished_folder(tmp_path).suites[0]
    cards = {card.name: card for card in suite.measures}
    assert best_models(suite, cards["charges-exact"]) == {NAMES[0]}
    assert best_models(suite, cards["term-log-distance"]) == {NAMES[0]}, "less is better here"
    alone = replace(suite, predictors=suite.predictors[:1])
    assert best_models(alone, cards["charges-exact"]) == frozenset()
    assert reached_without_reading(suite, suite.measures) == (), "that one is told the real charge"
    constant = next(each for each in suite.predictors if each.predictor == "majority")
    better = replace(constant, values=tuple(replace(each, value=0.99) for each in constant.values))
    rivals = replace(suite, predictors=(*suite.predictors[:2], better))
    reached = {card.name for card in reached_without_reading(rivals, suite.measures)}
    assert "charges-exact" in reached
    assert "term-log-distance" not in reached


@pytest.mark.parametrize(
    ("name", "value", "corrected", "verdict"),
    [
        ("charges-exact", 0.1, 0.012, Verdict.LEFT),
        ("charges-exact", -0.1, 0.012, Verdict.RIGHT),
        ("term-log-distance", 0.1, 0.012, Verdict.RIGHT),
        ("charges-exact", 0.1, 0.05, Verdict.WITHIN),
        ("charges-exact", 0.0, 0.01, Verdict.WITHIN),
        ("charges-exact", 0.1, None, Verdict.UNKNOWN),
        ("charges-exact", 0.0, None, Verdict.WITHIN),
    ],
)
def test_what_a_difference_says(
    tmp_path: Path, name: str, value: float, corrected: float | None, verdict: Verdict
) -> None:
    suite = finished_folder(tmp_path).suites[0]
    one = Difference(name, *NAMES, value, value - 0.05, value + 0.05, corrected, corrected)
    found = compared(replace(suite, differences=(one,)), suite.measures)
    assert [each.verdict for each in found] == [verdict]


def test_results_and_cases_are_read_back(tmp_path: Path) -> None:
    results = finished_folder(tmp_path)
    assert read_finished(tmp_path) == results
    cases = read_suite_cases(tmp_path, results.suites[0])
    assert (len(cases.cases), cases.models) == (60, NAMES)
    first = cases.cases[cases.first[0]]
    assert first.said[NAMES[0]] != first.said[NAMES[1]]
    one = read_suite_cases(tmp_path, replace(results.suites[0], predictors=results.suites[0].predictors[1:]))
    farthest = one.cases[one.first[0]]
    assert farthest.said[NAMES[1]] != farthest.truth


def test_only_what_the_court_is_known_to_have_decided_is_marked() -> None:
    labels = Outcome(frozenset({"盗窃"}), frozenset({264}), months=6, fine_yuan=1000)
    same = replace(labels, kind=SentenceKind.FIXED_TERM, general=frozenset({64}), probation_months=12)
    assert apart_from_court(labels, same) == (False,) * 5
    other = replace(same, charges=frozenset({"抢夺"}), articles=frozenset({267}), months=8, fine_yuan=0)
    assert apart_from_court(labels, other) == (True, True, True, True, False)
    assert apart_from_court(same, replace(same, general=frozenset())) == (False, True, False, False, False)
    charges_alone = Outcome(frozenset({"盗窃"}))
    assert apart_from_court(charges_alone, other) == (True, False, False, False, False)
    assert apart_from_court(labels, None) == (True, False, False, False, False)


def test_how_long_it_takes_says_what_it_rests_on() -> None:
    asked = asked_for()
    known = duration_of(asked, {TWO[0].spec: Pace(2.0, 3, tried=True), TWO[1].spec: Pace(4.0, 9)})
    assert (known.seconds, known.unknown, known.tried, known.answers) == (6.0 * 120, (), False, 3)
    half = duration_of(asked, {TWO[1].spec: Pace(4.0, 3, tried=True)})
    assert (half.seconds, half.unknown, half.tried) == (480.0, (TWO[0],), True)
    assert duration_of(asked, {}).unknown == TWO


def test_models_are_shown_as_the_window_knows_them() -> None:
    models = (
        AskedModel("embedded", "/models/starter.gguf", "内置演示模型"),
        *TWO,
        AskedModel("openai", TWO[0].name, "甲"),
    )
    assert asked_for(models).labels == {
        "starter.gguf": "内置演示模型",
        "ollama:criminal-law:q4": "criminal-law:q4",
        "base-0.6b.gguf": "base-0.6b.gguf",
        "openai:criminal-law:q4": "甲",
    }
