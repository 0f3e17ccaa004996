"""Several suites and several models in one evaluation: killed, stopped, damaged, and with a model that fails."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from resources.model_card.parameters import Parameters
from tests.fixtures_ollama import TINY
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer, free_port
from tests.test_evaluation_run import cail_row, without_times
from trainer.__main__ import main
from trainer.commands.answerers import Answerers
from trainer.evaluation.answering.answerer import Answerer
from trainer.evaluation.plan import NamedModel, read_plan
from trainer.evaluation.reporting.cases_file import cases_path, read_cases
from trainer.evaluation.reporting.results_json import read_report

ROOT = Path(__file__).resolve().parent.parent
CHARGES = [("盗窃", 264), ("诈骗", 266), ("盗窃", 264), ("故意伤害", 234), ("盗窃", 264), ("危险驾驶", 133)]
CASES = 12


@pytest.fixture
def cail(tmp_path: Path) -> Path:
    file = tmp_path / "cail.jsonl"
    rows = [cail_row(number, *CHARGES[number % len(CHARGES)], 6 + number) for number in range(CASES)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def other_gguf(tiny_gguf: Path, tmp_path: Path) -> Path:
    """The same weights under another name and with another sum."""
    (file,) = rewritten(tiny_gguf, tmp_path / "other.gguf", {"general.name": "other"})
    return file


def asked(cail: Path, models: Sequence[str], out: Path, *more: str) -> list[str]:
    named = [part for model in models for part in ("--model", model)]
    train = cail.with_name("train.jsonl")
    rows = [cail_row(100 + number, *CHARGES[number % len(CHARGES)], 6 + number) for number in range(CASES)]
    # One of the questions is among them, and must not be.
    train.write_text("\n".join([*rows, cail_row(0, *CHARGES[0], 6)]), encoding="utf-8")
    return ["evaluate", f"cail={cail}", *named, "--num-predict", "12", "--train", str(train), "--out", str(out), *more]


def started(arguments: Sequence[str], *before: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "trainer", *before, *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe)


def facts_of(out: Path) -> str:
    return cases_path(out, "cail", "product").read_text(encoding="utf-8")


def answered(out: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in (out / "answers").glob("*.jsonl"))


def wait_for(out: Path, answers: int, job: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 300
    while answered(out) < answers and job.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    assert answered(out) >= answers


@pytest.mark.models
def test_killed_twice_at_any_moment_the_report_is_the_same(
    cail: Path, tiny_gguf: Path, other_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = [f"embedded:{tiny_gguf}", f"embedded:{other_gguf}"]
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    assert main(asked(cail, models, whole, "--samples", "1")) == 0
    wanted = answered(whole)
    assert wanted == 2 * 2 * CASES

    draw = random.Random(27)
    kept = 0
    arguments = asked(cail, models, torn, "--samples", "1")
    for last in (wanted // 3, 3 * wanted // 4):
        job = started(arguments)
        wait_for(torn, draw.randint(kept + 1, last), job)
        job.kill()
        job.communicate()
        assert job.returncode == (-9 if os.name == "posix" else 1)
        kept = answered(torn)
        assert kept < wanted
        assert not (torn / "report.json").exists()
        arguments = ["evaluate", "--out", str(torn)]  # the plan knows the rest
    before = {file.name: file.read_bytes() for file in (torn / "answers").iterdir()}
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    steps = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert steps[0]["done"] >= min(kept, CASES)
    assert (steps[-2]["done"], steps[-1]["event"]) == (wanted, "evaluated")
    assert answered(torn) == wanted  # nothing was asked twice
    for name, content in before.items():
        whole_lines = content[: content.rfind(b"\n") + 1]
        assert (torn / "answers" / name).read_bytes().startswith(whole_lines)
    assert without_times(torn / "report.json") == without_times(whole / "report.json")
    about = read_report(whole / "report.json").about
    assert about["baselines_trained_on"] == {"cail product": CASES}
    assert "figures.training-cases-asked" in {each["key"] for each in about["left_out"]["cail product"]}
    assert (torn / "report.csv").read_bytes() == (whole / "report.csv").read_bytes()
    cases = cases_path(torn, "cail", "product")
    assert cases.read_bytes() == cases_path(whole, "cail", "product").read_bytes()


@pytest.mark.models
def test_a_file_that_is_gone_by_the_end_is_told_as_it_was_read(
    cail: Path, tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = hashlib.sha256(cail.read_bytes()).hexdigest()
    opened = Answerers.opened

    def opened_and_gone(answerers: Answerers, model: NamedModel, parameters: Parameters) -> Answerer:
        cail.unlink()
        return opened(answerers, model, parameters)

    monkeypatch.setattr(Answerers, "opened", opened_and_gone)
    out = tmp_path / "out"
    assert main(asked(cail, [f"embedded:{tiny_gguf}"], out, "--limit", "2")) == 0
    assert not cail.exists()
    assert read_report(out / "report.json").about["data"][0]["sha256"] == read


@pytest.mark.models
def test_two_models_stand_beside_each_other_and_beside_baselines(
    cail: Path, tiny_gguf: Path, other_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([*asked(cail, [f"embedded:{tiny_gguf}", f"embedded:{other_gguf}"], out, "--limit", "6"), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    steps = [line for line in lines if line["event"] == "progress"]
    assert {line["model"] for line in steps} == {tiny_gguf.name, "other.gguf"}
    assert {(line["suite"], line["prompt"], line["suite_total"], line["total"]) for line in steps} == {
        ("cail", "product", 6, 12)
    }
    assert [line["done"] for line in steps] == sorted(line["done"] for line in steps)
    results = read_report(out / "report.json")
    (suite,) = results.suites
    assert results.about["baselines_trained_on"] == {"cail product": CASES + ("，0日" not in facts_of(out))}
    assert [each.predictor for each in suite.predictors[:2]] == [tiny_gguf.name, "other.gguf"]
    assert "majority" in {each.predictor for each in suite.predictors}
    assert any((each.left, each.right) == (tiny_gguf.name, "other.gguf") for each in suite.differences)
    assert len(read_cases(cases_path(out, "cail", "product"))) == 6
    about = results.about
    assert len({model["digest"] for model in about["models"]}) == 2
    assert about["models"][0]["program"].startswith("llama-cpp-python")
    (at_a_time,) = about["models"][0]["at_a_time"]
    assert at_a_time >= 1
    answers = suite.predictors[0].answers
    assert answers["cases_per_minute"] == pytest.approx(60 * 6 / answers["seconds_asking"])
    assert len({about["data"][0]["sha256"], about["train"][0]["sha256"]}) == 2
    assert (about["data"][0]["questions"], about["data"][0]["asked"]) == (CASES, 6)
    assert about["hardware"]["memory_bytes"] > 2**30
    assert about["program"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert str(tmp_path) not in (out / "report.json").read_text(encoding="utf-8")


@pytest.mark.models
def test_suites_that_ask_the_same_words_share_the_answers(cail: Path, tiny_gguf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = asked(cail, [f"embedded:{tiny_gguf}"], out, "--limit", "4")
    assert main([*arguments[:1], f"law={cail}", *arguments[1:]]) == 0
    assert answered(out) == 4
    results = read_report(out / "report.json")
    assert [suite.suite for suite in results.suites] == ["law", "cail"]
    said = [
        [case.text[tiny_gguf.name] for case in read_cases(cases_path(out, name, "product"))] for name in ("law", "cail")
    ]
    assert said[0] == said[1]


@pytest.mark.models
@pytest.mark.parametrize("way", ["interrupt", "terminate", "input"] if os.name == "posix" else ["input"])
def test_a_stop_keeps_everything(cail: Path, tiny_gguf: Path, tmp_path: Path, way: str) -> None:
    out = tmp_path / "out"
    before = ["--ends-with-input"] if way == "input" else []
    job = started([*asked(cail, [f"embedded:{tiny_gguf}"], out, "--samples", "9"), "--json"], *before)
    wait_for(out, 3, job)
    if way == "input":
        assert job.stdin is not None
        job.stdin.close()
        job.stdin = None
    else:
        job.send_signal(signal.SIGINT if way == "interrupt" else signal.SIGTERM)
    said, _ = job.communicate(timeout=60)
    assert job.returncode == 130
    last = json.loads(said.splitlines()[-1])
    assert (last["event"], last["kind"], last["key"]) == ("failed", "stopped", "evaluation.stopped")
    lines = [line for file in (out / "answers").iterdir() for line in file.read_bytes().splitlines()]
    assert len(lines) >= 3
    assert all(json.loads(line)["key"] for line in lines)


@pytest.mark.models
def test_damage_is_told_and_costs_the_damaged_line(
    cail: Path, tiny_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = asked(cail, [f"embedded:{tiny_gguf}"], out, "--limit", "5", "--parallel", "1")
    assert main(arguments) == 0
    report = without_times(out / "report.json")
    (file,) = (out / "answers").iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], lines[2][:20] + b"\n", *lines[3:]]))
    capsys.readouterr()
    assert main(["evaluate", "--out", str(out)]) == 0
    assert "1 行已损坏" in capsys.readouterr().err
    assert len(file.read_bytes().splitlines()) == 6
    assert without_times(out / "report.json") == report


def test_what_lies_in_the_folder_is_not_written_over(
    cail: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_text("mine", encoding="utf-8")
    assert main(asked(cail, ["embedded:none.gguf"], out)) == 2
    assert "report.html" in capsys.readouterr().err
    assert (out / "report.html").read_text(encoding="utf-8") == "mine"
    (out / "report.html").unlink()
    assert main(["evaluate", "--out", str(out)]) == 2
    assert "plan.json" in capsys.readouterr().err
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert main(asked(cail, ["embedded:none.gguf"], file)) == 2
    assert str(file) in capsys.readouterr().err


@pytest.mark.models
def test_a_second_process_in_the_same_folder_is_refused(
    cail: Path, tiny_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = asked(cail, [f"embedded:{tiny_gguf}"], out, "--samples", "9")
    job = started(arguments)
    try:
        wait_for(out, 2, job)
        assert main(arguments) == 2
        assert "另一个评测" in capsys.readouterr().err
    finally:
        job.kill()
        job.communicate()


@pytest.mark.models
def test_a_model_that_fails_does_not_stop_the_others(
    cail: Path, tiny_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\xa5" * 512)
    out = tmp_path / "out"
    arguments = asked(cail, [f"embedded:{broken}", f"embedded:{tiny_gguf}"], out, "--limit", "3")
    assert main([*arguments, "--json"]) == 3
    shown = capsys.readouterr()
    lines = [json.loads(line) for line in shown.out.splitlines()]
    assert [(each["model"], each["suite"]) for each in lines[-1]["unfinished"]] == [("broken.gguf", "cail")]
    assert "broken.gguf" in shown.err
    results = read_report(out / "report.json")
    assert results.suites[0].predictors[0].predictor == tiny_gguf.name
    (unfinished,) = results.about["unfinished"]
    assert (unfinished["model"], unfinished["answered"], unfinished["wanted"]) == ("broken.gguf", 0, 3)
    assert "已损坏" in unfinished["why"]["message"]
    assert "broken.gguf" in (out / "report.html").read_text(encoding="utf-8")

    shutil.copy(tiny_gguf, broken)  # mended, the same call goes on
    kept = answered(out)
    assert main(["evaluate", "--out", str(out)]) == 0
    assert answered(out) == kept + 3
    assert read_report(out / "report.json").about["unfinished"] == []


@pytest.mark.models
def test_where_no_model_comes_through_its_failure_is_the_end(
    cail: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{free_port()}")
    assert main(asked(cail, ["ollama:one"], tmp_path / "out")) == 3
    assert "请先启动 Ollama" in capsys.readouterr().err
    assert not (tmp_path / "out" / "report.json").exists()


@pytest.mark.models
def test_a_server_that_is_killed_leaves_its_model_unfinished(
    cail: Path,
    tiny_gguf: Path,
    own_ollama_server: OllamaServer,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    models = [f"ollama:{TINY}", f"embedded:{tiny_gguf}"]
    environment = {**os.environ, "OLLAMA_HOST": own_ollama_server.host, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "trainer", *asked(cail, models, out, "--samples", "5"), "--language", "en"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as job:
        wait_for(out, 3, job)
        own_ollama_server.kill()
        _, told = job.communicate(timeout=300)
    assert job.returncode == 3
    assert f"{TINY} did not come through" in told.decode()
    results = read_report(out / "report.json")
    (unfinished,) = results.about["unfinished"]
    assert unfinished["model"] == TINY
    assert unfinished["answered"] >= 3
    assert tiny_gguf.name in {each.predictor for each in results.suites[0].predictors}


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.models
def test_a_full_disk_is_a_sentence_and_loses_nothing(cail: Path, tiny_gguf: Path, tmp_path: Path) -> None:
    """A disk as large as two answers: the limit of the size of a file stands in for it."""
    out = tmp_path / "out"
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from trainer.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", limited, *asked(cail, [f"embedded:{tiny_gguf}"], out, "--parallel", "1")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert "无法读写" in told
    assert "Traceback" not in told
    kept = answered(out)
    assert kept > 0
    assert main(["evaluate", "--out", str(out)]) == 0
    assert answered(out) == CASES


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (["evaluate"], "至少一个基准与一个模型"),
        (["evaluate", "--out", "nowhere"], "plan.json"),
        (["evaluate", "cail=x", "--out", "o"], "至少一个基准与一个模型"),
        (["evaluate", "cail=x", "--model", "ollama:a"], "--out"),
        (["evaluate", "cail=x", "--model", "law:q4", "--out", "o"], "引擎"),
        (["evaluate", "none=x", "--model", "ollama:a", "--out", "o"], "none"),
        (["evaluate", "cail=x", "--model", "ollama:a", "--out", "o", "--limit", "0"], "正整数"),
        (["evaluate", "cail=missing.jsonl", "--model", "ollama:a", "--out", "o"], "missing.jsonl"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    wrong: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(wrong) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_one_suite_asked_twice_in_the_same_way_and_an_unknown_prompt_are_refused(
    cail: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = asked(cail, ["ollama:a"], tmp_path / "out")
    assert main([*arguments[:1], f"cail:product={cail}", *arguments[1:]]) == 2
    assert "cail product" in capsys.readouterr().err
    arguments[1] = f"cail:own={cail}"
    assert main(arguments) == 2
    assert "own" in capsys.readouterr().err


@pytest.mark.models
def test_going_on_may_change_the_numbers(cail: Path, tiny_gguf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main([str(part) for part in ("evaluate", cail, "--model", f"embedded:{tiny_gguf}", "--num-predict", 8,
                                        "--limit", 2, "--out", out)]) == 0  # fmt: skip
    assert read_plan(out).suites[0].suite == "cail"
    assert main(["evaluate", "--out", str(out), "--limit", "3"]) == 0
    assert answered(out) == 3
    assert read_plan(out).limit == 3
