"""The events of a training run as messages."""

from __future__ import annotations

from resources.messages.durations import duration
from resources.messages.message import Message, message
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
)

_GIB = 2**30


def event_message(event: Event) -> Message:
    """One event as a line to read."""
    match event:
        case Started():
            return _started(event)
        case Fitted():
            return _fitted(event)
        case Step():
            return message(
                "training.step",
                step=event.step,
                steps=event.steps,
                loss=f"{event.loss:.4f}",
                learning_rate=f"{event.learning_rate:.2e}",
                speed=f"{event.tokens_per_second:,.0f}",
                memory=f"{event.memory / _GIB:.1f}",
                left=duration(event.seconds_left),
            )
        case LossParts():
            parts = tuple(f"{name} {loss:.4f}" for name, loss in event.parts.items())
            return message("training.loss-parts", step=event.step, parts=parts)
        case Evaluated():
            key = "training.evaluated-best" if event.best else "training.evaluated"
            return message(key, step=event.step, loss=f"{event.loss:.4f}")
        case JudgedSample():
            return _sample(event)
        case Checkpointed():
            return message("training.checkpointed", step=event.step, folder=event.folder)
        case Warned():
            return message("training.warned", warning=event.message)
        case Paused():
            return message("training.paused", step=event.step)
        case RunFinished():
            took = duration(event.seconds)
            return message("training.finished", adapter=event.adapter, steps=event.step, time=took)
        case Failed():
            return event.message


def _started(event: Started) -> Message:
    too_long, without_answer = event.left_out_too_long, event.left_out_without_answer
    samples = message("training.samples", count=event.samples)
    if left_out := too_long + without_answer:
        samples = message("training.samples-of", count=event.samples, left_out=left_out, too_long=too_long)
    return message(
        "training.started",
        samples=samples,
        steps=event.steps,
        step=event.step,
        device=event.device,
        precision=event.precision,
        trainable=f"{event.trainable / 1e6:.1f}",
    )


def _fitted(event: Fitted) -> Message:
    memory = f"{event.memory / _GIB:.1f}"
    if event.device_memory:
        memory += f" / {event.device_memory / _GIB:.1f}"
    return message("training.fitted", tokens=event.tokens, memory=memory)


def _sample(event: JudgedSample) -> Message:
    if not event.readable:
        return message("training.sample-unreadable", sample=event.sample)
    charges = message("training.charges", charges=event.charges)
    if event.charges_right:
        charges = message("training.charges-right")
    return message(
        "training.sample",
        sample=event.sample,
        charges=charges,
        months=_months(event.months),
        expected=_months(event.expected_months),
    )


def _months(months: int | None) -> Message:
    return message("training.no-term") if months is None else message("training.months", count=months)
