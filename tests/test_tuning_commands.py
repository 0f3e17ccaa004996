"""estimate, recipe, train and resume from the command line, as far as they go without torch."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import psutil
import pytest
import yaml

from resources.messages.message import message
from resources.messages.wording import say
from trainer.__main__ import main
from trainer.commands.event_words import event_message
from trainer.recipe import fit
from trainer.recipe.parsed_recipe import read_recipe
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.events import Evaluated, Failed, Fitted, Started, Step, Warned, read_event
from trainer.runs.run_identity import RunIdentity, read_identity, write_identity
from trainer.starter.starter_recipe import read_starter_recipe, starter_recipe, write_starter_recipe


def test_estimate_of_the_cards_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "--card", "A10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["trainable"] == 132_120_576
    assert told["work"]["steps"] == 6_625
    assert told["work"]["assumed"]
    assert told["fits"]
    assert told["memory"]["total"] < 22 * 2**30
    assert told["seconds"] > 3600


def test_estimate_says_what_to_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "--card", "8"]) == 4
    told = capsys.readouterr().out
    assert "放不下" in told
    assert "run.micro_batch_size = 1" in told
    assert main(["estimate", "--card", "2"]) == 4
    assert "换较小的底座" in capsys.readouterr().out


def test_estimate_without_a_card_is_of_the_processor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fit, "installed_gpu", lambda: None)
    assert main(["estimate", "--recipe", "cpu", "--samples", "100", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    memory = psutil.virtual_memory().total
    assert told["device"] == {"name": "", "memory": memory, "processor": True, "here": True}
    assert told["seconds"] is None
    assert main(["estimate", "--recipe", "a10"]) == 4
    told = capsys.readouterr().out
    assert "这台电脑没有 CUDA 显卡" in told
    assert "请用配方 cpu" in told
    assert "A10）" not in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--recipe", "b20"], "没有这个名称的配方"),
        (["--card", "Voodoo"], "不认识显卡"),
        (["--base", "nobody/nothing-1B"], "hf download nobody/nothing-1B"),
    ],
)
def test_estimate_of_what_is_not_there(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_recipe_prints_a_file_to_start_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recipe", "a10-12gb"]) == 0
    text = capsys.readouterr().out
    assert read_recipe(tomllib.loads(text), "x") == load_recipe("a10-12gb")
    assert main(["recipe", "--yaml"]) == 0
    written = capsys.readouterr().out
    assert yaml.safe_load(written)["lora_rank"] == 64
    file = tmp_path / "theirs.yaml"
    file.write_text(written, encoding="utf-8")
    assert main(["recipe", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["adapter"]["rank"] == 64


def test_train_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "run")]
    assert main(["train", "--recipe", "a10", *out]) == 2
    assert "--data" in capsys.readouterr().err
    data = tmp_path / "data.json"
    data.write_text("[]", encoding="utf-8")
    assert main(["train", "--recipe", "a10", "--data", str(data), "--base", str(tmp_path), *out, "--json"]) == 2
    failed = json.loads(capsys.readouterr().out)
    assert failed["event"] == "failed"
    assert failed["kind"] == "base"
    assert main(["train", "--recipe", "none", *out]) == 2
    assert "a10、a10-12gb" in capsys.readouterr().err
    assert main(["train", *out]) == 2
    assert "--cail" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_resume_of_no_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resume", str(tmp_path)]) == 2
    assert "没有可以继续的训练" in capsys.readouterr().err


def test_the_chain_says_what_is_missing_before_it_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "chain")]
    assert main(["run", *out]) == 2
    assert "--data" in capsys.readouterr().err
    judgments = tmp_path / "judgments.txt"
    judgments.write_text("刑事判决书", encoding="utf-8")
    assert main(["run", str(judgments), "--data", str(tmp_path), *out]) == 2
    assert "两者取一" in capsys.readouterr().err
    assert main(["run", str(judgments), "--recipe", "none", *out]) == 2
    assert "a10、a10-12gb" in capsys.readouterr().err
    assert main(["run", str(judgments), "--base", str(tmp_path), *out, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["kind"] == "base"
    assert not (tmp_path / "chain").exists()


def test_events_in_words() -> None:
    started = Started(0.0, "r", 0, 6625, 53_000, 64, 12, 1, "A10", 1, "sdpa", "bf16", 132_120_576, {})
    assert "排除 13 条（12 条过长）" in say(event_message(started))
    assert "132.1 M" in say(event_message(started))
    step = Step(0.0, 100, 6625, 0.03, 0.333333, 1e-4, 0.5, 16_000, 1500.0, 12 << 30, 3725.0)
    assert "损失 0.3333" in say(event_message(step))
    assert "剩余 1 小时 2 分" in say(event_message(step))
    assert (
        say(event_message(Fitted(0.0, 8192, 12 << 30, 24 << 30))) == "最长的一批（8192 个词元）放得下：12.0 / 24.0 GiB"
    )
    assert "目前最低" in say(event_message(Evaluated(0.0, 100, 0.3, True)))
    assert say(event_message(Warned(0.0, "room", message("plain.words", words="磁盘可能已满")))) == "注意：磁盘可能已满"
    assert say(event_message(Failed(0.0, "loss", message("plain.words", words="停止")))) == "停止"


def test_a_run_of_the_starter_goes_on_by_its_own_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recipe = starter_recipe()
    identity = RunIdentity(recipe, "", "d" * 64, "", 2, "", ("/cases.jsonl",), (), {"torch": "2"})
    write_identity(tmp_path, identity, write_starter_recipe(recipe))
    assert read_identity(tmp_path, read_starter_recipe) == identity
    assert main(["resume", str(tmp_path)]) == 2
    assert "train 命令继续" in capsys.readouterr().err


def test_the_starter_needs_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--recipe", "starter", "--out", str(tmp_path / "run"), "--json"]) == 2
    failed = read_event(capsys.readouterr().out)
    assert isinstance(failed, Failed)
    assert failed.message == message("commands.no-cases")


@pytest.mark.torch  # without the components the command does not get as far as the cases
def test_the_starter_says_which_cases_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "cases.jsonl"
    bad.write_text('{"fact": ', encoding="utf-8")
    assert main(["train", "--cail", str(bad), "--out", str(tmp_path / "run")]) == 2
    assert "cases.jsonl 第 1 行：不是完整的 JSON" in capsys.readouterr().err
