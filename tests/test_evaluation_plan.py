"""What an evaluation is to do, kept in its folder; the answers it has, kept beside it."""

from __future__ import annotations

import errno
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.plan import PLAN, AskedSuite, NamedModel, Plan, read_plan, write_plan
from trainer.evaluation.suites.suite import Prompt

PLANNED = Plan(
    (AskedSuite("cail", Path("/data/测试.jsonl")), AskedSuite("lawbench-3-1", Path("a.jsonl"), Prompt.OWN)),
    (NamedModel("ollama", "law:q4"), NamedModel("embedded", "/models/law.gguf")),
    limit=20,
    samples=3,
    train=(Path("train.jsonl"),),
    published=Path("published.csv"),
    index=Path("similar"),
    num_predict=64,
    parallel=4,
    seed=7,
)


def test_a_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    for plan in (PLANNED, Plan(PLANNED.suites, PLANNED.models)):
        write_plan(tmp_path, plan)
        assert read_plan(tmp_path) == plan


@pytest.mark.parametrize(
    "changed",
    [
        "",
        "[" * 100_000,
        "[]",
        "{",
        json.dumps({"form": 1}),
        json.dumps({"form": 2}),
        json.dumps({"form": 1, "suites": 3}),
    ],
)
def test_a_damaged_plan_is_said_in_a_sentence(tmp_path: Path, changed: str) -> None:
    (tmp_path / PLAN).write_text(changed, encoding="utf-8")
    with pytest.raises(EvaluationError) as told:
        read_plan(tmp_path)
    assert (told.value.kind, told.value.message.key) == ("data", "evaluation.plan-damaged")


def test_a_value_of_a_wrong_type_is_damage_too(tmp_path: Path) -> None:
    write_plan(tmp_path, PLANNED)
    plain = json.loads((tmp_path / PLAN).read_text(encoding="utf-8"))
    suite = plain["suites"][0]
    for name, value in (
        *(("limit", "20"), ("seed", True), ("models", [{"engine": "none", "name": "x"}])),
        *(("suites", [suite | {"path": "a\0b"}]), ("suites", [suite | {"path": 3}]), ("train", "cases.jsonl")),
    ):
        (tmp_path / PLAN).write_text(json.dumps(plain | {name: value}), encoding="utf-8")
        with pytest.raises(EvaluationError, match=r"plan\.json"):
            read_plan(tmp_path)


def test_a_folder_without_a_plan_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--model"):
        read_plan(tmp_path)


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"num_predict": 0}, {"parallel": 0}, {"samples": -1}, {"seed": -1}])
def test_numbers_that_mean_nothing_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(EvaluationError) as told:
        replace(PLANNED, **wrong)
    assert told.value.message.key == "evaluation.not-positive"


def test_more_samples_than_memory_holds_are_refused() -> None:
    with pytest.raises(EvaluationError, match="--samples 最多为 1000"):
        replace(PLANNED, samples=10**9)


def test_models_that_are_called_the_same_are_told_apart() -> None:
    files = [NamedModel("embedded", f"/{folder}/law.gguf") for folder in "ab"]
    assert Plan((), (*files, NamedModel("adapter", "/runs/a/adapter"))).names == (
        "embedded:law.gguf #1",
        "embedded:law.gguf #2",
        "adapter",
    )
    assert PLANNED.names == ("law:q4", "law.gguf")


FIRST, SECOND = Answer("甲", "stop", 0.25, 10, 5), Answer("乙\n", "length", 0.5)


def test_an_answer_cut_off_while_it_was_written_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    with AnswerLog(file) as log:
        log.add("one", FIRST)
        log.add("two", SECOND)
    file.write_bytes(file.read_bytes()[:-3])
    with AnswerLog(file) as log:
        assert (log.get("one"), log.get("two"), log.damaged) == (FIRST, None, 0)
        log.add("two", SECOND)
    with AnswerLog(file) as log:
        assert (log.get("one"), log.get("two")) == (FIRST, SECOND)


def test_the_first_answer_too_may_be_cut_off_at_any_byte(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    with AnswerLog(file) as log:
        log.add("one", FIRST)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with AnswerLog(file) as log:
            assert log.get("one") is None
            log.add("two", SECOND)
        with AnswerLog(file) as log:
            assert (log.get("two"), log.damaged) == (SECOND, 0)


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"{}",
        b"null",
        b'{"key": "two", "text": 1}',
        b'{"key": "two", "text": "x", "end": "?"}',
    ],
)
def test_damage_costs_the_damaged_line_alone(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "answers.jsonl"
    with AnswerLog(file) as log:
        for key in ("one", "two", "three"):
            log.add(key, FIRST)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + damage + b"\n" + lines[2])
    with AnswerLog(file) as log:
        assert (log.get("one"), log.get("two"), log.get("three"), log.damaged) == (FIRST, None, FIRST, 1)


@pytest.mark.parametrize("foreign", [b"a,b\n1,2\n", b"\x89PNG", b'{"fact": "x"}\n'])
def test_another_programs_file_is_left_as_it_is(tmp_path: Path, foreign: bytes) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_bytes(foreign)
    with pytest.raises(EvaluationError) as told:
        AnswerLog(file)
    assert (told.value.kind, told.value.message.key) == ("data", "evaluation.answers-foreign")
    assert file.read_bytes() == foreign


def test_half_a_character_can_be_kept(tmp_path: Path) -> None:
    with AnswerLog(tmp_path / "answers.jsonl") as log:
        log.add("one", Answer("甲\ud83d", "stop", 0.1))
    with AnswerLog(tmp_path / "answers.jsonl") as log:
        kept = log.get("one")
    assert kept is not None
    assert kept.text == "甲?"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_with_the_file() -> None:
    with AnswerLog(Path("/dev/full")) as log, pytest.raises(OSError, match=r"No space left") as told:
        log.add("one", FIRST)
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, "/dev/full")
