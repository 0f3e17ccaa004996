"""Crimes that are measured by the weight of drugs (刑法 347, 348)."""

from __future__ import annotations

import re
from datetime import date

from resources.law.drugs import drug_named
from resources.messages.message import Message, Value, message
from resources.messages.values import Names
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.opened import Opened
from trainer.judgment.bands.standards import source_of
from trainer.judgment.measures.acts import Acts, listed_acts
from trainer.judgment.measures.types import DrugWeight

# 法释〔2016〕8号第4条 and 刑法 347: small amounts in a serious case; what is "several" the facts only suggest.
_SERIOUS = re.compile(
    r"[三四五六七八九十多3-9][余多]?次|\d\d次|多人|[三四五六七八九十][余多]?人|[3-9]人|在校(?:学)?生|未成年人|戒毒|监管场所|国家工作人员"
)
_SINCE = date(2016, 4, 11)  # 法释〔2016〕8号; the older numbers for 情节严重 are not in the data
_SMALL, _SERIOUS_TIER = 2, 3
_LARGE = 0.2  # 数量较大 begins at a fifth of 数量大, for every kind


def by_drugs(narration: Narration, acts: tuple[date, date], *, holding: bool) -> Opened | None:
    """347: 数量大, 较大, 少量 (with 情节严重 open where the facts suggest it). ``holding``: 348, which has no 少量."""
    weights = narration.drugs
    if not weights:
        return None
    kinds = tuple(dict.fromkeys(weight.kind for weight in weights))
    places = listed_acts(narration.text)
    grams = {kind: _grams(weights, kind, places) for kind in kinds}
    least = sum(grams[kind][0] / drug_named(kind).huge for kind in kinds)
    most = sum(grams[kind][1] / drug_named(kind).huge for kind in kinds)
    tiers = {_tier(least, holding=holding), _tier(most, holding=holding)}
    if _SMALL in tiers and not holding and (acts[1] < _SINCE or _is_serious(narration.text)):
        tiers.add(_SERIOUS_TIER)
    heaviest = max(kinds, key=lambda kind: grams[kind][1] / drug_named(kind).huge)
    source = source_of(drug_named(heaviest).standard)
    largest = max((weight for weight in weights if weight.kind == heaviest), key=lambda weight: weight.grams)
    return Opened(
        tuple(sorted(tiers)),
        (_reason(grams[kinds[0]], kinds, heaviest, (least, most), source if source is not None else ""),),
        (source,) if source is not None else (),
        largest.span,
        sure=True,
    )


def _is_serious(text: str) -> bool:
    """Whether the facts suggest several sales or buyers, or others that are protected."""
    return _SERIOUS.search(text) is not None or text.count("卖给") > 2 or len(listed_acts(text)) > 2


def _tier(share: float, *, holding: bool) -> int:
    """The position for a share of 数量大."""
    if share >= 1:
        return 0
    if holding:
        return 1
    return 1 if share >= _LARGE else 2


def _grams(weights: tuple[DrugWeight, ...], kind: str, acts: Acts) -> tuple[float, float]:
    """Between the largest that was weighed, or the stated sum, and all added up; of listed acts the largest of each."""
    own = [weight for weight in weights if weight.kind == kind]
    by_act = {act: [weight.grams for weight in own if act[0] <= weight.span.start < act[1]] for act in acts}
    if sum(map(len, by_act.values())) == len(own) and not any(weight.total for weight in own):
        each = [numbers for numbers in by_act.values() if numbers]
        return sum(map(max, each)), sum(map(sum, each))
    sums = [weight.grams for weight in own if weight.total]
    every = sum(weight.grams for weight in own if not weight.total)
    least = max((weight.grams for weight in own if weight.net), default=0.0) or max(weight.grams for weight in own)
    if sums and max(sums) >= max(weight.grams for weight in own):
        return max(sums), max(*sums, every) if len(sums) > 1 else max(sums)
    return least, max(every, *sums) if sums else every


def _reason(
    grams: tuple[float, float], kinds: tuple[str, ...], heaviest: str, shares: tuple[float, float], source: Value
) -> Message:
    drug = drug_named(heaviest)
    least, most = grams
    measured = message("bands.several-drugs", drugs=Names(tuple(map(_named, kinds))))
    if len(kinds) == 1:
        named = _named(kinds[0])
        between = message("bands.grams-between", drug=named, least=f"{least:g}", most=f"{most:g}")
        measured = between if least < most else message("bands.grams", drug=named, grams=f"{most:g}")
    if shares[1] < _LARGE:
        return message("bands.below-grams", measured=measured, grams=f"{drug.large:g}", source=source)
    limit = message("bands.from-grams", grams=f"{drug.huge if shares[1] >= 1 else drug.large:g}")
    surely = shares[0] >= 1 or (shares[0] >= _LARGE and shares[1] < 1)
    key = "bands.met" if surely else "bands.open-sum"
    return message(key, measured=measured, limit=limit, source=source)


def _named(kind: str) -> Message:
    return message(f"drugs.{drug_named(kind).id}")
