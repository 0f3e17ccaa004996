"""Training killed at random moments, against a run that was never stopped (``python -m tests.bench.killed_training``).

A tiny Qwen3 of the real vocabulary is trained in 4 bits by the command, killed by SIGKILL at a moment drawn from the
time that the unbroken run took, and started again in the same folder, until it was killed so often. A run that came to
its end between two kills is compared, and the next one begun. Losses, step by step, and the adapter's file have to be
equal.

    --data FILE    CAIL cases to train on, such as ../shared/data/cail_train.jsonl (default: samples made here)
    --kills N      20
    --seed S       of the moments
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure, print_figure
from tests.bench.training_peer import ROOT, sample_rows
from tests.tiny_model import write_tiny_qwen
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.runs.curve import read_curve


def recipe(base: Path) -> AdapterRecipe:
    """Short steps and a checkpoint after every second, so that kills fall into all that a run does."""
    cpu = load_recipe("cpu")
    return dataclasses.replace(
        cpu,
        base_model=str(base),
        adapter=dataclasses.replace(cpu.adapter, dropout=0.1),
        run=dataclasses.replace(cpu.run, epochs=4.0, total_batch_size=4, max_tokens=2048, learning_rate=1e-3),
        checkpoints=dataclasses.replace(cpu.checkpoints, every_steps=2),
        evaluation=dataclasses.replace(cpu.evaluation, held_out=2, cases=1, answer_tokens=16),
    )


def ended(command: list[str], log: Path, after: float | None = None) -> bool:
    """Whether the command came to its end before it was killed ``after`` so many seconds. Ends all where it failed."""
    with log.open("ab") as output:
        job = subprocess.Popen(command, stdout=output, stderr=output, cwd=ROOT)
        try:
            code = job.wait(after)
        except subprocess.TimeoutExpired:
            job.kill()
            job.wait()
            return False
    if code:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text(errors='replace')[-4000:]}")
    return True


def main() -> None:
    """The unbroken run, then the kills."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        base = write_tiny_qwen(work / "base")
        (work / "recipe.toml").write_text(write_recipe(recipe(base)), encoding="utf-8")
        (work / "cases.json").write_text(json.dumps(sample_rows(args.data), ensure_ascii=False), encoding="utf-8")

        def command(run: Path) -> list[str]:
            files = ["--recipe", str(work / "recipe.toml"), "--data", str(work / "cases.json")]
            return [sys.executable, "-m", "trainer", "train", *files, "--out", str(run), "--json"]

        started = time.monotonic()
        ended(command(work / "unbroken"), work / "log")
        longest = time.monotonic() - started
        losses = read_curve(work / "unbroken" / "events.jsonl").losses
        adapter = (work / "unbroken" / "adapter" / "adapter_model.safetensors").read_bytes()

        kills = runs = 0
        different_losses = different_adapters = 0
        while kills < args.kills:
            run, runs = work / f"run-{runs}", runs + 1
            while not ended(command(run), work / "log", rng.uniform(0, longest) if kills < args.kills else None):
                kills += 1
                print(f"killed {kills} of {args.kills}, at step {steps(run)} of {len(losses)}", file=sys.stderr)
            found = read_curve(run / "events.jsonl").losses
            different_losses += sum(now != then for now, then in zip(found, losses, strict=True))
            different_adapters += (run / "adapter" / "adapter_model.safetensors").read_bytes() != adapter

    print_figure(Figure("kills", kills, ""))
    print_figure(Figure("runs that they fell into", runs, ""))
    print_figure(Figure("steps of a run", len(losses), ""))
    print_figure(Figure("losses that differ from the unbroken run's", different_losses, "", most=0))
    print_figure(Figure("adapters that differ from the unbroken run's", different_adapters, "", most=0))


def steps(run: Path) -> int:
    """How far the run had come, by what it tells."""
    events = run / "events.jsonl"
    return len(read_curve(events).losses) if events.exists() else 0


if __name__ == "__main__":
    main()
