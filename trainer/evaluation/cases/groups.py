"""What a question is grouped by, so that figures can be told apart: the same groups in every suite."""

from __future__ import annotations

from resources.messages.message import Message, message
from trainer.evaluation.cases.outcome import Outcome
from trainer.samples.prompt import StatedAttitude

GROUPS = ("charge", "attitude", "defendants", "length", "year")
"""The kinds of groups, in the order in which a report shows them. "year" is that of the judgment."""

SEVERAL = "several"
_LENGTHS = (200, 500, 1000, 2000)  # characters of the facts
_MOST_DEFENDANTS = 3
_ATTITUDES = {
    StatedAttitude.NOT_STATED: "not-stated",
    StatedAttitude.CONFESSED: "confessed",
    StatedAttitude.DENIED: "denied",
}


def groups_of(
    facts: str, truth: Outcome, stated: StatedAttitude, *, defendants: int | None = 1, year: int | None = None
) -> dict[str, str]:
    """The label of each kind of group that is known: a charge's name as it is compared, or "several"; "confessed",
    "denied" or "not-stated"; "1", "2" or "3+" defendants; "200-500" characters; "2019"."""
    groups = {"attitude": _ATTITUDES[stated], "length": _length(len(facts.strip()))}
    if truth.charges:
        groups["charge"] = next(iter(truth.charges)) if len(truth.charges) == 1 else SEVERAL
    if defendants:
        groups["defendants"] = str(defendants) if defendants < _MOST_DEFENDANTS else f"{_MOST_DEFENDANTS}+"
    if year:
        groups["year"] = str(year)
    return {kind: groups[kind] for kind in GROUPS if kind in groups}


def group_named(kind: str) -> Message:
    """What figures are told apart by, in every language."""
    name = f"by-{kind}"
    return Message(f"figures.{name}")


def label_named(kind: str, label: str) -> Message:
    """A group's label in every language; a charge, a number and a span of characters stand as they are."""
    if kind == "attitude":
        return Message(f"figures.{label}")
    if kind == "charge" and label == SEVERAL:
        return message("figures.several-charges")
    return message("figures.label", label=label)


def _length(characters: int) -> str:
    below = 0
    for bound in _LENGTHS:
        if characters < bound:
            return f"{below}-{bound}"
        below = bound
    return f"{below}+"
