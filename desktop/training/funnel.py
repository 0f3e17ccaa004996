"""The funnel of a preparation: how many documents are left after each reason; while it runs, from its parts' counts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from trainer.preparation.selection.reason import Reason


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
