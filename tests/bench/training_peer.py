"""Training next to LLaMA-Factory 0.9.5 on the CPU: time, memory, losses (``python -m tests.bench training_peer``).

The peer gets an environment of its own in the user's cache (its transformers is older). Both train the same tiny Qwen3
of the real vocabulary (2 layers of 256) from the same recipe; ours is handed over as LLaMA-Factory's own YAML.

Losses can be compared because a step takes all samples, so that the order does not matter; what is left to chance is
the adapter's random half. How much that is, is seen from our own run with other seeds: the peer's curve has to lie
within four times that spread, and the first loss, before anything was learnt, has to be the same.

    --data FILE    CAIL cases to train on, such as ../shared/data/cail_train.jsonl (default: samples made here)
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import yaml

from tests.bench.figure import Figure, print_figure
from tests.tiny_model import write_tiny_qwen
from trainer.recipe.llamafactory import write_llamafactory
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.runs.curve import read_curve
from trainer.samples.prompt import prompt_turns

ROOT = Path(__file__).resolve().parent.parent.parent
# Their own pins for the CPU; newer ones do not work together.
PEER = ("llamafactory==0.9.5", "torch==2.11.0", "torchaudio==2.11.0", "bitsandbytes>=0.45")
SAMPLES, STEPS, SEEDS = 16, 6, (42, 43, 44)
TIME_SHARE, MEMORY_SHARE = 0.3, 0.5
MIB = 1 << 20


def peer_environment() -> Path:
    """LLaMA-Factory's command, installed once in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "criminal-law-desk"
    environment = cache / "llamafactory-0.9.5"
    command = environment / "bin" / "llamafactory-cli"
    if not command.exists():
        print(f"→ {', '.join(PEER)} in {environment}", file=sys.stderr)
        uv = ROOT / ".venv" / "bin" / "uv"
        subprocess.run([uv, "venv", "--quiet", "--clear", environment], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", environment / "bin" / "python", *PEER], check=True)
    return command


def sample_rows(data: Path | None) -> list[dict[str, Any]]:
    """SAMPLES rows of sharegpt form; of about a thousand tokens each where no data is given."""
    if data is not None:
        from trainer.samples.cail import read_cail
        from trainer.starter.samples import sentence_text

        cases = [case for case in read_cail(data) if 600 < len(case.fact) < 1200][:SAMPLES]
        texts = [
            (case.fact, f"本院认为，其行为构成{'、'.join(case.charges)}。{sentence_text(case)}。") for case in cases
        ]
    else:
        rng = random.Random(4)
        letters = (
            "被告人盗窃手机一部价值元在某市超市内趁无备之机将其放于柜台上的现金取走后逃离现场经查明上述事实清楚证据确实"
        )
        texts = [("".join(rng.choices(letters, k=900)), "".join(rng.choices(letters, k=300))) for _ in range(SAMPLES)]
    rows = []
    for facts, answer in texts:
        system, user = prompt_turns(facts)
        rows.append(
            {
                "conversations": [
                    {"from": "human", "value": user["content"]},
                    {"from": "gpt", "value": answer},
                ],
                "system": system["content"],
            }
        )
    return rows


def recipe(base: Path, seed: int) -> AdapterRecipe:
    """The card's adapter; every step takes all samples."""
    a10 = load_recipe("a10")
    return dataclasses.replace(
        a10,
        base_model=str(base),
        run=dataclasses.replace(
            a10.run, epochs=float(STEPS), total_batch_size=SAMPLES, micro_batch_size=1, max_tokens=2048,
            optimizer="adamw", precision="bf16", seed=seed,
        ),
        checkpoints=dataclasses.replace(a10.checkpoints, every_steps=STEPS),
        evaluation=dataclasses.replace(a10.evaluation, held_out=0),
    )  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Run:
    """``seconds`` between steps, without the first; ``memory`` in bytes at the highest point, of all its processes."""

    losses: tuple[float, ...]
    seconds: float
    memory: int


def watched(command: Sequence[str | Path], environment: dict[str, str], log: Path) -> int:
    """Runs it and returns its greatest resident memory."""
    peak = 0
    with log.open("wb") as output:
        job = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, env=os.environ | environment)

        def watch() -> None:
            nonlocal peak
            while job.poll() is None:
                try:
                    family = [psutil.Process(job.pid), *psutil.Process(job.pid).children(recursive=True)]
                    peak = max(peak, sum(each.memory_info().rss for each in family))
                except psutil.Error:
                    pass
                time.sleep(0.2)

        watcher = threading.Thread(target=watch)
        watcher.start()
        code = job.wait()
        watcher.join()
    if code:
        raise SystemExit(f"{command[0]} failed:\n{log.read_text(errors='replace')[-4000:]}")
    return peak


