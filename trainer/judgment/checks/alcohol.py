"""醉酒 of 危险驾驶罪 against the blood alcohol that the facts give (刑法 133之一; 高检发办字〔2023〕187号第4条)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.messages.values import LegalDocument
from trainer.judgment.bands.narration import Narration
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.measures.bodies import read_alcohol
from trainer.judgment.types import Finding

_DOCUMENT = LegalDocument("高检发办字〔2023〕187号", article=4)
_DRUNK = 80.0  # mg per 100 ml of blood
_WORDS = ("醉酒", "醉驾")
_OTHERWISE = ("追逐", "竞驶", "超员", "超过额定", "超速", "超过规定时速", "危险化学品")


def check_alcohol(case: CheckedCase, narration: Narration) -> Iterator[Finding]:
    """Every value of the blood below 80: no one of several drivers, nor a second test, reached it."""
    counts = [count for count in case.counts if count.rule is not None and count.rule.name == "危险驾驶罪"]
    if not counts or not any(word in case.text for word in _WORDS):
        return
    values = [each for each in read_alcohol(narration.text) if not each.breath]
    if not values or any(each.mg >= _DRUNK for each in values):
        return
    if any(word in narration.text for word in _OTHERWISE):
        return
    most = max(values, key=lambda each: each.mg)
    for count in counts:
        spans = Spans(count.charge.span, narration.place(most.span))
        article = count.rule.articles[0].whole() if count.rule else None
        yield finding("alcohol-too-little", article, count.at, spans, mg=f"{most.mg:g}", document=_DOCUMENT)
