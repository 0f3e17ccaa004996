"""The funnel of a preparation: from its report when it is finished, from the counts of its parts while it runs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trainer.preparation.selection.reason import Reason
from trainer.recipe.estimate import Work
from trainer.recipe.fit import work_of


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """``count`` documents were left out for this reason, after which ``left`` were left."""

    reason: Reason
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """From all documents read to those that are left."""

    documents: int
    steps: tuple[FunnelStep, ...]

    @property
    def left(self) -> int:
        """After the last reason."""
        return self.steps[-1].left if self.steps else self.documents


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a finished folder holds. ``splits``: samples of each split; ``mean_tokens`` of an exchange."""

    folder: Path
    funnel: Funnel
    core: int
    reinforcement: int
    splits: dict[str, int]
    mean_tokens: float | None
    longest: int
    charges: tuple[str, ...]  # from the commonest on
    attitudes: tuple[str, ...]

    @property
    def report(self) -> Path:
        """The page to read."""
        return self.folder / "report.html"

    @property
    def work(self) -> Work | None:
        """What there is to train on; None where the report does not tell."""
        return work_of(self.splits.get("train", 0), self.mean_tokens) if self.mean_tokens else None


def read_prepared(folder: Path) -> Prepared | None:
    """None where the folder holds no finished preparation."""
    try:
        report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        figures = report["figures"]
        return Prepared(
            folder=folder,
            funnel=Funnel(
                report["documents"],
                tuple(FunnelStep(Reason(step["reason"]), step["count"], step["left"]) for step in report["funnel"]),
            ),
            core=report["core"],
            reinforcement=report["reinforcement"],
            splits={split: sum(kinds.values()) for split, kinds in figures["samples"].items()},
            mean_tokens=figures["tokens"]["mean"],
            longest=figures["tokens"]["longest"],
            charges=tuple(figures["charges"]),
            attitudes=tuple(figures["attitudes_after"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@dataclass(slots=True)
class PartCounts:
    """Adds up the parts that a running preparation has finished, each file once."""

    folder: Path
    _seen: set[str] = field(default_factory=set)
    _selected: int = 0
    _reasons: Counter[str] = field(default_factory=Counter)

    def read(self) -> Funnel:
        """What is known now."""
        for path in sorted((self.folder / "work" / "parts").glob("*.json")):
            if path.name in self._seen:
                continue
            try:
                counts = json.loads(path.read_text(encoding="utf-8"))
                self._selected += counts["selected"]
                self._reasons.update(counts["reasons"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
            self._seen.add(path.name)
        documents = left = self._selected + self._reasons.total()
        steps = []
        for reason in Reason:
            if count := self._reasons[reason.value]:
                left -= count
                steps.append(FunnelStep(reason, count, left))
        return Funnel(documents, tuple(steps))
