"""The A10 job: trains an adapter, from a recipe, a base and samples, in a process of its own.

A run is a folder: recipe.toml, run.json, events.jsonl, checkpoints/, and at the end adapter/, best/,
training_loss.png, .svg and .csv and manifest.json. A run that was paused or killed goes on from its newest checkpoint
with the same samples and random numbers as if it had never stopped; a step that was not finished is done again.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

import torch

from resources.messages.message import Message, message
from resources.model_card.template import END_OF_TEXT
from trainer.recipe.base_folder import BaseFolder
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import optimizer_bytes
from trainer.runs.checkpoint_folder import checkpoint_step, checkpoints, keep, remove_unfinished, write_checkpoint
from trainer.runs.curve import read_curve, write_curve_table
from trainer.runs.encoded import encode, fitting, load_tokenizer
from trainer.runs.event_log import NAME as EVENTS
from trainer.runs.event_log import EventLog
from trainer.runs.events import (
    Checkpointed,
    Evaluated,
    Event,
    Failed,
    Finished,
    Fitted,
    Paused,
    Started,
    Step,
    Warned,
)
from trainer.runs.loss_plot import plot_losses
from trainer.runs.manifest import Outcome, write_manifest
from trainer.runs.run_identity import RunIdentity, check_same, write_identity
from trainer.runs.run_lock import claimed, pause_asked
from trainer.runs.training_data import TrainingSample
from trainer.tuning.adapter_files import WEIGHTS, write_adapter
from trainer.tuning.batch import Batch, packed, padded
from trainer.tuning.batch_plan import BatchPlan, MicroBatch
from trainer.tuning.device import described, is_out_of_memory
from trainer.tuning.held_out import HeldOut
from trainer.tuning.network import Network
from trainer.tuning.pace import Pace
from trainer.tuning.processes import Processes
from trainer.tuning.trainee import Trainee


@dataclass(frozen=True, slots=True)
class AdapterJob:
    """What to train, with what, and where to."""

    identity: RunIdentity
    base: BaseFolder
    samples: tuple[TrainingSample, ...]
    held_out: tuple[TrainingSample, ...]
    run: Path


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands after ``step`` steps, as a checkpoint keeps it beside weights and optimiser.

    The order of the data and the random numbers of a step follow from the recipe's seed and ``step``.
    """

    step: int
    micro_batch_tokens: int
    seconds: float = 0.0
    tokens: int = 0
    evaluated_step: int = 0
    best_step: int | None = None
    best_loss: float | None = None


class Stopped(Exception):
    """The user paused the run; everything done so far is in its checkpoint."""


class _Went(IntEnum):
    """How the gradients of a step went in a process; the highest over all decides for all."""

    WELL = 0
    STOPPED = 1
    NO_MEMORY = 2


def train_adapter(
    job: AdapterJob, report: Callable[[Event], None], should_stop: Callable[[], bool] = lambda: False
) -> Path:
    """Trains or goes on; returns the adapter's folder. Raises Stopped, TuningError, OSError.

    Of several processes only the main one reports and writes.
    """
    processes = Processes()
    try:
        with claimed(job.run) if processes.main else nullcontext():
            return _Training(job, processes, report, should_stop).run()
    finally:
        processes.leave()


