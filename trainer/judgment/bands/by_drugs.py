"""Crimes that are measured by the weight of drugs (刑法 347, 348)."""

from __future__ import annotations

import re

from resources.law.drugs import drug_named
from resources.messages.message import Message, Value, message
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.opened import Opened
from trainer.judgment.bands.standards import source_of
from trainer.judgment.measures.types import DrugWeight

# 法释〔2016〕8号第4条 and 刑法 347: small amounts in a serious case; what is "several" the facts only suggest.
_SERIOUS = re.compile(
    r"[三四五六七八九十多3-9][余多]?次|\d\d次|多人|[三四五六七八九十][余多]?人|[3-9]人|在校(?:学)?生|未成年人|戒毒|监管场所|国家工作人员"
)
_LARGE = 0.2  # 数量较大 begins at a fifth of 数量大, for every kind


def by_drugs(narration: Narration, *, holding: bool) -> Opened | None:
    """347: 数量大, 较大, 少量 (with 情节严重 open where the facts suggest it). ``holding``: 348, which has no 少量."""
    weights = narration.drugs
    if not weights:
        return None
    kinds = dict.fromkeys(weight.kind for weight in weights)
    least = sum(_grams(weights, kind)[0] / drug_named(kind).huge for kind in kinds)
    most = sum(_grams(weights, kind)[1] / drug_named(kind).huge for kind in kinds)
    tiers = sorted({_tier(least, holding=holding), _tier(most, holding=holding)})
    small = _tier(0, holding=holding)
    if holding and most < _LARGE:
        tiers = [1]
    if not holding and small in tiers and (_SERIOUS.search(narration.text) or narration.text.count("卖给") > 2):
        tiers = sorted({*tiers, 3})
    heaviest = max(kinds, key=lambda kind: _grams(weights, kind)[1] / drug_named(kind).huge)
    drug = drug_named(heaviest)
    source = source_of(drug.standard)
    largest = max((weight for weight in weights if weight.kind == heaviest), key=lambda weight: weight.grams)
    return Opened(
        tuple(tiers),
        (_reason(weights, tuple(kinds), drug.large, drug.huge, most, source if source is not None else ""),),
        (source,) if source is not None else (),
        largest.span,
        sure=len(tiers) == 1,
    )


def _tier(share: float, *, holding: bool) -> int:
    """The position for a share of 数量大."""
    if share >= 1:
        return 0
    if holding:
        return 1
    return 1 if share >= _LARGE else 2


def _grams(weights: tuple[DrugWeight, ...], kind: str) -> tuple[float, float]:
    """Between the largest weight or the stated sum and all different ones added up."""
    own = {weight.grams: weight for weight in weights if weight.kind == kind}
    largest = max(own)
    if own[largest].total:
        return largest, largest
    return largest, sum(own)


def _reason(
    weights: tuple[DrugWeight, ...], kinds: tuple[str, ...], large: float, huge: float, share: float, source: Value
) -> Message:
    measured = (
        message("bands.grams", drug=kinds[0], grams=f"{_grams(weights, kinds[0])[1]:g}")
        if len(kinds) == 1
        else message("bands.several-drugs", drugs=kinds)
    )
    if share < _LARGE:
        return message("bands.below-grams", measured=measured, grams=f"{large:g}", source=source)
    limit = message("bands.from-grams", grams=f"{huge if share >= 1 else large:g}")
    return message("bands.met", measured=measured, limit=limit, source=source)
