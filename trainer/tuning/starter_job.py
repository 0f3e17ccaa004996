"""Trains the starter model: all parameters of a small Qwen3, on the CPU, from cases with labels.

A run is a folder: recipe.json, tokenizer/, events.jsonl, checkpoint.pt, and at the end model/ (Hugging Face format),
training_loss.png and manifest.json. A run that was stopped or killed goes on from its last checkpoint, with the same
batches and random numbers as if it had never stopped.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from resources.model_card.recipe import StarterRecipe, StarterRun
from resources.model_card.template import END_OF_TEXT, IM_END
from trainer.samples.cail import CailCase
from trainer.samples.starter import starter_case
from trainer.tuning.copying_heads import begin_copying
from trainer.tuning.first_embeddings import first_embeddings
from trainer.tuning.loss_plot import write_loss_plot
from trainer.tuning.starter_data import StarterData, build_vocabulary
from trainer.tuning.starter_model import StarterNetwork, new_model

CHECKPOINT_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run stands after a step. Losses are of that step alone."""

    step: int
    steps: int
    epoch: int
    loss: float
    answer_loss: float
    facts_loss: float
    charge_loss: float
    term_loss: float
    learning_rate: float
    gradient_norm: float
    seconds_left: float


class Stopped(Exception):
    """The user stopped the run; everything done so far is in its checkpoint."""


class ChangedRun(Exception):
    """The folder holds a run of another recipe or other data."""


def train_starter(
    recipe: StarterRecipe,
    cases: Sequence[CailCase],
    folder: Path,
    report: Callable[[Progress], None],
    should_stop: Callable[[], bool] = lambda: False,
) -> Path:
    """Trains or goes on; returns the folder of the finished model. Raises Stopped, ChangedRun, FloatingPointError."""
    folder.mkdir(parents=True, exist_ok=True)
    identity = {"recipe": dataclasses.asdict(recipe), "data_sha256": hash_of(cases), "torch": torch.__version__}
    claim(folder, identity)
    torch.manual_seed(recipe.run.seed)
    read = tuple(starter_case(case) for case in cases)
    if not (folder / "tokenizer" / "tokenizer.json").exists():
        build_vocabulary(folder / "tokenizer", read, recipe.model.least_token_count, recipe.run.seed)

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer" / "tokenizer.json"))
    charge_names = tuple(sorted({name for case in cases for name in case.charges}))
    data = StarterData(
        read,
        tokenizer,
        charge_names,
        recipe.loss.decisive_weight,
        recipe.model.max_tokens,
        recipe.run.batch_size,
        recipe.run.left_out_share,
        recipe.run.rare_below,
        recipe.run.seed,
    )
    vocabulary = tokenizer.get_vocab()
    model = new_model(recipe.model, len(vocabulary), vocabulary[IM_END], vocabulary[END_OF_TEXT])
    if not (folder / "checkpoint.pt").exists():
        texts = [sample.ids for sample in data.encoded(random.Random(recipe.run.seed))]
        embeddings = first_embeddings(texts, len(vocabulary), recipe.model.hidden_size)
        model.get_input_embeddings().weight.data.copy_(embeddings)
        begin_copying(model)
    network = StarterNetwork(model, len(charge_names), recipe.loss.dropout)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in network.parameters() if p.ndim >= 2], "weight_decay": recipe.run.weight_decay},
            {"params": [p for p in network.parameters() if p.ndim < 2], "weight_decay": 0.0},
        ],
        lr=recipe.run.learning_rate,
        betas=(0.9, 0.95),
    )
    first_epoch = list(data.epoch(0))
    steps = len(first_epoch) * recipe.run.epochs
    generator = torch.Generator().manual_seed(recipe.run.seed)
    step, epoch, epoch_step = restore(folder, network, optimizer, average, generator)

    network.train()
    started, first_step, saved = time.monotonic(), step, time.monotonic()
    events = (folder / "events.jsonl").open("a", encoding="utf-8")
    with events:
        while epoch < recipe.run.epochs:
            for place, batch in enumerate(data.epoch(epoch) if epoch else first_epoch):
                if place < epoch_step:
                    continue
                rate = learning_rate(step, steps, recipe.run)
                for group in optimizer.param_groups:
                    group["lr"] = rate
                optimizer.zero_grad(set_to_none=False)
                losses = network.backward(batch, recipe.loss, generator, recipe.run.micro_batch_tokens, torch.bfloat16)
                if not math.isfinite(losses["total"]):
                    raise FloatingPointError(f"the loss of step {step} is {losses['total']}")
                norm = torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.run.max_gradient_norm)
                optimizer.step()
                step, epoch_step = step + 1, place + 1
                # Early averages would remember the random start.
                decay = min(recipe.run.average_decay, step / (step + 10))
                update_average(average, model, decay)
                progress = Progress(
                    step,
                    max(steps, step),
                    epoch,
                    losses["total"],
                    losses["answer"],
                    losses["facts"],
                    losses["charge"],
                    losses["term"],
                    rate,
                    float(norm),
                    (time.monotonic() - started) / (step - first_step) * max(steps - step, 0),
                )
                events.write(json.dumps(dataclasses.asdict(progress)) + "\n")
                report(progress)
                stop = should_stop()
                if stop or time.monotonic() - saved > CHECKPOINT_SECONDS:
                    events.flush()
                    save(folder, network, optimizer, average, generator, (step, epoch, epoch_step))
                    saved = time.monotonic()
                if stop:
                    raise Stopped
            epoch, epoch_step = epoch + 1, 0
            save(folder, network, optimizer, average, generator, (step, epoch, epoch_step))

    model.load_state_dict(average)
    finished = folder / "model"
    model.to(torch.float32).save_pretrained(finished)
    for file in (folder / "tokenizer").iterdir():
        (finished / file.name).write_bytes(file.read_bytes())
    write_loss_plot(folder / "events.jsonl", folder / "training_loss.png")
    manifest = identity | {
        "cases": len(cases),
        "cases_left_out_too_long": data.left_out(),
        "parameters": sum(p.numel() for p in model.parameters()),
        "vocabulary": tokenizer.get_vocab_size(),
        "steps": step,
    }
    write_text(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2))
    return finished