class _Training:
    def __init__(
        self,
        job: AdapterJob,
        processes: Processes,
        report: Callable[[Event], None],
        should_stop: Callable[[], bool],
    ) -> None:
        self.job, self.recipe, self.processes = job, job.identity.recipe, processes
        self.folder = job.run
        before = check_same(job.run, job.identity)
        if processes.main and before is None:
            write_identity(job.run, job.identity)
        self.log = EventLog(job.run) if processes.main else None
        self.report = report
        self.asked_to_stop: Callable[[], bool] = lambda: should_stop() or pause_asked(job.run)
        self.changed_versions = job.identity.changed_versions(before) if before else []

    def run(self) -> Path:
        """Until the end, or until the user wants a pause."""
        try:
            self.prepare()
            self.restore()
            if self.position.step < self.plan.steps:
                self.rehearse()
            self.train()
            return self.finish()
        except TuningError as error:
            self.tell(Failed(time.time(), error.kind, error.message, error.detail, error.samples))
            raise
        except Stopped:
            self.tell(Paused(time.time(), self.position.step))
            raise

    def tell(self, event: Event) -> None:
        """To whoever started the process, and to the run's folder."""
        if self.log is not None:
            self.log.add(event)
            self.report(event)

    def warn(self, kind: str, key: str, detail: str = "", **values: int | str) -> None:
        self.tell(Warned(time.time(), kind, Message(key, values), detail))

    def prepare(self) -> None:
        """Samples as ids, the plan of all steps, the network with its adapter."""
        recipe, processes = self.recipe, self.processes
        tokenizer = load_tokenizer(self.job.base.folder)
        fit = fitting(encode(self.job.samples, tokenizer), recipe.run.max_tokens)
        if not fit.samples:
            raise TuningError(
                "data",
                "recipe.data-does-not-fit",
                too_long=fit.too_long,
                most=recipe.run.max_tokens,
                without_answer=fit.without_answer,
            )
        self.fit, self.samples = fit, fit.samples
        self.pad: int = tokenizer.token_to_id(END_OF_TEXT)
        steps = recipe.run.steps(len(self.samples))
        self.plan = BatchPlan(
            tuple(map(len, self.samples)), recipe.run.total_batch_size, steps, recipe.run.epochs, recipe.run.seed
        )
        self.pace = Pace([sum(self.plan.lengths[each] for each in self.plan.samples(step)) for step in range(steps)])
        held_out = fitting(encode(self.job.held_out, tokenizer), recipe.run.max_tokens).samples
        self.held_out = HeldOut(held_out, tokenizer, recipe, processes)

        self.device = described(processes.device)
        if self.device.cuda:
            # Before the first multiplication: the same sums in the same order each time.
            os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
            torch.use_deterministic_algorithms(True, warn_only=True)
            torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
        network = Network(self.job.base, recipe, self.device)
        self.trainee = Trainee(network, recipe, self.device, processes)

    def restore(self) -> None:
        """The newest checkpoint that can be read; without any, a first one is made, which also proves the disk."""
        self.position = Position(0, self.recipe.run.micro_batch_tokens())
        found = self.load_newest()
        if found is None and checkpoints(self.folder / "checkpoints"):
            raise TuningError("run", "recipe.checkpoints-damaged", folder=str(self.folder))
        network = self.trainee.network
        self.tell(
            Started(
                at=time.time(),
                run=str(self.folder),
                step=self.position.step,
                steps=self.plan.steps,
                samples=len(self.samples),
                held_out=len(self.held_out.samples),
                left_out_too_long=self.fit.too_long,
                left_out_without_answer=self.fit.without_answer,
                device=self.device.name,
                processes=self.processes.count,
                attention=network.attention,
                precision=network.precision,
                trainable=network.trainable(),
                versions=dict(self.job.identity.versions),
            )
        )
        if not self.device.cuda:
            self.warn("device", "recipe.on-processor")
        if self.changed_versions:
            self.warn("versions", "recipe.other-versions", "；".join(self.changed_versions))
        if found is None:
            self.checkpoint(required=True)

    def load_newest(self) -> Path | None:
        """Goes to the newest checkpoint that can be read, and returns it."""
        for checkpoint in checkpoints(self.folder / "checkpoints"):
            try:
                self.trainee.read(checkpoint)
                row = json.loads((checkpoint / "position.json").read_text(encoding="utf-8"))
                self.position = Position(**row)
                return checkpoint
            except (OSError, ValueError, RuntimeError, KeyError, TypeError, EOFError) as error:
                self.warn("checkpoint", "recipe.checkpoint-damaged", repr(error), name=checkpoint.name)
        return None

    def rehearse(self) -> None:
        """The longest micro-batch first, so that too little memory shows in the first minute."""
        recipe = self.recipe
        while True:
            heaviest = self.plan.heaviest(self.position.micro_batch_tokens, packed=recipe.run.batching == "packed")
            no_memory = False
            try:
                self.trainee.rehearse(self.batch(heaviest), optimizer_bytes(recipe, self.trainee.network.trainable()))
            except Exception as error:
                if not is_out_of_memory(error):
                    raise
                no_memory = True
            (anywhere,) = self.processes.highest(int(no_memory))
            if not anywhere:
                break
            self.halve()
        self.tell(Fitted(time.time(), self.plan.size(heaviest), self.device.used(), self.device.memory))

    def train(self) -> None:
        """All steps that are left."""
        saved = time.monotonic()
        while True:
            late = time.monotonic() - saved > self.recipe.checkpoints.every_minutes * 60
            stop, late = map(bool, self.processes.highest(int(self.asked_to_stop()), int(late)))
            due = self.evaluation_due()
            if due and not stop:
                self.evaluate()
            if due or late or stop:
                self.checkpoint()
                saved = time.monotonic()
            if stop:
                raise Stopped
            if self.position.step == self.plan.steps:
                return
            self.step()

    def step(self) -> None:
        """One step of the optimiser. Where it cannot be finished nothing has changed, and it is to be done again."""
        recipe, position, plan = self.recipe, self.position, self.plan
        began = time.monotonic()
        samples = plan.samples(position.step)
        shares = plan.micro_batches(
            position.step,
            position.micro_batch_tokens,
            packed=recipe.run.batching == "packed",
            processes=self.processes.count,
        )
        answer_tokens = sum(self.samples[sample].answer_length for sample in samples)
        # Random numbers of a step depend on nothing that came before it.
        torch.manual_seed((recipe.run.seed << 32) + position.step * self.processes.count + self.processes.index)
        went, losses = self.gradients(shares[self.processes.index], answer_tokens)
        went = _Went(self.processes.highest(went)[0])
        if went is not _Went.WELL:
            self.trainee.forget()
            if went is _Went.NO_MEMORY:
                self.halve()
            return
        each = self.processes.gather(losses)
        loss = math.fsum(value for _, value in each) / answer_tokens
        if not math.isfinite(loss) or loss == 0.0:
            self.fail_on(loss, [sample for sample, value in each if not math.isfinite(value) or value == 0.0])
        rate = recipe.run.learning_rate_at(position.step, len(self.samples))
        norm = self.update(rate)
        if norm is None:
            return
        scaled = self.trainee.network.precision == "fp16"
        if (not math.isfinite(norm) and not scaled) or self.trainee.gave_up():
            self.fail_on(norm, list(samples))

        tokens, seconds = sum(map(plan.lengths.__getitem__, samples)), time.monotonic() - began
        self.pace.step(tokens, seconds)
        self.position = replace(
            position,
            step=position.step + 1,
            seconds=position.seconds + seconds,
            tokens=position.tokens + tokens,
        )
        step = self.position.step
        self.tell(
            Step(
                at=time.time(),
                step=step,
                steps=plan.steps,
                epoch=step * recipe.run.total_batch_size / len(self.samples),
                loss=loss,
                learning_rate=rate,
                gradient_norm=norm,
                tokens=tokens,
                tokens_per_second=self.pace.tokens_per_second(),
                memory=self.device.used(),
                seconds_left=self.pace.seconds_left(step, self.evaluations_after(step)),
            )
        )

    def update(self, rate: float) -> float | None:
        """The gradient's norm; None where memory ran out half-way, and the newest checkpoint was gone back to."""
        norm, no_memory = 0.0, False
        try:
            norm = self.trainee.update(rate)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            no_memory = True
        (anywhere,) = self.processes.highest(int(no_memory))
        if not anywhere:
            return norm
        self.halve()
        tokens = self.position.micro_batch_tokens
        if self.load_newest() is None:
            raise TuningError("run", "recipe.checkpoints-unreadable", folder=str(self.folder))
        self.position = replace(self.position, micro_batch_tokens=tokens)
        return None

    def gradients(self, batches: Sequence[MicroBatch], answer_tokens: int) -> tuple[_Went, list[tuple[int, float]]]:
        """Of this process's micro-batches, and the sum of each sample's losses."""
        losses = []
        try:
            for batch in batches:
                if self.asked_to_stop():
                    return _Went.STOPPED, []
                losses.append((batch, self.trainee.gradients(self.batch(batch), answer_tokens)))
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            return _Went.NO_MEMORY, []
        # One wait for the device, at the end.
        return _Went.WELL, [
            (sample, value) for batch, values in losses for sample, value in zip(batch, values.tolist(), strict=True)
        ]

    def batch(self, batch: MicroBatch) -> Batch:
        """As tensors."""
        samples = [self.samples[sample] for sample in batch]
        return packed(samples) if self.recipe.run.batching == "packed" else padded(samples, self.pad)

    def halve(self) -> None:
        """Half the micro-batch, so twice as many in a step; the step's loss stays the same."""
        before, longest = self.position.micro_batch_tokens, max(self.plan.lengths)
        after = max(before // 2, longest)
        if after >= before:
            raise TuningError("memory", "recipe.memory-too-small", f"{before} tokens, {self.device.used()} bytes")
        self.position = replace(self.position, micro_batch_tokens=after)
        if self.device.cuda:
            torch.cuda.empty_cache()
        self.warn("memory", "recipe.batch-halved", before=before, after=after, step=self.position.step)

    def evaluate(self) -> None:
        """Loss on what was held out, and a few cases judged."""
        began, step = time.monotonic(), self.position.step
        self.position = replace(self.position, evaluated_step=step)
        if not self.held_out.samples:
            return
        loss = self.held_out.loss(self.trainee)
        best = self.position.best_loss is None or loss < self.position.best_loss
        if best:
            self.position = replace(self.position, best_step=step, best_loss=loss)
        self.tell(Evaluated(time.time(), step, loss, best))
        for event in self.held_out.judged(self.trainee, step, self.asked_to_stop):
            self.tell(event)
        self.pace.evaluation(time.monotonic() - began)
        self.position = replace(self.position, seconds=self.position.seconds + time.monotonic() - began)

    def evaluation_due(self) -> bool:
        """Whether the steps done so far are to be evaluated and kept, and have not been."""
        step, every = self.position.step, self.recipe.checkpoints.every_steps
        return step != self.position.evaluated_step and (step % every == 0 or step == self.plan.steps)

    def evaluations_after(self, step: int) -> int:
        """How many are still to come."""
        every, steps = self.recipe.checkpoints.every_steps, self.plan.steps
        return (steps // every - step // every) + (steps % every > 0 and step < steps) if self.held_out.samples else 0

    def checkpoint(self, *, required: bool = False) -> None:
        """Kept on the disk by the main process. A full disk is told, and tried again at the next checkpoint."""
        if not self.processes.main:
            return
        folder, position = self.folder / "checkpoints", self.position

        def write(aside: Path) -> None:
            self.trainee.write(aside)
            (aside / "position.json").write_text(json.dumps(asdict(position)), encoding="utf-8")

        try:
            written = write_checkpoint(folder, position.step, write)
        except OSError as error:
            if required:
                raise TuningError("room", "recipe.room-to-begin", str(error), folder=str(self.folder)) from error
            self.warn("room", "recipe.checkpoint-not-written", str(error), folder=str(self.folder))
            return
        best = None if position.best_step is None else folder / f"step-{position.best_step:06}"
        keep(folder, self.recipe.checkpoints.kept, also=best)
        self.tell(Checkpointed(time.time(), position.step, str(written.relative_to(self.folder))))

    def fail_on(self, value: float, places: list[int]) -> NoReturn:
        """Stops with the samples that caused it; the last checkpoint is from before."""
        names = tuple(self.samples[place].name for place in places)
        some = names[:5]
        raise TuningError(
            "loss",
            "recipe.loss-zero" if value == 0.0 else "recipe.loss-not-finite",
            f"{value}",
            names,
            step=self.position.step + 1,
            names=message("recipe.and-others", names=some, count=len(names)) if len(names) > 5 else some,
        )

    def finish(self) -> Path:
        """The adapter, the best one, the losses as pictures and table, and the manifest."""
        adapter = self.folder / "adapter"
        if not self.processes.main:
            return adapter
        position = self.position
        remove_unfinished(self.folder / "checkpoints")
        try:
            write_adapter(self.trainee.network.model, adapter, self.recipe.base_model)
            self.keep_best()
            curve = read_curve(self.folder / EVENTS)
            for suffix in ("png", "svg"):
                plot_losses(curve, self.folder / f"training_loss.{suffix}")
            write_curve_table(curve, self.folder / "training_loss.csv")
            outcome = Outcome(
                steps=position.step,
                samples=len(self.samples),
                left_out_too_long=self.fit.too_long,
                left_out_without_answer=self.fit.without_answer,
                loss=curve.smoothed()[-1],
                best_step=position.best_step,
                best_loss=position.best_loss,
                seconds=position.seconds,
                tokens=position.tokens,
                device=self.device.name,
                processes=self.processes.count,
                precision=self.trainee.network.precision,
            )
            write_manifest(self.folder, self.job.identity, outcome, self.job.base.folder, adapter / WEIGHTS)
        except OSError as error:
            raise TuningError("room", "recipe.room-to-end", str(error), folder=str(self.folder)) from error
        self.tell(Finished(time.time(), position.step, str(adapter), position.seconds))
        return adapter

    def keep_best(self) -> None:
        """The adapter with the lowest loss on what was held out, where there is one."""
        step = self.position.best_step
        if step is None:
            return
        source = next(
            (each for each in checkpoints(self.folder / "checkpoints") if checkpoint_step(each) == step), None
        )
        if source is not None:
            target = self.folder / "best"
            target.mkdir(exist_ok=True)
            for name in ("adapter_config.json", WEIGHTS):
                shutil.copyfile(source / name, target / name)
