"""What a run keeps in its folder: events, losses, checkpoints, identity, the lock; and how its steps are laid out."""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.messages.message import message
from trainer.recipe.errors import TuningError
from trainer.recipe.parsed_recipe import read_recipe
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.runs.checkpoint_folder import checkpoint_step, checkpoints, keep, write_checkpoint
from trainer.runs.curve import read_curve, write_curve_table
from trainer.runs.event_log import EventLog, read_events
from trainer.runs.events import (
    Checkpointed,
    Event,
    Failed,
    JudgedSample,
    LossParts,
    Paused,
    Step,
    Warned,
    event_line,
    read_event,
)
from trainer.runs.run_folder import RunFolder, RunPaused
from trainer.runs.run_identity import RunIdentity, check_same, read_identity, write_identity
from trainer.runs.run_lock import ask_to_pause, claimed, is_running, pause_asked, running_process
from trainer.tuning.batch_plan import BatchPlan


def step_event(step: int, loss: float) -> Step:
    return Step(float(step), step, 10, 0.1 * step, loss, 1e-4, 0.5, 100, 50.0, 1, 9.0)


EVENTS: list[Event] = [
    step_event(1, 2.5),
    Warned(1.0, "memory", message("recipe.memory-too-small")),
    Failed(2.0, "loss", message("recipe.loss-not-finite", step=3, names=("a:1", "a:2")), "nan", ("a:1", "a:2")),
    JudgedSample(3.0, 1, "a:3", "事实", "判决", "应判", True, False, (), ("盗窃罪",), False, None, 7),
    LossParts(4.0, 1, {"answer": 2.0, "facts": 0.5}),
]


@pytest.mark.parametrize(
    ("event", "name"), [*zip(EVENTS, ("step", "warned", "failed", "sample", "parts"), strict=True)]
)
def test_events_there_and_back(event: Event, name: str) -> None:
    line = event_line(event)
    assert "\n" not in line
    assert read_event(line) == event
    assert json.loads(line)["event"] == name


@given(st.one_of(st.text(), st.binary(), st.builds(lambda cut: event_line(EVENTS[3])[:cut], st.integers(0, 60))))
def test_damaged_lines_are_no_events(line: str | bytes) -> None:
    assert read_event(line) is None


def test_events_of_a_later_version_are_read_as_far_as_they_are_known() -> None:
    row = json.loads(event_line(step_event(1, 2.5))) | {"weather": "fine"}
    assert read_event(json.dumps(row)) == step_event(1, 2.5)
    assert read_event('{"event": "weather", "at": 1}') is None


