"""How every command of the trainer ends and what it tells: one set of statuses, one printer, two languages."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from resources.messages.message import message
from tests.test_evaluation_run import CHARGES, arguments, cail_row
from trainer.__main__ import main
from trainer.commands.dispatch import COMMANDS
from trainer.commands.ending import needs, run_told
from trainer.commands.exit_status import ExitStatus, status_of_kind
from trainer.commands.printer import Printer
from trainer.commands.step_names import STEPS
from trainer.commands.stopping import stop_on_signal
from trainer.commands.table import aligned
from trainer.told_error import ToldError

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_json_language_and_the_statuses_in_its_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0
    assert "--json" in told
    assert "--language {zh,en}" in told
    for status in ("0 done", "2 bad input", "3 no server", "4 cut off", "130 stopped"):
        assert status in told


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("base", 2),
        ("input", 2),
        ("changed", 2),
        ("absent", 3),
        ("no_model", 3),
        ("library", 3),
        ("refused", 3),
        ("unconfirmed", 3),
        ("parity", 4),
        ("memory", 4),
        ("room", 4),
        ("stopped", 130),
    ],
)
def test_an_error_of_a_kind_has_its_status_whatever_raised_it(
    kind: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> int:
        raise ToldError(kind, "commands.stopped", "why")

    assert run_told(run, Printer(as_json=True)) == status == status_of_kind(kind)
    told = json.loads(capsys.readouterr().out)
    assert (told["event"], told["kind"], told["key"], told["detail"]) == ("failed", kind, "commands.stopped", "why")
    assert told["at"] == pytest.approx(time.time(), abs=60)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file", "a.jsonl"), 2, "无法读写 a.jsonl"),
        (OSError(errno.ENOSPC, "No space left", "out"), 4, "No space left"),
        (KeyboardInterrupt(), 130, "已停止"),
    ],
)
def test_errors_of_the_system_and_a_stop_are_told(
    error: BaseException, status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> int:
        raise error

    assert run_told(run, Printer()) == status
    assert words in capsys.readouterr().err


def test_a_component_that_is_not_installed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> int:
        with needs("train"):
            import no_such_component  # type: ignore[import-not-found]  # noqa: F401
        return 0

    assert run_told(run, Printer()) == ExitStatus.UNAVAILABLE
    assert "environment install --component train" in capsys.readouterr().err


def wait_until_it_waits(process: subprocess.Popen[str]) -> None:
    """The process has been loaded and does nothing any more: it waits for its standard input."""
    used, still, deadline = -1.0, 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        now = sum(psutil.Process(process.pid).cpu_times()[:2])
        # How long loading takes differs from machine to machine. Three equal readings in a row are asked for, because
        # it may also pause between two modules.
        still = still + 1 if now == used and now > 0 else 0
        if still == 3:
            return
        used = now
        time.sleep(0.4)
    pytest.fail("it never waited")


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_keeps_nothing_stops_with_the_same_status(number: int) -> None:
    command = [sys.executable, "-m", "trainer", "read", "--language", "en"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    ) as job:  # fmt: skip
        wait_until_it_waits(job)
        job.send_signal(number)
        _, told = job.communicate(timeout=60)
    assert (job.returncode, told.strip()) == (130, "Stopped.")


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
@pytest.mark.models
def test_an_evaluation_that_is_killed_in_good_order_keeps_its_answers(tiny_gguf: Path, tmp_path: Path) -> None:
    cail = tmp_path / "cail.jsonl"
    rows = [cail_row(n, charge, article, 6) for n, (charge, article) in enumerate(CHARGES * 20, start=1)]
    cail.write_text("\n".join(rows) + "\n", encoding="utf-8")
    answers = tmp_path / "out" / "answers"
    command = [sys.executable, "-m", "trainer", *arguments(cail, tiny_gguf, tmp_path / "out"), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as job:
        deadline = time.monotonic() + 300
        while sum(file.read_bytes().count(b"\n") for file in answers.glob("*")) < 2 and time.monotonic() < deadline:
            time.sleep(0.005)
        job.send_signal(signal.SIGTERM)
        said, progress = job.communicate(timeout=60)
    assert job.returncode == 130
    assert json.loads(said)["kind"] == "stopped"
    assert json.loads(said)["key"] == "evaluation.stopped"
    assert "判决 0/120  0.0%  剩余 …" in progress


def test_a_stop_is_said_once_and_a_second_one_stops_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = [100.0]
    monkeypatch.setattr("trainer.commands.stopping.time.monotonic", lambda: clock[0])
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with stop_on_signal(Printer()) as stopped:
        assert not stopped()
        signal.raise_signal(signal.SIGINT)
        assert stopped()
        clock[0] += 1  # as accelerate hands the same Ctrl+C on
        signal.raise_signal(signal.SIGINT)
        assert stopped()
        clock[0] += 5
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert capsys.readouterr().err.count("正在停止") == 1
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def stepping(clock: Clock, report: Callable[[str, float, float], None]) -> None:
    """A step of 100 in five steps of three seconds, taken up at 10."""
    for done in (10, 20, 40, 60, 80, 100):
        report("read", done, 100)
        clock.now += 3


def test_in_a_file_progress_is_a_line_every_ten_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    stepping(clock, Printer(clock=clock).progress)
    assert capsys.readouterr().err.splitlines() == [
        "读取与筛选 10.0%  剩余 …",
        "读取与筛选 80.0%  剩余 3 秒",
        "读取与筛选 100.0%",
    ]


def test_on_a_terminal_progress_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, shown = Clock(), Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    printer = Printer(clock=clock, language="en")
    stepping(clock, printer.progress)
    lines = shown.getvalue()
    assert lines.count("\n") == 1
    assert lines.count("\r\x1b[K") == 6
    assert lines.endswith("\r\x1b[KReading and selecting 100.0%\n")
    printer.progress("upload", 1, 10)
    printer.tell(message("commands.stopping"))
    left, stopping = shown.getvalue().splitlines()[-2:]
    assert left == "\x1b[KUploading 10.0%  … left"
    assert stopping == "Stopping; what was done is kept… (Ctrl+C once more stops at once)"


def test_as_json_progress_has_its_fields_and_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    printer = Printer(as_json=True, clock=clock)
    printer.progress("export", 10, 100, tensor="a")
    clock.now += 0.1
    printer.progress("export", 11, 100, tensor="b")  # too soon after the other
    clock.now += 0.9
    printer.progress("export", 20, 100, tensor="c")
    printer.progress("upload", 50, 100, bytes_per_second=7, seconds_left=2.5)
    printer.progress("upload", 100, 100, bytes_per_second=7)
    printer.progress("upload", 100, 100, bytes_per_second=7)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[:2] == [
        {"event": "progress", "step": "export", "done": 10, "total": 100, "tensor": "a", "seconds_left": None},
        {"event": "progress", "step": "export", "done": 20, "total": 100, "tensor": "c", "seconds_left": 8.0},
    ]
    assert [(line["step"], line["done"], line["seconds_left"]) for line in lines[2:]] == [
        ("upload", 50, 2.5),
        ("upload", 100, None),
    ]


def test_every_step_that_a_job_tells_has_a_name() -> None:
    told = {"read", "compare", "draw", "reinforce", "write"}  # trainer/preparation/job.py
    told |= {"hash", "upload", "create", "check", "tag"}  # PushProgress
    told |= {"python", "resolve", "download", "install", "verify"}  # trainer/environment/install.py
    told |= {"take-in", "calibrate"}  # trainer/indexing/job.py
    told |= {"proof", "cases", "export", "judge", "samples", "recognise", "carry"}
    assert told == set(STEPS)


def test_the_language_that_is_asked_for_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "--card", "Voodoo", "--language", "en"]) == 2
    assert "The graphics card Voodoo is not known" in capsys.readouterr().err
    assert main(["estimate", "--card", "8", "--language", "en"]) == 4
    told = capsys.readouterr().out
    assert "It does not fit" in told
    assert "base weights" in told
    assert not any("\u4e00" <= character <= "\u9fff" for character in told)


@pytest.mark.parametrize("command", [["recipe", "none"], ["estimate", "--recipe", "none"], ["resume", "nowhere"]])
def test_with_json_a_failure_is_json(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--json"]) == 2
    shown = capsys.readouterr()
    failed = json.loads(shown.out)
    assert failed["event"] == "failed"
    # Where progress is not JSON, standard error stays for the eye.
    assert shown.err.strip() == ("" if command[0] == "resume" else failed["message"])


def test_columns_are_aligned_where_a_character_takes_two_places() -> None:
    assert list(aligned([["", "模型", "x"], ["罪名", "1.0%", "12.0%"]])) == ["      模型      x", "罪名  1.0%  12.0%"]


def test_interrupted_before_the_command_began(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.commands.dispatch.main", interrupted)
    assert main(["recipe", "a10"]) == ExitStatus.STOPPED
    assert capfd.readouterr() == ("", "")
