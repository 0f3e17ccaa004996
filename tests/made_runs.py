"""Runs whose folders are as a training leaves them, written by the trainer's own classes: no torch is needed."""

from __future__ import annotations

import dataclasses
import math
import random
from pathlib import Path
from typing import Any

from resources.messages.message import message
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.runs.event_log import EventLog
from trainer.runs.events import Checkpointed, Evaluated, Fitted, JudgedSample, RunFinished, Started, Step, Warned
from trainer.runs.run_identity import RunIdentity, write_identity

BEGAN = 1_770_000_000.0
GIB = 1 << 30


def write_run(run: Path, *, steps: int = 400, done: int = 400, seed: int = 0, **changes: Any) -> Path:
    """A run of ``done`` steps of ``steps``, finished where both are equal. ``changes`` are of the recipe's ``run``."""
    whole = load_recipe("a10")
    recipe: AdapterRecipe = dataclasses.replace(whole, run=dataclasses.replace(whole.run, **changes))
    run.mkdir(parents=True)
    write_identity(
        run,
        RunIdentity(recipe, "base", f"data{seed}", "held", 3200, "/models/base", ("/data/train.parquet",), (), {}),
        write_recipe(recipe),
    )
    log = EventLog(run)
    device, began = "NVIDIA A10", BEGAN + 1000 * seed
    log.add(Started(began, str(run), 0, steps, 3200, 64, 12, 0, device, 1, "sdpa", "bf16", 132_120_576, {}))
    log.add(Fitted(began + 20, 8192, 19 * GIB, 24 * GIB))
    add_steps(log, 0, done, steps, seed, rate=recipe.run.learning_rate)
    if done == steps:
        log.add(RunFinished(began + 9000, steps, str(run / "adapter"), 9000.0))
    return run


def add_steps(log: EventLog, first: int, last: int, steps: int, seed: int = 0, rate: float = 1e-4) -> None:
    """Steps ``first`` + 1 to ``last``, with an evaluation after each hundred."""
    rng = random.Random(seed * 100_000 + first)
    for step in range(first + 1, last + 1):
        now = BEGAN + 1000 * seed + 20 * step
        loss = 0.34 + 0.05 * seed + 1.5 * math.exp(-step / (35 + 20 * seed)) + rng.gauss(0, 0.035)
        shrunk = rate * 0.5 * (1 + math.cos(math.pi * step / steps))
        left = (steps - step) * 21.0
        log.add(Step(now, step, steps, step / 200, loss, shrunk, 0.8, 16_000, 1_512.0, round(18.6 * GIB), left))
        if step % 100 == 0:
            log.add(Evaluated(now, step, loss + 0.03, True))
            for event in judged(now, step):
                log.add(event)
            log.add(Checkpointed(now, step, f"checkpoints/step-{step:06}"))
        if step == 150:
            log.add(Warned(now, "memory", message("recipe.batch-halved", before=8192, after=4096, step=120)))


def judged(at: float, step: int) -> list[JudgedSample]:
    """Three cases: right, right with another term, wrong."""

    def case(name: str, said: str, expected: str, months: int, expected_months: int) -> JudgedSample:
        return JudgedSample(
            at=at,
            step=step,
            sample=name,
            facts="【犯罪事实】\n被告人甲某窃得手机一部，经鉴定价值2600元。",
            answer=f"本院认为，被告人甲某的行为已构成{said}。判决如下：被告人甲某犯{said}，判处有期徒刑。",
            expected=f"被告人甲某犯{expected}",
            finished=True,
            readable=True,
            charges=(said,),
            expected_charges=(expected,),
            charges_right=said == expected,
            months=months,
            expected_months=expected_months,
        )

    return [
        case("one", "盗窃罪", "盗窃罪", 8, 8),
        case("two", "危险驾驶罪", "危险驾驶罪", 2, 1),
        case("three", "抢夺罪", "抢劫罪", 18, 36),
    ]
