"""The whole job on a tiny base: what it leaves, and that stopping, killing, lack of memory and of room lose nothing."""

from __future__ import annotations

import dataclasses
import errno
import json
import math
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resources.messages.wording import say
from tests.tiny_base import write_samples, write_tiny_base
from tests.trained_runs import STEPS, Place, tiny_recipe, train, without_dropout
from trainer.recipe.errors import TuningError
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.runs.checkpoint_folder import checkpoint_step, checkpoints
from trainer.runs.curve import read_curve
from trainer.runs.event_log import read_events
from trainer.runs.events import (
    Checkpointed,
    Evaluated,
    Event,
    Failed,
    Fitted,
    JudgedSample,
    Paused,
    Started,
    Step,
    Warned,
)

pytestmark = pytest.mark.torch


def losses(run: Path) -> tuple[float, ...]:
    return read_curve(run / "events.jsonl").losses


def weights(run: Path) -> bytes:
    return (run / "adapter" / "adapter_model.safetensors").read_bytes()


def some(events: list[Event], kind: type[Any]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


@pytest.fixture
def at_step_two(unbroken: Path, tmp_path: Path) -> Path:
    """The same run as it was when its third step began."""
    run = tmp_path / "run"
    shutil.copytree(unbroken, run)
    for later in checkpoints(run / "checkpoints")[:-2]:
        shutil.rmtree(later)
    lines = (run / "events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(place for place, line in enumerate(lines) if '"step-000002"' in line or "step-000002" in line)
    (run / "events.jsonl").write_text("".join(lines[: last + 1]), encoding="utf-8")
    shutil.rmtree(run / "adapter")
    assert len(losses(run)) == 2
    return run


def test_what_a_run_leaves(place: Place, unbroken: Path) -> None:
    from trainer.export.adapter import check_fits, read_adapter
    from trainer.export.base_model import read_base_model

    found = losses(unbroken)
    assert len(found) == STEPS
    assert found[-1] < found[0]
    adapter = read_adapter(unbroken / "adapter")
    assert len(adapter.pairs) == 2 * 7
    assert {pair.scale for pair in adapter.pairs.values()} == {8 / 2.0}
    check_fits(adapter, {name: tensor.shape for name, tensor in read_base_model(place.base).tensors.items()})
    config = json.loads((unbroken / "adapter" / "adapter_config.json").read_text(encoding="utf-8"))
    assert config["base_model_name_or_path"] == str(place.base)
    for picture in ("training_loss.png", "training_loss.svg"):
        assert (unbroken / picture).stat().st_size > 1000
    assert len((unbroken / "training_loss.csv").read_text(encoding="utf-8").splitlines()) == STEPS + 1

    manifest = json.loads((unbroken / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["adapter_sha256"] == adapter.sha256
    assert manifest["steps"] == STEPS
    assert manifest["samples"] == 12
    evaluations = [event for event, _ in read_events(unbroken) if isinstance(event, Evaluated)]
    assert [event.step for event in evaluations] == [2, 4, 6]
    best = min(evaluations, key=lambda event: event.loss)
    assert (manifest["best_step"], manifest["best_loss"]) == (best.step, best.loss)
    assert (unbroken / "best" / "adapter_model.safetensors").exists()
    assert load_recipe(str(unbroken / "recipe.toml")) == tiny_recipe(place.base)


def test_what_a_run_tells(unbroken: Path) -> None:
    events = [event for event, _ in read_events(unbroken)]
    started = some(events, Started)[0]
    assert (started.steps, started.samples, started.held_out) == (STEPS, 12, 3)
    assert started.versions["torch"]
    fitted = some(events, Fitted)[0]
    steps = some(events, Step)
    assert events.index(fitted) < events.index(steps[0])
    assert [step.step for step in steps] == list(range(1, STEPS + 1))
    assert steps[0].learning_rate == 5e-3
    assert steps[-1].epoch == 2.0
    assert all(step.gradient_norm > 0 and step.tokens_per_second > 0 and step.memory > 0 for step in steps)
    assert steps[-1].seconds_left == 0.0
    sample = some(events, JudgedSample)[0]
    assert sample.sample.startswith("case-")
    assert "盗窃" in sample.facts
    assert sample.expected.startswith("本院认为")
    assert [event.step for event in some(events, Checkpointed)] == [0, 2, 4, 6]


def test_a_paused_run_goes_on_as_if_it_had_not_stopped(place: Place, unbroken: Path, tmp_path: Path) -> None:
    from trainer.runs.run_folder import RunPaused

    run = tmp_path / "run"
    with pytest.raises(RunPaused):
        train(place, tiny_recipe(place.base), run, lambda events: len(some(events, Step)) == 3)
    paused = [event for event, _ in read_events(run)][-1]
    assert isinstance(paused, Paused)
    assert paused.step == 3
    events = train(place, tiny_recipe(place.base), run)
    assert some(events, Started)[0].step == 3
    assert losses(run) == losses(unbroken)
    assert weights(run) == weights(unbroken)


def test_a_run_that_was_killed_goes_on_with_the_same_losses(unbroken: Path, at_step_two: Path) -> None:
    command = [sys.executable, "-m", "trainer", "resume", str(at_step_two), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as job:
        assert job.stdout is not None
        seen = next((line for line in job.stdout if json.loads(line).get("event") == "step"), None)
        assert seen is not None
        assert json.loads(seen)["step"] == 3
        os.kill(job.pid, signal.SIGKILL)
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    events = [json.loads(line) for line in ended.stdout.splitlines()]
    assert events[0]["event"] == "started"
    assert events[0]["step"] in (2, 3)
    assert events[-1]["event"] == "finished"
    assert losses(at_step_two) == losses(unbroken)
    assert weights(at_step_two) == weights(unbroken)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_pauses_with_the_status_of_every_stop(at_step_two: Path, number: int) -> None:
    command = [sys.executable, "-m", "trainer", "resume", str(at_step_two), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as job:
        assert job.stdout is not None
        assert any(json.loads(line)["event"] == "fitted" for line in job.stdout)
        job.send_signal(number)
        told = [json.loads(line)["event"] for line in job.stdout]
    assert (job.returncode, told[-1]) == (130, "paused")


def test_a_damaged_checkpoint_is_passed_over(place: Place, unbroken: Path, at_step_two: Path) -> None:
    newest = checkpoints(at_step_two / "checkpoints")[0]
    state = newest / "optimizer.pt"
    state.write_bytes(state.read_bytes()[: state.stat().st_size // 2])
    events = train(place, tiny_recipe(place.base), at_step_two)
    assert next(event.kind for event in some(events, Warned)) == "checkpoint"
    assert some(events, Started)[0].step == 0
    assert losses(at_step_two) == losses(unbroken)


def test_another_recipe_or_other_data_is_refused_with_the_difference(
    place: Place, at_step_two: Path, tmp_path: Path
) -> None:
    before = losses(at_step_two)
    with pytest.raises(TuningError, match=r"run\.learning_rate：0\.005 → 0\.001"):
        train(place, tiny_recipe(place.base, learning_rate=1e-3), at_step_two)
    other = dataclasses.replace(place, data=write_samples(tmp_path / "other.jsonl", 11))
    with pytest.raises(TuningError, match=r"12 条.*11 条") as caught:
        train(other, tiny_recipe(place.base), at_step_two)
    assert caught.value.kind == "changed"
    assert losses(at_step_two) == before


def test_lack_of_memory_halves_the_micro_batch_and_changes_nothing(
    place: Place, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    from trainer.tuning.network import Network

    whole = Network.states
    limit = 1024

    def short_of_memory(network: Any, batch: Any) -> Any:
        if batch.ids.numel() > limit:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return whole(network, batch)

    monkeypatch.setattr(Network, "states", short_of_memory)
    run = tmp_path / "run"
    events = train(place, without_dropout(place.base), run)
    warnings = [event for event in some(events, Warned) if event.kind == "memory"]
    assert "2048 个词元减到 1024 个" in say(warnings[0].message)
    assert losses(run) == pytest.approx(losses(plain), rel=1e-4)
    # The next process need not find out again.
    newest, *_ = checkpoints(run / "checkpoints")
    assert json.loads((newest / "position.json").read_text("utf-8"))["micro_batch_tokens"] == 1024
    shutil.rmtree(newest)
    limit = 0
    with pytest.raises(TuningError, match="最长的样本也放不下") as caught:
        train(place, without_dropout(place.base), run)
    assert caught.value.kind == "memory"


def test_a_full_disk_is_told_and_training_goes_on(
    place: Place, unbroken: Path, at_step_two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.runs import run_folder

    whole, failed = run_folder.write_checkpoint, []

    def full(folder: Path, step: int, write: Callable[[Path], None]) -> Path:
        if step == 4:
            failed.append(step)
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(folder, step, write)

    monkeypatch.setattr(run_folder, "write_checkpoint", full)
    events = train(place, tiny_recipe(place.base), at_step_two)
    assert failed == [4]
    assert "room" in [event.kind for event in some(events, Warned)]
    assert losses(at_step_two) == losses(unbroken)
    assert [checkpoint_step(each) for each in checkpoints(at_step_two / "checkpoints")] == [6, 2, 0]


def test_a_loss_that_is_not_finite_stops_with_its_samples(place: Place, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    base = write_tiny_base(tmp_path / "base", tied=False)
    file = base / "model.safetensors"
    tensors = load_file(file)
    tensors["model.embed_tokens.weight"][ord("#")] = torch.nan
    save_file(tensors, file, {"format": "pt"})
    rows = [json.loads(line) for line in place.data.read_text(encoding="utf-8").splitlines()]
    rows[5]["messages"][-2]["content"] += "#"
    data = tmp_path / "data.jsonl"
    data.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    run = tmp_path / "run"
    with pytest.raises(TuningError, match="case-5") as caught:
        train(Place(base, data, place.held_out), tiny_recipe(base), run)
    assert caught.value.kind == "loss"
    assert caught.value.samples == ("case-5",)
    failed = [event for event, _ in read_events(run)][-1]
    assert isinstance(failed, Failed)
    assert failed.samples == ("case-5",)
    assert all(math.isfinite(loss) for loss in losses(run))


def test_a_loss_of_zero_stops(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.tuning import trainee

    monkeypatch.setattr(trainee, "completion_losses", lambda states, _weight, _targets: states.float().sum(1) * 0.0)
    with pytest.raises(TuningError, match="损失为 0"):
        train(place, tiny_recipe(place.base), tmp_path / "run")


def test_two_processes_take_the_same_steps_as_one(place: Place, plain: Path, tmp_path: Path) -> None:
    together, file = tmp_path / "together", tmp_path / "recipe.toml"
    file.write_text(write_recipe(without_dropout(place.base)), encoding="utf-8")
    command = [sys.executable, "-m", "accelerate.commands.launch"]
    # Its own word for several processes on one machine; without a card they meet on the processor.
    command += ["--multi_gpu", "--num_processes", "2", "--num_machines", "1", "--main_process_port", "0"]
    command += ["--mixed_precision", "no", "--dynamo_backend", "no"]
    command += ["-m", "trainer", "train", "--recipe", str(file), "--data", str(place.data)]
    command += ["--held-out", str(place.held_out), "--out", str(together), "--json"]
    launched = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert launched.returncode == 0, launched.stderr
    started = next(event for event, _ in read_events(together) if isinstance(event, Started))
    assert started.processes == 2
    assert losses(together) == pytest.approx(losses(plain), rel=1e-4)
    curves = read_curve(together / "events.jsonl"), read_curve(plain / "events.jsonl")
    assert curves[0].held_out_losses == pytest.approx(curves[1].held_out_losses, rel=1e-3)
