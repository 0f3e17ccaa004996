"""The bands of a verdict in its JSON: under each charge, ``"band"``, null where the law does not know the charge.

band  {"tiers": positions in "ranges", several where all are open, [] where it cannot be decided,
       "ranges": the article's tiers as in force at the act, "by": "words", "facts", "law" or "none",
       "why": [{"message", "key", "values"}], "rule": [article or document], "text_span", "facts_span"}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resources.messages.value_json import value_json
from resources.messages.values import Range
from resources.messages.wording import told_json
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.rules import Place
from trainer.judgment.types import Span


def with_bands(judgment: dict[str, Any], bands: Sequence[Band]) -> dict[str, Any]:
    """The JSON of a judgment with that of its bands put into it."""
    known = {band.at: band for band in bands}
    for place, defendant in enumerate(judgment["defendants"]):
        for number, charge in enumerate(defendant["charges"]):
            band = known.get(Place(place, number))
            charge["band"] = None if band is None else _band(band)
    return judgment


def _band(band: Band) -> dict[str, Any]:
    return {
        "tiers": list(band.tiers),
        "ranges": value_json(Range(band.version.tiers)),
        "by": band.by,
        "why": [told_json(reason) for reason in band.reasons],
        "rule": [value_json(source) for source in band.sources],
        "text_span": _span(band.text_span),
        "facts_span": _span(band.facts_span),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
