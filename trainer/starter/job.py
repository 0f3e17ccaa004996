"""Trains the starter model: all parameters of a committee of small Qwen3s, from cases with labels.

A run is a folder: recipe.json, terms.json (what the cases' terms became), tokenizer/, events.jsonl, checkpoint.pt, and
at the end model/ (Hugging Face format), training_loss.png and manifest.json. A run that was stopped or killed goes on
from its last checkpoint, with the same batches and random numbers as if it had never stopped. It runs on the GPU where
there is one (CUDA), else on the processor.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from resources.model_card.template import END_OF_TEXT, IM_END
from trainer.runs.loss_plot import write_loss_plot
from trainer.samples.cail import CailCase
from trainer.starter.committee import as_one_model, seat_together
from trainer.starter.copying_heads import begin_copying
from trainer.starter.data import StarterData, build_vocabulary
from trainer.starter.expected_terms import with_expected_terms, with_months
from trainer.starter.first_embeddings import first_embeddings
from trainer.starter.model import StarterNetwork, new_model
from trainer.starter.samples import StarterCase, starter_case
from trainer.starter.starter_recipe import StarterLoss, StarterRecipe, StarterRun
from trainer.whole_file import whole_file, write_whole

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


@dataclass(frozen=True, slots=True)
class Phase:
    """Epochs that are trained alike."""

    run: StarterRun
    loss: StarterLoss
    data: StarterData


@dataclass(frozen=True, slots=True)
class Place:
    """How far a run is: steps in all, the phase and the steps in it, the epoch in the phase and the steps in that."""

    steps: int = 0
    phase: int = 0
    phase_steps: int = 0
    epoch: int = 0
    epoch_step: int = 0

    def after_step(self) -> Place:
        """One step on."""
        return Place(self.steps + 1, self.phase, self.phase_steps + 1, self.epoch, self.epoch_step + 1)

    def after_epoch(self) -> Place:
        """At the beginning of the next epoch."""
        return Place(self.steps, self.phase, self.phase_steps, self.epoch + 1)

    def after_phase(self) -> Place:
        """At the beginning of the next phase."""
        return Place(self.steps, self.phase + 1)


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
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    read = expected_cases(folder / "terms.json", tuple(starter_case(case) for case in cases), recipe.run)
    if not (folder / "tokenizer" / "tokenizer.json").exists():
        build_vocabulary(folder / "tokenizer", read, recipe.model.least_token_count, recipe.run.seed)

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer" / "tokenizer.json"))
    charge_names = tuple(sorted({name for case in cases for name in case.charges}))
    drawing = StarterData(
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
    both = Phase(recipe.run, recipe.loss, drawing), finishing(recipe, drawing)
    phases = [phase for phase in both if phase.run.epochs]
    vocabulary = tokenizer.get_vocab()
    members = recipe.model.members
    specials = vocabulary[IM_END], vocabulary[END_OF_TEXT]
    model = new_model(recipe.model, len(vocabulary), *specials, members=members)
    singles = [new_model(recipe.model, len(vocabulary), *specials) for _ in range(members)]
    if not (folder / "checkpoint.pt").exists():
        texts = [sample.ids for sample in drawing.encoded(random.Random(recipe.run.seed))]
        embeddings = first_embeddings(texts, len(vocabulary), recipe.model.hidden_size)
        for single in singles:
            single.get_input_embeddings().weight.data.copy_(embeddings)
            begin_copying(single)
    seat_together(model, singles)
    del singles
    network = StarterNetwork(model, members, len(charge_names), recipe.loss.dropout).to(device)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    # A GPU takes a batch as a whole.
    micro_tokens = recipe.run.micro_batch_tokens if device.type == "cpu" else sys.maxsize
    # Each member's gradient may be as long as one model's.
    longest = recipe.run.max_gradient_norm * math.sqrt(members)
    generator = torch.Generator().manual_seed(recipe.run.seed)
    lengths = [len(list(phase.data.epoch(0))) * phase.run.epochs for phase in phases]
    optimizer = new_optimizer(network, recipe.run)
    place = restore(folder, network, optimizer, average, generator)

    network.train()
    started, first_step, saved = time.monotonic(), place.steps, time.monotonic()
    events = (folder / "events.jsonl").open("a", encoding="utf-8")
    with events:
        while place.phase < len(phases):
            phase, steps = phases[place.phase], lengths[place.phase]
            for number, batch in enumerate(phase.data.epoch(place.epoch)):
                if number < place.epoch_step:
                    continue
                rate = learning_rate(place.phase_steps, steps, phase.run)
                for group in optimizer.param_groups:
                    group["lr"] = rate
                optimizer.zero_grad(set_to_none=False)
                losses = network.backward(batch, phase.loss, generator, micro_tokens, torch.bfloat16)
                if not math.isfinite(losses["total"]):
                    raise FloatingPointError(f"the loss of step {place.steps} is {losses['total']}")
                norm = torch.nn.utils.clip_grad_norm_(network.parameters(), longest)
                optimizer.step()
                place = place.after_step()
                # Early averages would remember the random start.
                decay = min(phase.run.average_decay, place.phase_steps / (place.phase_steps + 10))
                update_average(average, model, decay)
                left = max(steps - place.phase_steps, 0) + sum(lengths[place.phase + 1 :])
                progress = Progress(
                    place.steps,
                    place.steps + left,
                    place.epoch,
                    losses["total"],
                    losses["answer"],
                    losses["facts"],
                    losses["charge"],
                    losses["term"],
                    rate,
                    float(norm),
                    (time.monotonic() - started) / (place.steps - first_step) * left,
                )
                events.write(json.dumps(dataclasses.asdict(progress)) + "\n")
                report(progress)
                stop = should_stop()
                if stop or time.monotonic() - saved > CHECKPOINT_SECONDS:
                    events.flush()
                    save(folder, network, optimizer, average, generator, place)
                    saved = time.monotonic()
                if stop:
                    raise Stopped
            place = place.after_epoch()
            if place.epoch == phase.run.epochs:
                # What was averaged is what the next phase begins with.
                model.load_state_dict(average)
                optimizer = new_optimizer(network, phase.run)
                place = place.after_phase()
            events.flush()
            save(folder, network, optimizer, average, generator, place)

    whole = new_model(recipe.model, len(vocabulary), *specials, members=members)
    whole.load_state_dict(as_one_model({name: value.cpu() for name, value in average.items()}, members))
    finished = folder / "model"
    whole.save_pretrained(finished)
    for file in (folder / "tokenizer").iterdir():
        (finished / file.name).write_bytes(file.read_bytes())
    write_loss_plot(folder / "events.jsonl", folder / "training_loss.png")
    manifest = identity | {
        "cases": len(cases),
        "cases_left_out_too_long": drawing.left_out(),
        "parameters": sum(p.numel() for p in model.parameters()),
        "members": members,
        "vocabulary": tokenizer.get_vocab_size(),
        "steps": place.steps,
    }
    write_whole(folder / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2))
    return finished


def finishing(recipe: StarterRecipe, data: StarterData) -> Phase:
    """The last epochs, in which nearly whole cases are seen, rare charges as rare as they are.

    What a model learnt of texts with much left out fits those it will read less well than it could (He et al. 2019,
    "Data Augmentation Revisited").
    """
    finish = recipe.finish
    run = dataclasses.replace(
        recipe.run, epochs=finish.epochs, learning_rate=finish.learning_rate, average_decay=finish.average_decay
    )
    loss = dataclasses.replace(recipe.loss, hidden_share=0.0, facts_share=finish.facts_share, verdict_head_weight=0.0)
    seen = dataclasses.replace(
        data, left_out_share=finish.left_out_share, rare_below=0, max_tokens=finish.max_tokens, seed=data.seed + 1
    )
    return Phase(run, loss, seen)


def new_optimizer(network: StarterNetwork, run: StarterRun) -> torch.optim.Optimizer:
    """AdamW; norms and biases do not decay."""
    parameters = list(network.parameters())
    return torch.optim.AdamW(
        [
            {"params": [each for each in parameters if each.ndim >= 2], "weight_decay": run.weight_decay},
            {"params": [each for each in parameters if each.ndim < 2], "weight_decay": 0.0},
        ],
        lr=run.learning_rate,
        betas=(0.9, 0.95),
        fused=parameters[0].device.type == "cuda",
    )


def expected_cases(file: Path, cases: tuple[StarterCase, ...], run: StarterRun) -> tuple[StarterCase, ...]:
    """The cases with the terms to be learnt, in months; worked out once, and kept for a run that goes on."""
    if file.exists():
        return with_months(cases, json.loads(file.read_text(encoding="utf-8")))
    expected = with_expected_terms(cases, run.term_folds, run.seed)
    write_whole(file, json.dumps([case.case.months for case in expected]))
    return expected


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
        write_whole(file, json.dumps(identity, ensure_ascii=False, indent=2))
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
    place: Place,
) -> None:
    """There is always a whole one."""
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "average": average,
        "generator": generator.get_state(),
        "random": torch.get_rng_state(),
        "random_of_gpu": torch.cuda.get_rng_state() if torch.cuda.is_available() else None,
        "place": dataclasses.astuple(place),
    }
    with whole_file(folder / "checkpoint.pt") as part:
        torch.save(state, part)


def restore(
    folder: Path,
    network: StarterNetwork,
    optimizer: torch.optim.Optimizer,
    average: dict[str, torch.Tensor],
    generator: torch.Generator,
) -> Place:
    """Loads the checkpoint, if there is one, and says where it was made. Later events are forgotten."""
    file = folder / "checkpoint.pt"
    if not file.exists():
        (folder / "events.jsonl").unlink(missing_ok=True)
        return Place()
    state = torch.load(file, weights_only=True, map_location="cpu")
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    for name, value in state["average"].items():
        average[name].copy_(value)
    generator.set_state(state["generator"])
    torch.set_rng_state(state["random"])
    if state["random_of_gpu"] is not None and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["random_of_gpu"])
    place = Place(*state["place"])
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    write_whole(folder / "events.jsonl", "".join(lines[: place.steps]))
    return place
