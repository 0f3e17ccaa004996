"""A GGUF file into a real Ollama: the tag in use is the old model or the new one, whatever happens."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.modelfile import Modelfile
from resources.model_card.parameters import Parameters
from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE
from resources.ollama.host import read_host
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer, free_port
from tests.tiny_model import byte_vocabulary, write_spelling_model, write_stuck_model, write_tiny_qwen
from trainer.__main__ import main
from trainer.engines.engine import EngineError
from trainer.engines.ollama.library import OllamaLibrary
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.publish.errors import PublishError
from trainer.publish.held_out_case import HeldOutCase
from trainer.publish.judged_cases import judge_cases
from trainer.publish.names import PublishedName, read_published_name
from trainer.publish.push import Pushed, push
from trainer.publish.push_progress import PushProgress
from trainer.publish.roll_back import roll_back
from trainer.runs.event_log import EventLog
from trainer.runs.events import JudgedSample

pytestmark = pytest.mark.every_ollama

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 22)
VERDICT = (
    "本院认为，被告人钱某的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人钱某犯盗窃罪，判处有期徒刑七个月，并处罚金人民币二千元。"
)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two random models, and a third that spells the alphabet and ends."""
    folder = tmp_path_factory.mktemp("push")
    bases = [
        write_tiny_qwen(folder / f"random-{seed}", vocabulary=byte_vocabulary(), seed=seed, layers=1) for seed in (1, 2)
    ]
    bases.append(write_spelling_model(folder / "spelling", ALPHABET))
    made = []
    for base in bases:
        made.append(folder / f"{base.name}.gguf")
        export(ExportJob(base, made[-1], Provenance(base.name), file_type=FileType.Q8_0))
    return made


@contextmanager
def connected(server: OllamaServer) -> Iterator[OllamaLibrary]:
    with OllamaLibrary(read_host(server.host)) as client:
        yield client


def pushed(server: OllamaServer, file: Path, name: str, day: date = DAY, **more: Any) -> Pushed:
    with connected(server) as client:
        return push(file, read_published_name(name), client, Modelfile(("Apache-2.0",)), today=day, **more)


def refused(server: OllamaServer, file: Path, name: str, **more: Any) -> PublishError | EngineError:
    with pytest.raises((PublishError, EngineError)) as caught:
        pushed(server, file, name, **more)
    assert "{" not in str(caught.value)
    return caught.value


def digests(server: OllamaServer, model: str) -> dict[str, str]:
    """The digest of every tag of the model."""
    listed = server.call("GET", "/api/tags")["models"]
    return {
        entry["name"].partition(":")[2]: entry["digest"] for entry in listed if entry["name"].startswith(f"{model}:")
    }


def test_what_was_pushed_is_the_file_with_the_cards_template_text_and_parameters(
    ollama_server: OllamaServer, files: list[Path]
) -> None:
    steps: list[PushProgress] = []
    done = pushed(ollama_server, files[0], "owner/law", report=steps.append)
    assert (done.current, done.dated, done.previous) == ("owner/law:q4", "owner/law:q4-2026-11-22", None)
    assert done.uploaded
    assert digests(ollama_server, "owner/law") == {"q4": done.digest, "q4-2026-11-22": done.digest}
    assert (ollama_server.models / "blobs" / f"sha256-{done.file_sha256}").read_bytes() == files[0].read_bytes()
    shown = ollama_server.call("POST", "/api/show", json={"model": "owner/law:q4"})
    assert shown["template"] == OLLAMA_TEMPLATE
    assert shown["system"] == system_text()
    stated = [line.split(maxsplit=1) for line in shown["parameters"].splitlines()]
    assert ["num_ctx", "4096"] in stated
    assert ["temperature", "0.2"] in stated
    assert ["repeat_penalty", "1"] in stated
    assert {value.strip('"') for key, value in stated if key == "stop"} == set(Parameters().stop)
    assert "Apache-2.0" in shown["license"]
    names = [step.step for step in steps]
    assert list(dict.fromkeys(names)) == ["hash", "upload", "create", "check", "tag"]
    last = [step for step in steps if step.step == "upload"][-1]
    assert last.done == last.total == files[0].stat().st_size
    assert last.seconds_left == 0


