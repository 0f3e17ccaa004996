"""The card as plain text, for the terminal and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.judging.sampling import Samples
from resources.messages.article_words import cited_words
from resources.messages.measure_words import term_on_card, yuan_on_card
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Term, Yuan
from resources.messages.wording import say
from trainer.judgment.missing_facts import MissingFact
from trainer.judgment.types import Article, Charge, Defendant, Finding, Judgment

_MARKS = {"note": "·", "warning": "!", "error": "×"}
_UNREAD = {
    "reasoning": "说理部分",
    "result": "主文",
    "defendants": "被告人",
    "charge": "罪名",
    "sentence": "刑罚",
    "fine": "罚金",
}


def card_text(judgment: Judgment, findings: tuple[Finding, ...], missing: tuple[MissingFact, ...] = ()) -> str:
    """One block for each defendant, then what was noticed and what the facts leave out. No line at its end."""
    blocks = ["\n".join(_defendant(defendant)) for defendant in judgment.defendants]
    if unread := _names_of_unread(judgment.unread):
        blocks.append(f"未能识别：{unread}")
    cited = {
        article for defendant in judgment.defendants for charge in defendant.charges for article in charge.articles
    }
    if others := [article for article in judgment.articles if article not in cited]:
        blocks.append(f"另引　　{_articles(tuple(others))}")
    if findings:
        blocks.append("\n".join(["核对", *(f"  {_MARKS[each.severity]} {say(each.message)}" for each in findings)]))
    if missing:
        blocks.append("事实中没有写明\n" + "\n".join(f"  · {say(each.name)}：{say(each.why)}" for each in missing))
    return "\n\n".join(blocks)


def samples_text(samples: Samples) -> str:
    """One line: how far several answers agree."""
    charges = "、".join(samples.charges) or "（未能识别罪名）"
    agreeing = round(samples.agreement * len(samples.verdicts))
    line = f"{len(samples.verdicts)} 次预测中 {agreeing} 次为{charges}"
    if samples.months_median is not None:
        line += f"；刑期中位数 {samples.months_median:g} 个月（{samples.months_least} 至 {samples.months_most} 个月）"
    return line


def _defendant(defendant: Defendant) -> Iterator[str]:
    yield f"【{defendant.name or '被告人'}】"
    for charge in defendant.charges:
        yield f"  {charge.name}　{_penalty(charge)}".rstrip("　")
        if charge.articles:
            yield f"    依据　{_articles(charge.articles)}"
    if len(defendant.charges) > 1 and defendant.total is not None:
        fine = f"，罚金 {yuan_on_card(Yuan(defendant.total_fine_yuan), 'zh')}" if defendant.total_fine_yuan else ""
        yield f"  决定执行　{penalty_on_card(defendant.total.penalty, 'zh')}{fine}"
    if defendant.political_rights_months is not None:
        term = "终身" if defendant.political_rights_months == 0 else _term(defendant.political_rights_months)
        yield f"  剥夺政治权利　{term}"
    if defendant.probation_months is not None:
        yield f"  缓刑　{_term(defendant.probation_months) if defendant.probation_months else '（期限未能识别）'}"
    if defendant.deportation:
        yield "  驱逐出境"
    if defendant.circumstances:
        yield f"  情节　{'、'.join(dict.fromkeys(say(each.named) for each in defendant.circumstances))}"
    yield f"  态度　{say(defendant.attitude.named)}"
    if unread := _names_of_unread(defendant.unread):
        yield f"  未能识别　{unread}"


def _penalty(charge: Charge) -> str:
    parts = []
    if charge.sentence is not None:
        parts.append(penalty_on_card(charge.sentence.penalty, "zh"))
    if charge.fine_yuan is not None:
        parts.append(f"罚金 {yuan_on_card(Yuan(charge.fine_yuan), 'zh')}")
    if charge.confiscation:
        parts.append(charge.confiscation)
    return "，".join(parts)


def _term(months: int) -> str:
    return term_on_card(Term(months), "zh")


def _articles(articles: tuple[Article, ...]) -> str:
    return "、".join(cited_words(article, "zh") for article in articles)


def _names_of_unread(unread: tuple[str, ...]) -> str:
    return "、".join(_UNREAD.get(name, name) for name in unread)