def run_peer(command: Path, work: Path, chosen: AdapterRecipe) -> Run:
    """LLaMA-Factory's own trainer, logging every step."""
    output = work / "peer"
    settings = yaml.safe_load(write_llamafactory(chosen, dataset="cases", output=str(output)))
    settings |= {
        "dataset_dir": str(work),
        "use_cpu": True,
        "logging_steps": 1,
        "save_strategy": "no",
        "plot_loss": False,
        "report_to": "none",
        "overwrite_cache": True,
        "preprocessing_num_workers": 1,
    }
    file = work / "peer.yaml"
    file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    environment = {"DISABLE_VERSION_CHECK": "1", "HF_HUB_OFFLINE": "1", "CUDA_VISIBLE_DEVICES": ""}
    memory = watched([command, "train", file], environment, work / "peer.log")
    state = json.loads((output / "trainer_state.json").read_text(encoding="utf-8"))
    losses = tuple(float(row["loss"]) for row in state["log_history"] if "loss" in row)
    rows = [json.loads(line) for line in (output / "trainer_log.jsonl").read_text(encoding="utf-8").splitlines()]
    moments = [_seconds(row["elapsed_time"]) for row in rows if "loss" in row]
    return Run(losses, (moments[-1] - moments[0]) / (len(moments) - 1), memory)


def _seconds(clock: str) -> float:
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return 3600.0 * hours + 60 * minutes + seconds


def run_ours(work: Path, chosen: AdapterRecipe) -> Run:
    """The job, through the command."""
    name = f"ours-{chosen.run.seed}"
    file = work / f"{name}.toml"
    file.write_text(write_recipe(chosen), encoding="utf-8")
    command = [sys.executable, "-m", "trainer", "train", "--recipe", str(file), "--data", str(work / "cases.json")]
    memory = watched(
        [*command, "--out", str(work / name), "--json"], {"CUDA_VISIBLE_DEVICES": ""}, work / f"{name}.log"
    )
    events = [json.loads(line) for line in (work / name / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    moments = [row["at"] for row in events if row["event"] == "step"]
    return Run(read_curve(work / name / "events.jsonl").losses, (moments[-1] - moments[0]) / (len(moments) - 1), memory)


def main() -> None:
    """Both in turn on the same data, then the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    args = parser.parse_args()
    command = peer_environment()
    with TemporaryDirectory() as folder:
        work = Path(folder)
        base = write_tiny_qwen(work / "base", hidden_size=256, intermediate_size=768, layers=2)
        (work / "cases.json").write_text(json.dumps(sample_rows(args.data), ensure_ascii=False), encoding="utf-8")
        info = {
            "cases": {
                "file_name": "cases.json",
                "formatting": "sharegpt",
                "columns": {"messages": "conversations", "system": "system"},
            }
        }
        (work / "dataset_info.json").write_text(json.dumps(info), encoding="utf-8")
        ours = [run_ours(work, recipe(base, seed)) for seed in SEEDS]
        peer = run_peer(command, work, recipe(base, SEEDS[0]))

    seconds, memory = statistics.median(run.seconds for run in ours), max(run.memory for run in ours)
    print_figure(Figure("LLaMA-Factory: a step", peer.seconds, "s"))
    print_figure(Figure("ours: a step", seconds, "s"))
    print_figure(Figure("a step, share of LLaMA-Factory's", seconds / peer.seconds, "", most=TIME_SHARE))
    print_figure(Figure("LLaMA-Factory: memory", peer.memory / MIB, "MiB"))
    print_figure(Figure("ours: memory", memory / MIB, "MiB"))
    print_figure(Figure("memory, share of LLaMA-Factory's", memory / peer.memory, "", most=MEMORY_SHARE))
    first = abs(peer.losses[0] / ours[0].losses[0] - 1)
    print_figure(Figure("first loss, difference", first, "", most=0.01))
    apart = max(
        abs(theirs - statistics.fmean(mine)) / (4 * statistics.stdev(mine) + 0.01 * theirs)
        for theirs, *mine in zip(peer.losses[1:], *(run.losses[1:] for run in ours), strict=True)
    )
    print_figure(Figure("losses, distance in four spreads of our own seeds", apart, "", most=1.0))


if __name__ == "__main__":
    main()
