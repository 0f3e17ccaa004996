"""Sheets as they were worked once, from the figures that were kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.guideline.sheet import Sheet

Json = Mapping[str, Any]


def worked_before(sheets: Sequence[Sheet], kept: Sequence[Json]) -> tuple[Sheet, ...]:
    """``sheets`` with the range and the figures of ``kept``, which are ``sheet_json``s; each by its charge.

    What was kept by a version whose guideline had other lines is taken as far as the lines are still there.
    """
    known = {(each.get("defendant"), each.get("charge")): each for each in kept}
    return tuple(_worked(sheet, known.get((sheet.at.defendant, sheet.at.charge))) for sheet in sheets)


def _worked(sheet: Sheet, kept: Json | None) -> Sheet:
    if kept is None or kept.get("name") != sheet.charge:
        return sheet
    try:
        return _with_lines(_with_range(sheet, kept), {line["key"]: line for line in kept["lines"]})
    except (KeyError, TypeError, ValueError, IndexError):
        return sheet


def _with_range(sheet: Sheet, kept: Json) -> Sheet:
    tier = kept["tier"]
    if tier is not None and tier not in sheet.tiers:
        return sheet
    ranged = sheet if tier == sheet.tier else sheet.with_tier(tier)
    minor = bool(kept.get("minor", ranged.minor))
    return ranged if minor == ranged.minor else ranged.with_minor(minor)


def _with_lines(sheet: Sheet, kept: Mapping[str, Json]) -> Sheet:
    for line in sheet.lines:
        was = kept.get(line.key)
        if was is None:  # one that is only offered is not kept
            sheet = sheet if not line.on else sheet.with_line(line.key, on=False)
            continue
        figures = {name: was[name] for name in ("low", "high", "count") if was[name] != getattr(line, name)}
        if line.asked and not was["asked"]:
            figures |= {"low": was["low"], "high": was["high"]}
        if figures or was["on"] != line.on:
            sheet = sheet.with_line(line.key, on=was["on"], **figures)
    return sheet