def test_a_log_goes_on_after_a_torn_line(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    log.add(step_event(1, 2.5))
    with (tmp_path / "events.jsonl").open("ab") as file:
        file.write(event_line(step_event(2, 2.0)).encode()[:40])
    assert [event for event, _ in read_events(tmp_path)] == [step_event(1, 2.5)]
    EventLog(tmp_path).add(step_event(2, 2.25))
    assert [event for event, _ in read_events(tmp_path)] == [step_event(1, 2.5), step_event(2, 2.25)]


def test_a_reader_goes_on_where_it_was(tmp_path: Path) -> None:
    assert list(read_events(tmp_path)) == []
    log = EventLog(tmp_path)
    log.add(step_event(1, 2.5))
    ((_, offset),) = read_events(tmp_path)
    log.add(step_event(2, 2.0))
    assert [event for event, _ in read_events(tmp_path, offset)] == [step_event(2, 2.0)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_events_wait_while_the_disk_is_full(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    log.add(step_event(1, 2.5))
    file = tmp_path / "events.jsonl"
    os.replace(file, tmp_path / "aside")
    file.symlink_to("/dev/full")
    log.add(step_event(2, 2.0))
    file.unlink()
    os.replace(tmp_path / "aside", file)
    log.add(step_event(3, 1.5))
    assert [event.step for event, _ in read_events(tmp_path) if isinstance(event, Step)] == [1, 2, 3]


def test_the_curve_takes_the_last_word_on_each_step(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    for step, loss in ((1, 3.0), (2, 2.0), (3, 9.0)):
        log.add(step_event(step, loss))
    log.add(Paused(4.0, 2))
    log.add(step_event(3, 1.0))
    curve = read_curve(tmp_path / "events.jsonl")
    assert curve.steps == (1, 2, 3)
    assert curve.losses == (3.0, 2.0, 1.0)
    write_curve_table(curve, tmp_path / "loss.csv")
    rows = list(csv.DictReader((tmp_path / "loss.csv").read_text(encoding="utf-8").splitlines()))
    assert [float(row["loss"]) for row in rows] == [3.0, 2.0, 1.0]
    assert float(rows[0]["smoothed"]) == 3.0
    assert rows[0]["held_out"] == ""


def test_a_checkpoint_is_whole_or_not_there(tmp_path: Path) -> None:
    def half(folder: Path) -> None:
        (folder / "weights").write_bytes(b"1")
        raise OSError(28, "No space left on device")

    write_checkpoint(tmp_path, 10, lambda folder: (folder / "weights").write_bytes(b"10") and None)
    with pytest.raises(OSError, match="No space"):
        write_checkpoint(tmp_path, 20, half)
    assert [checkpoint_step(each) for each in checkpoints(tmp_path)] == [10]
    assert [each.name for each in tmp_path.iterdir()] == ["step-000010"]


def test_two_checkpoints_are_kept_and_the_best(tmp_path: Path) -> None:
    for step in (0, 100, 200, 300, 1_000_000):
        write_checkpoint(tmp_path, step, lambda folder: (folder / "weights").touch())
    keep(tmp_path, 2, also=tmp_path / "step-000100")
    assert [checkpoint_step(each) for each in checkpoints(tmp_path)] == [1_000_000, 300, 100]
    assert len(list(tmp_path.iterdir())) == 3


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".step-000100.part"
    left.mkdir()
    (left / "weights").touch()
    write_checkpoint(tmp_path, 200, lambda folder: (folder / "weights").touch())
    assert not left.exists()
    assert [checkpoint_step(each) for each in checkpoints(tmp_path)] == [200]


def no_room(_folder: Path) -> None:
    raise OSError(28, "No space left on device")


def note(step: int) -> Callable[[Path], None]:
    return lambda folder: (folder / "step").write_text(str(step)) and None


def test_a_run_goes_on_from_the_newest_checkpoint_that_can_be_read(tmp_path: Path) -> None:
    told: list[Event] = []
    run = RunFolder(tmp_path, told.append)

    def read(folder: Path) -> int:
        return int((folder / "step").read_text())

    assert run.restored(read) is None
    run.checkpoint(0, note(0), kept=2, first=True)
    run.checkpoint(100, note(100), kept=2)
    assert run.restored(read) == 100
    (run.checkpoint_of(100) / "step").write_text("")
    assert run.newest(read) == 0
    (run.checkpoint_of(0) / "step").unlink()
    with pytest.raises(TuningError, match="检查点都已损坏"):
        run.restored(read)
    assert [event.kind if isinstance(event, Warned) else "" for event in told] == ["", "", *["checkpoint"] * 3]
    assert [event for event, _ in read_events(tmp_path)] == told


def test_a_run_does_not_begin_where_nothing_can_be_kept(tmp_path: Path) -> None:
    told: list[Event] = []
    run = RunFolder(tmp_path, told.append)

    def begin() -> None:
        with run.telling_the_end():
            run.checkpoint(0, no_room, kept=2, first=True)

    with pytest.raises(TuningError) as caught:
        begin()
    assert caught.value.kind == "room"
    assert isinstance(told[-1], Failed)
    run.checkpoint(100, no_room, kept=2)
    assert isinstance(told[-1], Warned)
    assert told[-1].kind == "room"
    assert not run.has_checkpoints()


def test_one_of_several_processes_tells_and_keeps(tmp_path: Path) -> None:
    told: list[Event] = []
    run = RunFolder(tmp_path, told.append, writes=False)

    def pause() -> None:
        with run.telling_the_end():
            run.checkpoint(100, note(100), kept=2)
            raise RunPaused(100)

    with pytest.raises(RunPaused):
        pause()
    assert (told, list(tmp_path.iterdir())) == ([], [])


def identity(**change: object) -> RunIdentity[AdapterRecipe]:
    whole = RunIdentity(
        load_recipe("a10"), "b" * 64, "d" * 64, "h" * 64, 100, "/base", ("/data",), ("/held",), {"torch": "2"}
    )
    return dataclasses.replace(whole, **change)  # type: ignore[arg-type]


def test_a_run_is_gone_on_with_only_as_it_began(tmp_path: Path) -> None:
    assert check_same(tmp_path, identity(), read_recipe) is None
    write_identity(tmp_path, identity(), write_recipe(identity().recipe))
    assert read_identity(tmp_path, read_recipe) == identity()
    moved = identity(base_folder="/elsewhere", data_files=("/moved",), versions={"torch": "3"})
    assert check_same(tmp_path, moved, read_recipe) == identity()
    assert moved.changed_versions(identity()) == ["torch 2 → 3"]
    assert load_recipe(str(tmp_path / "recipe.toml")) == load_recipe("a10")

    recipe = load_recipe("a10")
    faster = dataclasses.replace(recipe, run=dataclasses.replace(recipe.run, learning_rate=2e-4))
    with pytest.raises(TuningError) as caught:
        check_same(tmp_path, identity(recipe=faster, data="e" * 64, samples=90), read_recipe)
    assert caught.value.kind == "changed"
    assert "run.learning_rate：0.0001 → 0.0002" in str(caught.value)
    assert "100 条" in str(caught.value)
    assert "90 条" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"recipe": {}}', b"\xff\xfe"])
def test_a_damaged_identity_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    with pytest.raises(TuningError) as caught:
        read_identity(tmp_path, read_recipe)
    assert caught.value.kind == "run"


HOLD = """
import sys
from pathlib import Path
from trainer.runs.run_lock import claimed
with claimed(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_two_processes_do_not_train_the_same_run(tmp_path: Path) -> None:
    assert not is_running(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert is_running(tmp_path)
        assert running_process(tmp_path) == other.pid
        with pytest.raises(TuningError, match=str(other.pid)), claimed(tmp_path):
            pass
        # However a process ends, the system lets go of its lock.
        other.kill()
        other.wait()
    assert not is_running(tmp_path)
    with claimed(tmp_path):
        assert is_running(tmp_path)


def test_a_window_asks_for_a_pause(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    ask_to_pause(tmp_path, gone.pid)
    with claimed(tmp_path):
        assert not pause_asked(tmp_path)  # it was meant for the process before
        ask_to_pause(tmp_path, os.getpid())
        assert pause_asked(tmp_path)
    with claimed(tmp_path):  # asked while this process was being loaded, perhaps by the number of what started it
        assert pause_asked(tmp_path)
        ask_to_pause(tmp_path, os.getppid())
        assert pause_asked(tmp_path)


def plan(lengths: list[int], total: int = 16, epochs: float = 2.0, seed: int = 42) -> BatchPlan:
    steps = -(-round(len(lengths) * epochs) // total)
    return BatchPlan(tuple(lengths), total, steps, epochs, seed)


LENGTHS = st.lists(st.integers(2, 400), min_size=1, max_size=60)


@given(LENGTHS, st.integers(1, 16), st.sampled_from([1.0, 2.0, 3.0]))
def test_every_epoch_takes_every_sample_once(lengths: list[int], total: int, epochs: float) -> None:
    whole = plan(lengths, total, epochs)
    order = [sample for step in range(whole.steps) for sample in whole.samples(step)]
    count = len(lengths)
    assert len(order) == count * epochs
    for first in range(0, len(order), count):
        assert sorted(order[first : first + count]) == list(range(count))
    assert whole.samples(whole.steps) == ()


@given(LENGTHS, st.integers(1, 16), st.integers(1, 800), st.booleans(), st.integers(1, 3))
def test_a_step_has_the_same_samples_however_it_is_divided(
    lengths: list[int], total: int, tokens: int, packed: bool, processes: int
) -> None:
    whole = plan(lengths, total)
    for step in range(whole.steps):
        shares = whole.micro_batches(step, tokens, packed=packed, processes=processes)
        assert len(shares) == processes
        batches = [batch for share in shares for batch in share]
        assert sorted(sample for batch in batches for sample in batch) == sorted(whole.samples(step))
        for batch in batches:
            padded = whole.size(batch) if packed else len(batch) * max(lengths[sample] for sample in batch)
            assert len(batch) == 1 or padded <= tokens


def test_work_is_shared_evenly() -> None:
    lengths = [random.Random(1).randint(100, 1000) for _ in range(160)]
    whole = plan(lengths)
    for step in range(whole.steps):
        loads = [
            sum(whole.size(batch) for batch in share)
            for share in whole.micro_batches(step, 2000, packed=True, processes=2)
        ]
        assert min(loads) > 0.7 * max(loads)


def test_another_seed_is_another_order_and_the_same_seed_the_same() -> None:
    lengths = list(range(10, 60))
    assert plan(lengths).samples(0) == plan(lengths).samples(0)
    assert plan(lengths).samples(0) != plan(lengths, seed=43).samples(0)
    orders = [plan(lengths, total=50).samples(step) for step in (0, 1)]
    assert orders[0] != orders[1]


def test_the_longest_batch_is_the_heaviest() -> None:
    lengths = [100] * 30 + [900, 800]
    whole = plan(lengths)
    assert whole.heaviest(2000, packed=True) == (30, 31, 0, 1, 2)
    assert whole.heaviest(2000, packed=False) == (30, 31)
    assert whole.heaviest(500, packed=True) == (30,)


def test_a_checkpoint_event_names_its_folder() -> None:
    assert read_event(event_line(Checkpointed(1.0, 100, "checkpoints/step-000100"))) == Checkpointed(
        1.0, 100, "checkpoints/step-000100"
    )
