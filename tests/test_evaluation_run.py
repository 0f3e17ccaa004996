"""``criminal-law-trainer evaluate`` on a tiny model through a real llama.cpp."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.async_help import answer
from tests.fixtures_ollama import TINY, TINY_SYSTEM
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer, free_port
from tests.test_embedded_engine import with_engine
from trainer.__main__ import main
from trainer.engines.engine import Model, Request
from trainer.evaluation.answering.answerer import greedy
from trainer.samples.prompt import prompt_turns


def cail_row(number: int, charge: str, article: int, months: int) -> str:
    row = {
        "fact": f"经审理查明，{number}日，被告人甲某实施了{charge}行为。",
        "meta": {
            "relevant_articles": [article],
            "accusation": [charge],
            "punish_of_money": 1000,
            "criminals": ["甲某"],
            "term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": months},
        },
    }
    return json.dumps(row, ensure_ascii=False)


@pytest.fixture
def cail(tmp_path: Path) -> Path:
    file = tmp_path / "cail.jsonl"
    rows = [cail_row(number, charge, article, 6 * number) for number, (charge, article) in enumerate(CHARGES, start=1)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


CHARGES = [("盗窃", 264), ("诈骗", 266), ("盗窃", 264), ("故意伤害", 234), ("盗窃", 264), ("危险驾驶", 133)]


def arguments(cail: Path, model: Path | str, out: Path) -> list[str]:
    """With the same cases on other days to fit the baselines on."""
    train = cail.with_name("train.jsonl")
    rows = [cail_row(number, *pair, 6 * number) for number, pair in enumerate(CHARGES, start=1)]
    train.write_text("\n".join(rows).replace("经审理查明，", "经审理查明，前"), encoding="utf-8")
    return [
        *("evaluate", "--cail", str(cail), "--train", str(train), "--engine", "embedded", "--model", str(model)),
        *("--num-predict", "24", "--out", str(out)),
    ]


def without_times(report: Path) -> bytes:
    """Byte for byte, but for what stands in ``times``."""
    read = json.loads(report.read_bytes())
    assert read.pop("times")["started"]
    return json.dumps(read, ensure_ascii=False, indent=2).encode()


def answers_of(out: Path) -> Path:
    """Of a folder with one model."""
    (file,) = (out / "answers").iterdir()
    return file


def test_a_run_is_scored_reported_and_not_asked_twice(
    cail: Path, tiny_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main([*arguments(cail, tiny_gguf, out), "--json"]) == 0
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert report == json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["cases"] == 6
    assert "6/6" in shown.err
    # A random model is right about nothing; the baselines are what they must be where training and test are alike.
    assert report["scores"]["model"]["charges"]["exact"] == 0
    assert report["answers"]["readable"] == 0
    assert report["scores"]["constant"]["charges"]["exact"] == 3 / 6
    assert report["scores"]["median_of_true_charge"]["charges"]["macro_f1"] == 1
    assert report["constant"] == {"charges": ["盗窃罪"], "articles": [264], "months": 18}
    assert len(report["digest"]) == 64

    kept = answers_of(out).read_bytes()
    assert main(arguments(cail, tiny_gguf, out)) == 0
    assert answers_of(out).read_bytes() == kept
    assert "罪名完全一致" in capsys.readouterr().out


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_who_reads_no_more_has_all_in_the_folder(
    options: tuple[str, ...], cail: Path, tiny_gguf: Path, tmp_path: Path
) -> None:
    """As with ``| head -1``: the end of the pipe is gone by the time that something is written."""
    out = tmp_path / "out"
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "trainer", *arguments(cail, tiny_gguf, out), *options]
    done = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, timeout=300, check=False)
    os.close(written)
    assert done.returncode == 0
    assert b"Broken pipe" not in done.stderr
    assert json.loads((out / "report.json").read_bytes())["cases"] == 6


def test_a_limit_is_part_of_a_larger_one(cail: Path, tiny_gguf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    keys = []
    for limit in ("2", "4"):
        assert main([*arguments(cail, tiny_gguf, out), "--limit", limit]) == 0
        keys.append({json.loads(line)["key"] for line in lines(out)})
    assert len(keys[0]) == 2
    assert len(keys[1]) == 4
    assert keys[0] < keys[1]


def test_facts_that_do_not_fit_are_refused_and_counted(tiny_gguf: Path, tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    row = json.loads(cail_row(1, "盗窃", 264, 6))
    row["fact"] = "被告人甲某窃得财物。" * 2000
    file.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert main(arguments(file, tiny_gguf, tmp_path / "out")) == 0
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["answers"]["too_long"] == 1
    assert report["answers"]["readable"] == 0


def test_a_file_is_asked_through_the_desks_own_engine(cail: Path, tiny_gguf: Path, tmp_path: Path) -> None:
    assert main(arguments(cail, tiny_gguf, tmp_path / "out")) == 0
    texts = {json.loads(line)["text"] for line in lines(tmp_path / "out")}
    facts = [json.loads(line)["fact"] for line in cail.read_text(encoding="utf-8").splitlines()]
    model = Model(str(tiny_gguf), "embedded")
    asked = [Request(model, prompt_turns(each), greedy(24)) for each in facts]
    assert {with_engine(lambda engine, one=one: answer(engine, one)).text for one in asked} == texts


def test_what_cannot_be_done_is_said_in_a_sentence(
    cail: Path, tiny_gguf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\xa5" * 512)
    (projector,) = rewritten(tiny_gguf, tmp_path / "projector.gguf", {"general.type": "mmproj"})
    (newer,) = rewritten(tiny_gguf, tmp_path / "newer.gguf", {"general.architecture": "qwen99"})
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    other = tmp_path / "other.jsonl"
    other.write_text('{"text": "天气很好。"}\n', encoding="utf-8")
    for file, model, status, words in (
        (cail, broken, 3, "已损坏"),
        (cail, projector, 3, "投影器"),
        (cail, newer, 3, "还不认识它的架构（qwen99）"),
        (cail, tmp_path / "missing.gguf", 3, "找不到模型文件"),
        (tmp_path / "missing.jsonl", broken, 2, "missing.jsonl"),
        (empty, broken, 2, "没有案件"),
        (other, broken, 2, "第 1 行：缺少字段"),
        (tmp_path, broken, 2, "是文件夹或管道"),
        (cail, "", 2, "没有写明模型的名称"),
    ):
        assert main(arguments(file, model, tmp_path / "out")) == status
        assert words in capsys.readouterr().err


def test_through_a_real_ollama_with_the_system_text_of_the_model(
    cail: Path, ollama_server: OllamaServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", f'"{ollama_server.host}"')
    command = ["evaluate", "--cail", str(cail), "--engine", "ollama", "--num-predict", "24"]
    for out in ("first", "second"):
        assert main([*command, "--model", TINY, "--limit", "2", "--out", str(tmp_path / out)]) == 0
    report = json.loads((tmp_path / "first" / "report.json").read_text(encoding="utf-8"))
    assert report["cases"] == 2
    assert report["digest"] == ollama_server.digest(TINY)
    ((prompt,),) = (each["first"].values() for each in report["about"]["prompts"])
    assert prompt[0] == {"role": "system", "content": TINY_SYSTEM}
    assert prompt[1]["content"].startswith("【犯罪事实】\n{facts}\n")
    # Several are asked at a time, so that they come in any order.
    kept = [[json.loads(line) for line in lines(tmp_path / out)] for out in ("first", "second")]
    texts = [{answer["key"]: answer["text"] for answer in answers} for answers in kept]
    assert texts[0] == texts[1]  # nothing is left to chance
    assert len(texts[0]) == 2
    assert all(texts[0].values())


def test_no_ollama_and_no_such_model_are_said_in_a_sentence(
    cail: Path,
    ollama_server: OllamaServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["evaluate", "--cail", str(cail), "--engine", "ollama", "--model", "none", "--out", str(tmp_path)]
    for host, words in ((ollama_server.host, "ollama pull none"), (f"127.0.0.1:{free_port()}", "请先启动 Ollama")):
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert main(command) == 3
        assert words in capsys.readouterr().err


def lines(out: Path) -> list[str]:
    return answers_of(out).read_text(encoding="utf-8").splitlines()
