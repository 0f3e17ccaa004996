"""A sheet as the JSON object of ``judge --json``. Keys are stable; None is null.

guideline  [sheet], one for each charge against each defendant that the law knows
sheet      {"defendant", "charge" (positions in the judgment), "name", "document", "item", "province", "tier" (position
           in "ranges"; null: not decided), "open_tiers", "ranges": [tier], "minor" (犯罪较轻), "lines": [line],
           "layers": [{"stage", "low", "high"}], "low", "high" (whole months; null where nothing is worked out),
           "sentence", "position", "remarks": [{"message", "key", "values", "rule"}]}
position   "below", "within", "above", "open" (outside while figures are asked for that could bring it in), "other"
           (another kind of penalty); null where there is nothing to compare
line       {"key", "stage", "name", "on", "counts", "unit" ("months" or "percent"), "low", "high", "bounds", "count"
           (units of an increment), "asked", "origin", "within" (the line that contains this one), "rule", "note"}
stage      start, increments, first, second, court, statute
rule       {"cited", "articles": [article]}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from resources.messages.value_json import value_json
from resources.messages.values import Range
from resources.messages.wording import say, told_json
from trainer.guideline.comparison import position
from trainer.guideline.line import Line, Source
from trainer.guideline.outcome import remarks
from trainer.guideline.sheet import Sheet
from trainer.guideline.sheets import several_of
from trainer.judgment.types import Judgment

Json = dict[str, Any]


def sheet_json(sheet: Sheet) -> Json:
    """One of ``guideline``."""
    months, guideline, layers = sheet.months, sheet.guideline, sheet.layers
    return {
        "defendant": sheet.at.defendant,
        "charge": sheet.at.charge,
        "name": sheet.charge,
        "document": guideline.document if guideline else None,
        "item": guideline.item if guideline else None,
        "province": sheet.basis.province,
        "tier": sheet.tier,
        "open_tiers": list(sheet.open_tiers),
        "ranges": value_json(Range(sheet.version.tiers)),
        "minor": sheet.minor,
        "lines": [_line(line, sheet.within) for line in sheet.lines if line.on or line.origin != "offered"],
        "layers": [
            {"stage": layer.stage.value, "low": _months(layer.low), "high": _months(layer.high)} for layer in layers
        ],
        "low": months[0] if months else None,
        "high": months[1] if months else None,
        "sentence": value_json(sheet.sentence) if sheet.sentence else None,
        "position": position(sheet),
        "remarks": [{**told_json(each.said), "rule": _rule(each.source)} for each in remarks(sheet)],
    }


def several_json(sheets: Collection[Sheet], judgment: Judgment) -> list[Json]:
    """``{"defendant", "low", "high", "cap"}`` of who has several crimes, all of them worked out (刑法 69)."""
    found = []
    for place, defendant in enumerate(judgment.defendants):
        several = several_of(sheets, place, len(defendant.charges))
        if several is not None:
            found.append({"defendant": place, "low": several.low, "high": several.high, "cap": several.capped})
    return found


def _line(line: Line, within: Mapping[str, str]) -> Json:
    return {
        "key": line.key,
        "stage": line.stage.value,
        "name": say(line.name),
        "on": line.on,
        "counts": line.counts,
        "unit": line.unit,
        "low": line.low,
        "high": line.high,
        "bounds": list(line.bounds),
        "count": line.count,
        "asked": line.asked,
        "origin": line.origin,
        "within": within.get(line.key),
        "rule": _rule(line.source),
        "note": told_json(line.note) if line.note else None,
    }


def _rule(source: Source) -> Json:
    return {"cited": source.cited, "articles": [value_json(article) for article in source.articles]}


def _months(value: Fraction) -> float:
    return round(float(value), 2)
