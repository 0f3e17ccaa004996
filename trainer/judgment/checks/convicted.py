"""Is there such a crime, was there one at the time, and is its article cited?"""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.article import CRIMINAL_LAW
from resources.law.charges import ChargeRule, leading_articles
from resources.messages.values import ChargeName
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import finding
from trainer.judgment.types import Finding


def check_convicted(case: CheckedCase) -> Iterator[Finding]:
    """Unknown, abolished and too new charges; charges whose article is not cited at all."""
    cited = {(article.number, article.sub) for article in case.judgment.articles if article.law == CRIMINAL_LAW}
    for count in case.counts:
        where = count.at
        rule = count.rule
        if rule is None:
            yield finding("charge-unknown", None, where, crime=ChargeName(count.charge.name))
            continue
        yield from _check_time(case, count, rule)
        if cited and cited.isdisjoint(leading_articles(rule)):
            article = rule.articles[0].whole()
            yield finding("charge-without-article", article, where, crime=ChargeName(count.charge.name), cited=article)


def _check_time(case: CheckedCase, count: Count, rule: ChargeRule) -> Iterator[Finding]:
    if rule.abolished is None and rule.introduced is None:
        return
    article = rule.articles[0].whole()
    if rule.abolished is not None and case.now >= rule.abolished:
        known = "charge-abolished" if case.act_from >= rule.abolished else "charge-abolished-note"
        yield finding(known, article, count.at, crime=ChargeName(count.charge.name), day=rule.abolished)
    if rule.introduced is not None and case.act_to < rule.introduced:
        yield finding(
            "charge-too-new" if case.act_date else "charge-too-new-by-facts",
            article,
            count.at,
            crime=ChargeName(count.charge.name),
            day=rule.introduced,
            act=case.act_to,
        )