def test_the_same_model_twice_is_one_and_is_not_sent_again(ollama_server: OllamaServer, files: list[Path]) -> None:
    first = pushed(ollama_server, files[0], "twice")
    again = pushed(ollama_server, files[0], "twice", date(2026, 11, 23))
    assert again.digest == first.digest
    assert not again.uploaded
    assert set(digests(ollama_server, "twice")) == {"q4", "q4-2026-11-22"}


def test_each_model_keeps_a_name_and_can_be_had_back(ollama_server: OllamaServer, files: list[Path]) -> None:
    first, second = (pushed(ollama_server, file, "history:q8") for file in files[:2])
    assert second.dated == "history:q8-2026-11-22.2"
    assert second.previous == first.dated
    assert digests(ollama_server, "history")["q8"] == second.digest != first.digest
    with connected(ollama_server) as client:
        name = PublishedName("history", "q8")
        assert roll_back(name, client, today=DAY) == (first.current, first.dated)
        assert digests(ollama_server, "history")["q8"] == first.digest
        with pytest.raises(PublishError, match="没有更早的版本"):
            roll_back(name, client, today=DAY)
        assert roll_back(name, client, second.dated, today=DAY) == (second.current, second.dated)
        with pytest.raises(PublishError, match="没有 history:q8-2020"):
            roll_back(name, client, "history:q8-2020-01-01", today=DAY)
    assert digests(ollama_server, "history")["q8"] == second.digest
    assert len(digests(ollama_server, "history")) == 3


def test_a_tag_of_someone_else_is_not_taken_unasked(ollama_server: OllamaServer, files: list[Path]) -> None:
    ollama_server.add("theirs:q4", files[1], template="{{ .Prompt }}")
    before = digests(ollama_server, "theirs")
    assert refused(ollama_server, files[0], "theirs").kind == "name"
    assert digests(ollama_server, "theirs") == before
    done = pushed(ollama_server, files[0], "theirs", replace=True)
    assert done.previous == "theirs:q4-2026-11-22"
    assert digests(ollama_server, "theirs") == {
        "q4": done.digest,
        "q4-2026-11-22": before["q4"],
        "q4-2026-11-22.2": done.digest,
    }


def test_what_is_not_proven_does_not_move_the_tag(ollama_server: OllamaServer, files: list[Path]) -> None:
    before = pushed(ollama_server, files[0], "proof").digest

    def no(candidate: str) -> None:
        assert digests(ollama_server, "proof")[candidate.partition(":")[2]] != before
        raise PublishError("parity", "publish.other-template")

    assert refused(ollama_server, files[1], "proof", prove=no).kind == "parity"
    assert digests(ollama_server, "proof") == {"q4": before, "q4-2026-11-22": before}


@pytest.mark.parametrize("step", ["hash", "upload", "check"])
def test_a_stop_moves_nothing(ollama_server: OllamaServer, files: list[Path], step: str) -> None:
    name = f"stopped-{step}"
    before = pushed(ollama_server, files[0], name).digest
    seen: list[str] = []
    error = refused(
        ollama_server,
        files[2] if step == "upload" else files[1],
        name,
        report=lambda progress: seen.append(progress.step),
        stopped=lambda: step in seen,
    )
    assert error.kind == "stopped"
    assert set(digests(ollama_server, name).values()) == {before}
    assert pushed(ollama_server, files[1], name).digest != before


def test_a_file_that_is_none_is_refused(ollama_server: OllamaServer, files: list[Path], tmp_path: Path) -> None:
    before = pushed(ollama_server, files[0], "files").digest
    wrong = tmp_path / "wrong.gguf"
    wrong.write_bytes(b"PK\3\4" + files[0].read_bytes()[4:])
    assert refused(ollama_server, wrong, "files").kind == "file"
    assert refused(ollama_server, tmp_path / "none.gguf", "files").kind == "file"
    wrong.write_bytes(files[0].read_bytes()[:3000])
    assert refused(ollama_server, wrong, "files").kind == "file"
    assert set(digests(ollama_server, "files").values()) == {before}


NO_MODELS: dict[str, dict[str, str | int]] = {
    "engines.file-projector": {"general.type": "mmproj"},
    "engines.file-adapter": {"general.type": "adapter"},
    "engines.file-embedding": {"qwen3.pooling_type": 3},
    "engines.file-architecture-unknown": {"general.architecture": "qwen99"},
}


