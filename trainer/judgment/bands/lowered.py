"""Lower numbers that a court may apply in special circumstances (法释〔2013〕8号第2、6条 and their kin)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from resources.law.thresholds import Threshold, thresholds_of
from resources.messages.message import Message, message
from resources.messages.values import Yuan
from trainer.judgment.bands.amounts import Amount
from trainer.judgment.bands.standards import Limit, source_of

# What the facts say where one of the documents' circumstances is there. Those that only a court can find (恶劣影响,
# 其他严重后果) have no words here.
_SHOWN = (
    (r"曾因(?:盗窃|抢夺|敲诈勒索)受过刑事", r"曾因(?:犯)?(?:盗窃|抢夺|敲诈勒索)[^，。；]{0,30}(?:判处|被判)"),
    (r"入户", r"入户|入室"),
    (r"携带凶器", r"携带(?:凶器|匕首|砍刀|尖刀|管制刀具)"),
    (r"医院", r"医院[^。；]{0,20}(?:盗|窃)"),
    (r"残疾|孤寡|老年|丧失劳动能力", r"残疾人|孤寡老人|年迈|老年人"),
    (r"救灾|抢险|防汛|优抚|扶贫|移民|救济", r"救灾|抢险|防汛|优抚|扶贫款|救济款"),
    (r"多次索贿", r"多次索[贿要]"),
    (r"三人以上行贿", r"向[^，。；]{0,10}(?:[三四五六七八九十]|[3-9])[余多]?人"),
)


def lowered_tiers(
    charge: str,
    acts: tuple[date, date],
    facts: str,
    limit: Callable[[Threshold], Limit | None],
    measure: Callable[[str], Amount | None],
) -> tuple[tuple[int, ...], tuple[Message, ...]]:
    """The tiers that may be applied, and why; the first tier is left out: without it there would be no crime."""
    tiers, said = [], []
    for row in thresholds_of(charge):
        if row.kind != "lowered" or not row.tier or row.unsure or not row.in_force(acts[1], acts[1]):
            continue
        amount = measure(row.of)
        lowest = limit(row) if amount is not None else None
        if amount is None or lowest is None or amount.most < lowest.high:
            continue
        words = _shown(row.requires, facts)
        source = source_of(row.standard)
        if words is not None and source is not None:
            tiers.append(row.tier)
            said.append(message("bands.may", words=words, limit=_from(lowest.high), source=source))
    return tuple(tiers), tuple(said)


def _from(number: float) -> Message:
    return message("bands.from", number=Yuan(round(number)))


def _shown(requires: tuple[str, ...], facts: str) -> str | None:
    """The words of the facts that show one of the circumstances."""
    for circumstance, pattern in _patterns():
        if any(circumstance.search(each) for each in requires) and (found := pattern.search(facts)):
            return found[0]
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(circumstance), re.compile(shown)) for circumstance, shown in _SHOWN)
