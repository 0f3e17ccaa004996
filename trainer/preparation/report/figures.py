"""The figures of a data set, gathered sample by sample while it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from resources.messages.wording import say
from trainer.preparation.selection.reason import Reason
from trainer.preparation.splits import Split
from trainer.samples.sample import Sample, SampleKind

# Upper bounds: months of the first defendant's term, tokens of an exchange.
TERMS = (6, 12, 24, 36, 60, 84, 120, 180, 300)
TOKENS = (512, 768, 1024, 1280, 1536, 2048, 2560, 3072, 4096)
_OTHER = "（没有期限）"


@dataclass(slots=True)
class Figures:
    """Counts of what was taken. Charges count once for each sample that has them."""

    samples: Counter[tuple[str, str]] = field(default_factory=Counter)  # split, kind
    charges: Counter[str] = field(default_factory=Counter)
    courts: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    defendants: Counter[str] = field(default_factory=Counter)
    tokens: Counter[str] = field(default_factory=Counter)
    token_sum: int = 0
    longest: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    attitudes_before: Counter[str] = field(default_factory=Counter)
    attitudes_after: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)

    def add(self, split: Split, sample: Sample, tokens: int) -> None:
        self.samples[split.value, sample.kind.value] += 1
        self.tokens[bin_of(tokens, TOKENS)] += 1
        self.token_sum += tokens
        self.longest = max(self.longest, tokens)
        self.attitudes_after[sample.attitude.value] += 1
        if sample.kind is SampleKind.REINFORCEMENT:
            self.changes[str(sample.change)] += 1
            return
        self.attitudes_before[sample.attitude.value] += 1
        self.charges.update(sample.charges)
        self.courts[sample.court or "（未写明）"] += 1
        self.years[str(sample.year or "（未写明）")] += 1
        self.terms[bin_of(sample.months, TERMS) if sample.months else _OTHER] += 1
        self.defendants[str(sample.defendants) if sample.defendants < 10 else "10+"] += 1

    @property
    def total(self) -> int:
        return self.samples.total()

    def as_json(self) -> dict[str, Any]:
        """For report.json. Charges and courts from the commonest on, the rest in their natural order."""
        return {
            "samples": {split.value: {kind.value: self.samples[split, kind] for kind in SampleKind} for split in Split},
            "tokens": {
                "total": self.token_sum,
                "mean": round(self.token_sum / self.total, 1) if self.total else None,
                "longest": self.longest,
                "up_to": binned(self.tokens, TOKENS),
            },
            "charges": dict(self.charges.most_common()),
            "courts": dict(self.courts.most_common()),
            "years": dict(sorted(self.years.items())),
            "months_up_to": binned(self.terms, TERMS) | {_OTHER: self.terms[_OTHER]},
            "defendants": dict(sorted(self.defendants.items())),
            "attitudes_before": dict(self.attitudes_before.most_common()),
            "attitudes_after": dict(self.attitudes_after.most_common()),
            "changes": dict(self.changes.most_common()),
            "warnings": dict(self.warnings.most_common()),
        }


def bin_of(value: int, bounds: tuple[int, ...]) -> str:
    """The least of ``bounds`` that holds ``value``."""
    return next((str(bound) for bound in bounds if value <= bound), f"{bounds[-1]}+")


def binned(counts: Counter[str], bounds: tuple[int, ...]) -> dict[str, int]:
    """Every bin in its order, the empty ones too."""
    return {name: counts[name] for name in (*map(str, bounds), f"{bounds[-1]}+")}


def funnel(documents: int, reasons: Counter[str], taken: int) -> list[dict[str, Any]]:
    """What was left after each reason, in their order, from all documents to those taken."""
    steps: list[dict[str, Any]] = []
    left = documents
    for reason in Reason:
        if reasons[reason]:
            left -= reasons[reason]
            steps.append({"reason": reason.value, "shown": say(reason.named), "count": reasons[reason], "left": left})
    if left != taken:
        raise AssertionError(f"{left} documents are neither taken nor left out, {taken} were taken")
    return steps
