"""An evaluation in which something fails, a model, a server, a disk; and what is refused before it begins."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer, free_port
from tests.test_evaluation_job import CASES, ROOT, answered, asked, cail, wait_for
from trainer.__main__ import main
from trainer.evaluation.reporting.results_json import read_report

__all__ = ["cail"]


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
