"""An estimate as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from resources.messages.catalogue import Language
from resources.messages.durations import duration
from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.commands.table import aligned

if TYPE_CHECKING:
    from trainer.recipe.fit import MachineFit

_GIB = 2**30
_PARTS = {
    "weights": "estimate.weights",
    "adapter": "estimate.adapter",
    "gradients": "estimate.gradients",
    "optimizer": "estimate.optimizer",
    "activations": "estimate.activations",
    "logits": "estimate.logits",
    "reserve": "estimate.reserve",
}


def estimate_text(fit: MachineFit, language: Language) -> str:
    """What the run takes of each kind, then what is wrong and what to change."""
    lines = [say(_heading(fit), language), *_memory(fit, language)]
    lines += [say(line, language) for line in (_data(fit), _time(fit), _disk(fit), *_troubles(fit))]
    return "\n".join(lines)


def _heading(fit: MachineFit) -> Message:
    billions = f"{fit.shape.parameters() / 1e9:.2f}"
    return message("estimate.heading", recipe=fit.recipe.name, base=fit.recipe.base_model, parameters=billions)


def _memory(fit: MachineFit, language: Language) -> Iterator[str]:
    total = message(
        "estimate.of-room",
        size=f"{fit.memory.total() / _GIB:.2f}",
        room=f"{fit.room / _GIB:.0f}",
        device=message("estimate.own-memory") if fit.on_processor else fit.device,
    )
    rows = [(say(message(_PARTS[name]), language), f"{size / _GIB:.2f}") for name, size in asdict(fit.memory).items()]
    *parts, last = aligned([*rows, (say(message("estimate.total"), language), "")])
    yield from (f"  {part} GiB" for part in parts)
    yield f"  {last.rstrip()}  {say(total, language)}"


def _time(fit: MachineFit) -> Message:
    return message("estimate.time", time=duration(fit.seconds)) if fit.seconds else message("estimate.time-unknown")


def _disk(fit: MachineFit) -> Message:
    return message(
        "estimate.disk",
        run=f"{fit.disk.run / 1e9:.1f}",
        checkpoint=f"{fit.disk.checkpoint / 1e9:.2f}",
        free=f"{fit.free / 1e9:.1f}",
    )


def _data(fit: MachineFit) -> Message:
    work = fit.work
    samples = message("estimate.samples", count=f"{work.samples:,}")
    if work.assumed:
        samples = message("estimate.samples-assumed", count=f"{work.samples:,}")
    elif work.left_out:
        samples = message("estimate.samples-of", count=f"{work.samples:,}", left_out=work.left_out)
    return message(
        "estimate.data",
        samples=samples,
        tokens=f"{work.mean_tokens:,.0f}",
        answer=f"{work.mean_completion:,.0f}",
        steps=f"{fit.steps:,}",
    )


def _troubles(fit: MachineFit) -> Iterator[Message]:
    if fit.on_processor:
        yield message("estimate.no-gpu")
    if fit.too_large_for_processor:
        yield message("estimate.too-large-for-processor")
    if not fit.fits:
        yield message("estimate.does-not-fit")
        for remedy in fit.remedies:
            yield message("estimate.remedy", change=remedy.change, total=f"{remedy.total / _GIB:.2f}")
        if not fit.remedies or fit.remedies[-1].total > fit.room:
            yield message("estimate.nothing-suffices")
    if not fit.enough_disk:
        yield message("estimate.disk-full")