@pytest.mark.parametrize("key", NO_MODELS)
def test_a_sound_file_that_is_no_model_is_not_sent(
    ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    (file,) = rewritten(files[0], tmp_path / "other.gguf", NO_MODELS[key])
    steps: list[PushProgress] = []
    error = refused(ollama_server, file, "others", report=steps.append)
    assert (error.kind, error.message.key) == ("file", key)
    assert steps == []
    assert main(["push", str(file), "others", "--host", ollama_server.host, "--json"]) == 2
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["key"] == key


def test_a_file_that_does_not_load_ends_in_a_message(
    ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = rewritten(files[0], tmp_path / "lacking.gguf", without="blk.0.ffn_up.weight")
    assert main(["push", str(file), "lacking", "--host", ollama_server.host, "--json"]) == 2
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["event"], told["key"]) == ("failed", "engines.file-not-loaded")
    assert digests(ollama_server, "lacking") == {}


def test_a_model_in_parts_is_not_sent(ollama_server: OllamaServer, files: list[Path], tmp_path: Path) -> None:
    parts = rewritten(files[0], tmp_path / "split.gguf", parts=2)
    assert refused(ollama_server, parts[0], "parts").message.key == "publish.file-in-parts"
    assert refused(ollama_server, parts[1], "parts").message.key == "engines.file-later-part"


@pytest.mark.parametrize("step", ["upload", "create", "tag"])
def test_a_server_that_dies_keeps_the_old_model(own_ollama_server: OllamaServer, files: list[Path], step: str) -> None:
    server = own_ollama_server
    before = pushed(server, files[0], "dying").digest

    def kill(progress: PushProgress) -> None:
        if progress.step == step:
            server.kill()

    assert refused(server, files[1], "dying", report=kill).kind in {"absent", "protocol"}
    server.start()
    assert digests(server, "dying")["q4"] == before
    done = pushed(server, files[1], "dying")
    assert done.digest != before
    assert set(digests(server, "dying")) == {"q4", "q4-2026-11-22", "q4-2026-11-22.2"}


# Says before each step which it is, and goes on when it is told to.
SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from resources.model_card.modelfile import Modelfile
from resources.ollama.host import read_host
from trainer.publish.names import read_published_name
from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.push import push

def report(progress):
    print(progress.step, flush=True)
    sys.stdin.readline()

with OllamaLibrary(read_host(sys.argv[1])) as server:
    push(Path(sys.argv[2]), read_published_name("killed"), server, Modelfile(("Apache-2.0",)), today=date(2026, 11, 22),
         report=report)
"""


def test_a_killed_push_leaves_the_old_model(ollama_server: OllamaServer, files: list[Path]) -> None:
    before = pushed(ollama_server, files[0], "killed").digest
    for step in ("hash", "create", "check", "tag"):
        running = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, ollama_server.host, files[1]],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with running:
            assert running.stdin is not None
            assert running.stdout is not None
            while (line := running.stdout.readline().decode().strip()) != step:
                assert line
                running.stdin.write(b"\n")
                running.stdin.flush()
            running.kill()
        assert digests(ollama_server, "killed")["q4"] == before
    after = pushed(ollama_server, files[1], "killed")
    assert digests(ollama_server, "killed") == {
        "q4": after.digest,
        "q4-2026-11-22": before,
        "q4-2026-11-22.2": after.digest,
    }


def test_another_server_gets_the_same_model(
    ollama_server: OllamaServer, own_ollama_server: OllamaServer, files: list[Path]
) -> None:
    for server in (ollama_server, own_ollama_server):
        pushed(server, files[0], "moved")
    # Not the manifest's own digest: Ollama writes into it where the file lies on that server.
    assert parts(ollama_server, "moved", "q4") == parts(own_ollama_server, "moved", "q4")


def parts(server: OllamaServer, model: str, tag: str) -> list[str]:
    """The digests of all that a model is made of: file, template, system text, licences, parameters, configuration."""
    manifest = server.models / "manifests" / "registry.ollama.ai" / "library" / model / tag
    content = json.loads(manifest.read_text(encoding="utf-8"))
    return [part["digest"] for part in (*content["layers"], content["config"])]


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_command_proves_and_publishes_a_model_that_ends_by_itself(
    ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "manifest.json"
    command = ["push", str(files[2]), "spelling", "--host", ollama_server.host, "--json", "--manifest", str(manifest)]
    assert main(command) == 0
    result = events(capsys)[-1]
    assert result["event"] == "pushed"
    assert json.loads(manifest.read_text("utf-8"))["proof"] == result["proof"]
    assert result["proof"]["failures"] == []
    assert result["proof"]["same_template"]
    for prompt in result["proof"]["prompts"]:
        assert prompt["same_text_ollama"]
        assert prompt["same_count_ollama"]
        assert prompt["greedy_ollama"] == 16
        assert prompt["ended"]
        assert prompt["answer_tokens"] in {len(ALPHABET), len(ALPHABET) + 1}
    answer = ollama_server.call(
        "POST",
        "/api/chat",
        json={"model": "spelling:q4", "messages": [{"role": "user", "content": "?"}], "stream": False},
    )
    assert answer["message"]["content"] == ALPHABET


def test_the_command_does_not_publish_what_never_ends(
    ollama_server: OllamaServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_tiny_qwen(tmp_path / "endless", vocabulary=byte_vocabulary(), layers=1, seed=5, tied=True)
    endless(base)
    file = tmp_path / "endless.gguf"
    export(ExportJob(base, file, Provenance("endless"), file_type=FileType.Q8_0))
    command = ["push", str(file), "endless", "--host", ollama_server.host, "--num-predict", "32", "--json"]
    assert main(command) == 4
    failed = events(capsys)[-1]
    assert (failed["event"], failed["kind"]) == ("failed", "parity")
    assert "没有自己结束" in failed["message"]
    assert digests(ollama_server, "endless") == {}
    assert main([*command, "--accept"]) == 0
    assert events(capsys)[-1]["proof"]["failures"]
    assert set(digests(ollama_server, "endless")) == {"q4", f"q4-{date.today().isoformat()}"}


def test_held_out_cases_are_judged_beside_the_trained_model_and_the_one_in_use(
    ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The trained model answered as the court did; the published one spells the alphabet."""
    pushed(ollama_server, files[0], "judging")
    before = digests(ollama_server, "judging")
    log = EventLog(tmp_path)
    for number in range(3):
        log.add(judged_sample(number, "an answer of an earlier evaluation", step=10))
    for number in range(3):
        log.add(judged_sample(number, VERDICT, step=20))
    manifest = tmp_path / "published.json"
    command = ["push", str(files[2]), "judging", "--host", ollama_server.host, "--json", "--run", str(tmp_path)]
    command += ["--manifest", str(manifest), "--cases", "2", "--num-predict", "32"]
    assert main(command) == 4
    told = events(capsys)
    assert [line["done"] for line in told if line["event"] == "progress" and line["step"] == "cases"][-1] == 4
    assert "留出的 2 个案件中，罪名正确的只有 0 个，训练的模型有 2 个" in told[-1]["message"]
    assert "现在使用的模型有" not in told[-1]["message"]
    assert digests(ollama_server, "judging") == before
    kept = json.loads(manifest.read_text("utf-8"))
    nothing = {"cases": 2, "readable": 0, "charges_right": 0, "terms": 2}
    assert kept["proof"]["cases"]["published"].items() >= nothing.items()
    assert kept["proof"]["cases"]["in_use"].items() >= nothing.items()
    assert kept["proof"]["cases"]["trained"] == {
        "cases": 2,
        "readable": 2,
        "charges_right": 2,
        "terms": 2,
        "term_distance": 0.0,
    }

    # Accepted: what is known about this model is not found out again.
    assert main([*command, "--accept"]) == 0
    told = events(capsys)
    assert {line["step"] for line in told if line["event"] == "progress"}.isdisjoint({"proof", "cases"})
    assert told[-1]["proof"] == kept["proof"]
    assert json.loads(manifest.read_text("utf-8"))["proof"] == kept["proof"]
    assert digests(ollama_server, "judging")["q4"] != before["q4"]


def test_a_model_that_cannot_judge_is_told(ollama_server: OllamaServer) -> None:
    with pytest.raises(EngineError) as caught:
        judge_cases((HeldOutCase("事实", VERDICT),), "nobody:q4", None, read_host(ollama_server.host), num_predict=8)
    assert caught.value.kind == "no_model"
    assert "Ollama 里没有模型“nobody:q4”" in str(caught.value)


def test_bad_held_out_samples_are_told_before_anything_is_sent(
    ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"fact": "…"}\n', encoding="utf-8")
    command = ["push", str(files[1]), "unsent", "--host", ollama_server.host, "--json", "--held-out", str(bad)]
    assert main(command) == 2
    told = events(capsys)
    assert [line["event"] for line in told] == ["failed"]
    assert "bad.jsonl:1 不是训练样本" in told[0]["message"]


def test_an_answer_that_ollama_broke_off_is_told_as_such(
    ollama_server: OllamaServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It gives no counts of it: that says nothing of how the prompt was split."""
    base = write_stuck_model(tmp_path / "stuck")
    file, manifest = tmp_path / "stuck.gguf", tmp_path / "manifest.json"
    export(ExportJob(base, file, Provenance("stuck"), file_type=FileType.Q8_0))
    command = ["push", str(file), "stuck", "--host", ollama_server.host, "--manifest", str(manifest), "--json"]
    assert main([*command, "--num-predict", "160"]) == 4
    sentence = events(capsys)[-1]["message"]
    assert "不断重复同一个词元" in sentence
    assert "词元数与训练时不同" not in sentence
    for prompt in json.loads(manifest.read_text("utf-8"))["proof"]["prompts"]:
        assert prompt["repeats"]
        assert prompt["same_count_ollama"] is None
        assert 30 <= prompt["answer_tokens"] <= 104


def judged_sample(number: int, answer: str, step: int) -> JudgedSample:
    """As a run tells it at a checkpoint."""
    return JudgedSample(
        at=0.0,
        step=step,
        sample=f"case-{number}",
        facts=f"被告人钱某盗窃现金{number + 3}000元。",
        answer=answer,
        expected=VERDICT,
        finished=True,
        readable=True,
        charges=("盗窃罪",),
        expected_charges=("盗窃罪",),
        charges_right=True,
        months=7,
        expected_months=7,
    )


def endless(base: Path) -> None:
    """The end is never the likeliest: its embedding, and with it its logit, is 0."""
    from safetensors.numpy import load_file, save_file

    file = base / "model.safetensors"
    content = load_file(file)
    content["model.embed_tokens.weight"][len(byte_vocabulary().tokens) :] = 0
    save_file(content, file, metadata={"format": "pt"})


def test_the_command_rolls_back(
    ollama_server: OllamaServer, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    first = pushed(ollama_server, files[0], "back").digest
    pushed(ollama_server, files[1], "back")
    command = ["push", "back", "--rollback", "--host", ollama_server.host]
    assert main(command) == 0
    assert "back:q4-2026-11-22" in capsys.readouterr().out
    assert digests(ollama_server, "back")["q4"] == first
    assert main(command) == 2
    assert "没有更早的版本" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("{file}", "law", "--host", "127.0.0.1:{free}"), 3, "请先启动 Ollama"),
        (("{file}", "bad name", "--host", "{host}"), 2, "不能作模型名"),
        (("{file}", "law", "--host", "https://ollama.com"), 3, "云端"),
        (("{file}.none", "law", "--host", "{host}"), 2, "找不到模型文件"),
        (("law", "--host", "{host}"), 2, "请给出要发布的 GGUF 文件"),
    ],
)
def test_the_command_says_what_is_wrong(
    ollama_server: OllamaServer,
    files: list[Path],
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    status: int,
    words: str,
) -> None:
    places = {"file": str(files[0]), "free": str(free_port()), "host": ollama_server.host}
    assert main(["push", *(argument.format(**places) for argument in arguments), "--no-proof"]) == status
    assert words in capsys.readouterr().err
    assert digests(ollama_server, "law") == {}


def test_names_that_ollama_takes() -> None:
    assert read_published_name("demonbyron/qwen3-4b-CriminalLaw-cn").current == "demonbyron/qwen3-4b-CriminalLaw-cn:q4"
    assert read_published_name("host.example:5000/owner/law:q8").model == "host.example:5000/owner/law"
    assert read_published_name("law:latest").candidate == "law:latest-candidate"
    for wrong in ("", ":q4", "law:", "a b", "法律", "law:q4:x", "-law", "law/"):
        with pytest.raises(PublishError, match="不能作模型名"):
            read_published_name(wrong)
    assert read_published_name(" law ").current == "law:q4"
