"""What ``report.json`` holds: what was asked, what was left out and why, and what the data is like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.preparation.data_files import DATASET
from trainer.preparation.left_out import LeftOutCounts
from trainer.preparation.manifest import hashed_inputs
from trainer.preparation.report.examples import Examples
from trainer.preparation.report.figures import Figures, funnel
from trainer.preparation.selection.reason import Reason
from trainer.preparation.settings import PreparationSettings
from trainer.preparation.splits import Split
from trainer.samples.sample import Sample, SampleKind


@dataclass(slots=True)
class Taken:
    """The samples that were written. ``test_day``: judgments from that day on (20210305) are for the test."""

    test_day: int | None
    seed: int
    figures: Figures = field(default_factory=Figures)
    examples: Examples = field(init=False)

    def __post_init__(self) -> None:
        self.examples = Examples(self.seed)

    def add(self, split: Split, sample: Sample, tokens: int) -> None:
        self.figures.add(split, sample, tokens)
        self.examples.see(sample, tokens)

    def count(self, kind: SampleKind) -> int:
        return sum(self.figures.samples[split, kind.value] for split in Split)


def report_contents(
    settings: PreparationSettings,
    documents: int,
    taken: Taken,
    left_out: LeftOutCounts,
    not_made: Counter[str],
    outputs: list[dict[str, Any]],
) -> dict[str, Any]:
    """``documents`` were read; ``not_made`` counts why counterparts were not made; ``outputs`` are hashed files."""
    core = taken.count(SampleKind.CORE)
    return {
        "name": DATASET,
        "settings": settings.as_json(),
        "asked": {say(name): say(value) for name, value in _asked(settings)},
        "documents": documents,
        "core": core,
        "reinforcement": taken.count(SampleKind.REINFORCEMENT),
        "too_long": left_out.reasons[Reason.TOO_LONG],
        "funnel": funnel(documents, left_out.reasons, core),
        "details": left_out.details,
        "split_rule": say(_split_rule(taken.test_day, settings)),
        "not_made": dict(not_made.most_common()),
        "figures": taken.figures.as_json(),
        "examples": taken.examples.kept(),
        "inputs": list(hashed_inputs(settings.inputs)),
        "kept_out": list(hashed_inputs(settings.keep_out)),
        "outputs": outputs,
    }


def _asked(settings: PreparationSettings) -> list[tuple[Message, Message]]:
    criteria = settings.criteria
    defendants = criteria.most_defendants
    return [
        (message("preparation.asked-procedure"), message("preparation.asked-first-instance")),
        (message("preparation.asked-years"), _years(criteria.years)),
        (message("preparation.asked-charges"), _named(criteria.charges)),
        (message("preparation.asked-courts"), _named(criteria.courts)),
        (message("preparation.asked-defendants"), _any() if defendants is None else _at_most(defendants)),
        (message("preparation.asked-shortest"), message("preparation.characters-of-each", number=criteria.shortest)),
        (message("preparation.asked-context"), message("preparation.tokens", number=settings.context)),
        (message("preparation.asked-core"), _at_most(settings.number)),
        (message("preparation.asked-reinforcement"), _at_most(settings.reinforcement)),
        (message("preparation.asked-seed"), message("plain.words", words=str(settings.seed))),
    ]


def _years(years: tuple[int, int] | None) -> Message:
    if years is None:
        return _any()
    first, last = years
    return message("plain.words", words=str(first) if first == last else f"{first}—{last}")


def _named(names: tuple[str, ...]) -> Message:
    return message("plain.words", words=names) if names else _any()


def _at_most(number: int) -> Message:
    return message("preparation.at-most", number=f"{number:,}")


def _any() -> Message:
    return message("preparation.any")


def _split_rule(test_day: int | None, settings: PreparationSettings) -> Message:
    shares = {"test": f"{settings.test:.1%}", "validation": f"{settings.validation:.1%}"}
    if test_day is None:
        return message("preparation.split-by-case", **shares)
    day = f"{test_day // 10000}-{test_day // 100 % 100:02}-{test_day % 100:02}"
    return message("preparation.split-by-day", day=day, **shares)
