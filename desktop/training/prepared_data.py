"""A finished preparation, as its report tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.training.funnel import Funnel, FunnelStep
from trainer.preparation.selection.reason import Reason
from trainer.recipe.estimate import Work
from trainer.recipe.fit import work_of


@dataclass(frozen=True, slots=True)
class PreparedData:
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


def read_prepared(folder: Path) -> PreparedData | None:
    """None where the folder holds no finished preparation."""
    try:
        report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        figures = report["figures"]
        return PreparedData(
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