def learning_rate(step: int, steps: int, run: StarterRun) -> float:
    """Linear warm-up, then a cosine down to a twentieth; ``steps`` may be a few more or less in the end."""
    warmup = max(1, round(steps * run.warmup_share))
    if step < warmup:
        return run.learning_rate * (step + 1) / warmup
    done = min(1.0, (step - warmup) / max(1, steps - warmup))
    return run.learning_rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * done)))


@torch.no_grad()
def update_average(average: dict[str, torch.Tensor], model: Any, decay: float) -> None:
    """Moves the averaged weights towards the model's."""
    for name, value in model.state_dict().items():
        average[name].lerp_(value, 1 - decay)


def hash_of(cases: Sequence[CailCase]) -> str:
    """SHA-256 over all cases in their order."""
    digest = hashlib.sha256()
    for case in cases:
        digest.update(json.dumps(dataclasses.asdict(case), ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def claim(folder: Path, identity: dict[str, Any]) -> None:
    """Notes what the run is, or compares: a run goes on only with the recipe and data that it began with."""
    file = folder / "recipe.json"
    if not file.exists():
        write_text(file, json.dumps(identity, ensure_ascii=False, indent=2))
        return
    before = json.loads(file.read_text(encoding="utf-8"))
    if before != json.loads(json.dumps(identity)):
        parts = [name for name in identity if before.get(name) != json.loads(json.dumps(identity[name]))]
        raise ChangedRun(f"文件夹 {folder} 里的训练与现在的设置不同（{'、'.join(parts)}）；请另选文件夹")


def save(
    folder: Path,
    network: StarterNetwork,
    optimizer: torch.optim.Optimizer,
    average: dict[str, torch.Tensor],
    generator: torch.Generator,
    place: tuple[int, int, int],
) -> None:
    """Writes the checkpoint aside and renames it, so that there is always a whole one."""
    aside = folder / "checkpoint.pt.new"
    torch.save(
        {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": average,
            "generator": generator.get_state(),
            "random": torch.get_rng_state(),
            "place": place,
        },
        aside,
    )
    os.replace(aside, folder / "checkpoint.pt")


def restore(
    folder: Path,
    network: StarterNetwork,
    optimizer: torch.optim.Optimizer,
    average: dict[str, torch.Tensor],
    generator: torch.Generator,
) -> tuple[int, int, int]:
    """Loads the checkpoint, if there is one; returns step, epoch and the place in it. Later events are forgotten."""
    file = folder / "checkpoint.pt"
    if not file.exists():
        (folder / "events.jsonl").unlink(missing_ok=True)
        return 0, 0, 0
    state = torch.load(file, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    for name, value in state["average"].items():
        average[name].copy_(value)
    generator.set_state(state["generator"])
    torch.set_rng_state(state["random"])
    step, epoch, epoch_step = state["place"]
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    write_text(folder / "events.jsonl", "".join(lines[:step]))
    return step, epoch, epoch_step


def write_text(file: Path, text: str) -> None:
    """Written aside and renamed."""
    aside = file.with_name(file.name + ".new")
    aside.write_text(text, encoding="utf-8")
    os.replace(aside, file)
