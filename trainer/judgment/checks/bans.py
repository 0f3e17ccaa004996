"""The ban from a profession (从业禁止, 刑法 37之一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.article import CRIMINAL_LAW
from resources.law.limits import BAN, BAN_LONGEST, BAN_SHORTEST, BAN_SINCE
from resources.messages.message import Value
from resources.messages.values import Term
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.ruled import Ruled, ruled
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.judgment.types import Finding

_AFTER_SENTENCE = re.compile(r"刑罚执行完毕|执行完毕之日|假释之日|从业禁止|相关职业|职业")
# An order for the time of probation or control (禁止令, 刑法 38, 72) is another thing, and has that time's length.
_ORDER = re.compile(r"缓刑考验|考验期|管制(?:期间|执行期)|禁止令")
_YEARS = re.compile(rf"(?<!\d)({NUMERAL}{{1,3}})年(?!\d|[^，。；]{{0,3}}月\d)(?:内|期)?")
_FOR_LIFE = re.compile(r"终身|终生|永久")
# 37之一 asks for a crime by means of the profession or against the duties of it.
_PROFESSION = re.compile(r"职业|职务|从业|执业|行业|便利|业务|经营|生产|销售|工作|教师|医|司机|驾驶|会计|律师|公司")


def check_bans(case: CheckedCase) -> Iterator[Finding]:
    """Its length, its first day in the law, and whether the judgment tells of a profession at all."""
    for each in ruled(case, "禁止"):
        if _ORDER.search(each.statement) or not _AFTER_SENTENCE.search(each.statement):
            continue
        spans = Spans(each.span)
        if case.act_to < BAN_SINCE:
            yield finding("ban-not-yet", BAN, each.place, spans, day=BAN_SINCE, act=case.act_to)
        yield from _check_years(case, each, spans)
        told = case.text[: case.judgment.result.start] if case.judgment.result else ""
        if not _PROFESSION.search(told) and not _PROFESSION.search(case.facts.text if case.facts else ""):
            yield finding("ban-without-profession", BAN, each.place, spans)


def _check_years(case: CheckedCase, each: Ruled, spans: Spans) -> Iterator[Finding]:
    if _FOR_LIFE.search(each.statement):
        return
    ban = each.statement[len(each.before) :]  # a term of imprisonment may stand before it
    months = [number * 12 for text in _YEARS.findall(ban) if (number := read_number(text)) and number < 100]
    if not months or BAN_SHORTEST <= months[-1] <= BAN_LONGEST:
        return
    values: dict[str, Value] = {"term": Term(months[-1]), "shortest": Term(BAN_SHORTEST), "longest": Term(BAN_LONGEST)}
    # Other statutes have bans of other lengths, which 37之一 III lets go before its own.
    cited = any(article.law == CRIMINAL_LAW and article.whole() == BAN for article in case.judgment.articles)
    yield finding("ban-term" if cited else "ban-term-unless-other", BAN, each.place, spans, **values)
