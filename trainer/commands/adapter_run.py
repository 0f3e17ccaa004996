"""What ``train`` and ``resume`` share: a job made from files, run, and its events shown."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.wording import say
from trainer.commands.stopping import stop_on_signal
from trainer.evaluation.progress import duration
from trainer.recipe.errors import TuningError
from trainer.runs.events import (
    Checkpointed,
    Evaluated,
    Event,
    Failed,
    Fitted,
    JudgedSample,
    LossParts,
    Paused,
    RunFinished,
    Started,
    Step,
    Warned,
    event_line,
)
from trainer.runs.run_folder import RunPaused

if TYPE_CHECKING:
    from trainer.recipe.recipe import AdapterRecipe
    from trainer.tuning.adapter_job import AdapterJob

DONE, STOPPED, BAD_INPUT = 0, 1, 2

_LINE_EVERY = 10.0
"""Seconds between two lines of progress where nothing can be written over."""


def make_job(recipe: AdapterRecipe, base: str, data: list[Path], held_out: list[Path], run: Path) -> AdapterJob:
    """Reads the samples and looks for the base. Raises TuningError.

    Without ``held_out``: the validation split that ``prepare`` wrote beside ``data``, where there is one.
    """
    from trainer.recipe.base_folder import find_base
    from trainer.runs.run_identity import RunIdentity, installed_versions
    from trainer.runs.training_data import data_hash, held_out_beside, read_training_samples

    found = find_base(base)
    samples = read_training_samples(data)
    held_out = held_out or held_out_beside(data)
    set_aside = read_training_samples(held_out, may_be_empty=True)
    identity = RunIdentity(
        recipe=recipe,
        base=found.fingerprint(),
        data=data_hash(samples),
        held_out=data_hash(set_aside),
        samples=len(samples),
        base_folder=str(found.folder.resolve()),
        data_files=tuple(str(path.resolve()) for path in data),
        held_out_files=tuple(str(path.resolve()) for path in held_out),
        versions=installed_versions(),
    )
    check_library("torch", "peft", *(["bitsandbytes"] if recipe.quantization.bits == 4 else []))
    from trainer.tuning.adapter_job import AdapterJob

    return AdapterJob(identity, found, samples, set_aside, run)


def run_job(job: AdapterJob, *, as_json: bool) -> int:
    """As `run_shown`."""
    from trainer.tuning.train_adapter import train_adapter

    return run_shown(partial(train_adapter, job), as_json=as_json)


def run_shown(train: Callable[[Callable[[Event], None], Callable[[], bool]], Path], *, as_json: bool) -> int:
    """0 trained, 1 paused (the same call goes on), 2 it could not go on; what happened was shown.

    ``train`` is told where to report to, and what says whether the user wants to stop.
    """
    shown = _Shown(as_json)
    with stop_on_signal() as stop:
        try:
            train(shown.event, stop)
        except RunPaused:
            return STOPPED
        except TuningError as error:
            # What goes wrong before the run is held is not among its events.
            shown.event(Failed(time.time(), error.kind, error.message, error.detail, error.samples))
            return BAD_INPUT
    return DONE


def show_failure(error: TuningError, *, as_json: bool) -> int:
    """What went wrong before there was a job."""
    _Shown(as_json).event(Failed(time.time(), error.kind, error.message, error.detail))
    return BAD_INPUT


def check_library(*names: str) -> None:
    """Raises TuningError("library") where one of these is not installed."""
    from importlib.util import find_spec

    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise TuningError("library", "commands.training-parts-missing", names=tuple(missing))
    # Whatever is needed lies on this computer; no library is to look for it elsewhere.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")


class _Shown:
    """Events as JSON lines on standard output, or as words on standard error."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._terminal = sys.stderr.isatty()
        self._last_line = 0.0
        self._failed = False

    def event(self, event: Event) -> None:
        if isinstance(event, Failed):
            if self._failed:
                return
            self._failed = True
        if self._as_json:
            print(event_line(event), flush=True)
        elif isinstance(event, Step):
            self._step(event)
        elif not isinstance(event, LossParts):
            if self._terminal:
                print("\r\x1b[K", end="", file=sys.stderr)
            print(words(event), file=sys.stderr, flush=True)

    def _step(self, event: Step) -> None:
        now = time.monotonic()
        if not self._terminal and now - self._last_line < _LINE_EVERY and event.step < event.steps:
            return
        self._last_line = now
        start, end = ("\r\x1b[K", "" if event.step < event.steps else "\n") if self._terminal else ("", "\n")
        print(start + words(event), end=end, file=sys.stderr, flush=True)


def words(event: Event) -> str:
    """One event as a line to read."""
    match event:
        case Started():
            left_out = event.left_out_too_long + event.left_out_without_answer
            aside = f"，排除 {left_out} 条（{event.left_out_too_long} 条过长）" if left_out else ""
            return (
                f"{event.samples} 个样本{aside}，{event.steps} 步，从第 {event.step} 步开始；{event.device}，"
                f"{event.precision}，可训练参数 {event.trainable / 1e6:.1f} M"
            )
        case Fitted():
            total = f" / {event.device_memory / 2**30:.1f}" if event.device_memory else ""
            return f"最长的一批（{event.tokens} 个词元）放得下：{event.memory / 2**30:.1f}{total} GiB"
        case Step():
            return (
                f"{event.step}/{event.steps}  损失 {event.loss:.4f}  学习率 {event.learning_rate:.2e}  "
                f"{event.tokens_per_second:,.0f} 词元/秒  {event.memory / 2**30:.1f} GiB  "
                f"剩余 {duration(event.seconds_left)}"
            )
        case LossParts():
            return f"第 {event.step} 步：" + "，".join(f"{name} {loss:.4f}" for name, loss in event.parts.items())
        case Evaluated():
            return f"第 {event.step} 步：评测损失 {event.loss:.4f}" + ("（目前最低）" if event.best else "")
        case JudgedSample():
            if not event.readable:
                return f"  案例 {event.sample}：答案读不出判决"
            charge = "罪名正确" if event.charges_right else f"罪名 {'、'.join(event.charges)}"
            return f"  案例 {event.sample}：{charge}，{event.months} 个月（应为 {event.expected_months}）"
        case Checkpointed():
            return f"第 {event.step} 步：检查点 {event.folder}"
        case Warned():
            return f"注意：{say(event.message)}"
        case Paused():
            return f"已暂停，进度已保存到第 {event.step} 步；以同样的命令或 resume 继续。"
        case RunFinished():
            return f"完成：{event.adapter}（{event.step} 步，{duration(event.seconds)}）"
        case Failed():
            return say(event.message)
