"""A judgment as the JSON object that ``judge --json`` and ``read`` print. Keys are stable; None is null.

judgment    {"defendants": [defendant], "articles": [article], "reasoning": span, "result": span, "orders": [order],
             "unread": [str], "further": [span] (other verdicts in the text, not read)}
defendant   {"name", "charges": [charge], "total": sentence, "total_fine_yuan", "political_rights_months" (0: 终身),
             "probation_months", "deportation", "circumstances": [{"id", "name", "span"}], "attitude",
             "orders": [order], "unread": [str], "control_after": sentence (管制 that is served after the total),
             "total_range": range, "total_fine_range": [yuan, yuan]}; a range stands where the text gives two ends,
             and total is null then
order       {"kind" (职业禁止, 禁止令, 限制减刑, 终身监禁, 责令退赔, 追缴, 没收, 驱逐出境), "months" (0: 终身), "days",
             "yuan", "span"}; those of the judgment name no defendant
charge      {"name", "articles": [article], "sentence": sentence, "fine_yuan", "political_rights_months",
             "confiscation", "span", "sentence_range": range, "fine_range": [yuan, yuan]}
range       {"least": sentence, "most": sentence}
sentence    {"kind", "months", "days", "span"}; months and days are null where the kind has no term
article     {"law", "number", "sub" (之N), "paragraph" (款), "item" (项)}
span        [start, end): character offsets in the text that was read
finding     {"rule", "severity", "message", "key", "values", "article", "defendant", "charge", "text_span",
             "facts_span"}; defendant and charge are positions in the judgment, text_span is a place in it, facts_span
             one in the facts that were given (of a whole judgment: in its own text). "message" is in Chinese; in
             another language it is what the catalogue has under "key", its places filled with "values". Their
             forms are those of ``resources.messages.value_json``: an article as above, a day "2021-03-01", a penalty
             {"kind", "months", "days"}, a term {"months", "days"}, a range as the list of its tiers,
             {"charge": "盗窃罪"}, {"yuan": 2000}, numbers as they are
"""

from __future__ import annotations

from typing import Any

from resources.messages.value_json import value_json
from resources.messages.wording import told_json
from trainer.judgment.types import (
    Article,
    Charge,
    Defendant,
    Finding,
    Judgment,
    Order,
    Sentence,
    SentenceRange,
    Span,
)

Json = dict[str, Any]


def judgment_json(judgment: Judgment) -> Json:
    """The ``judgment`` object."""
    return {
        "defendants": [_defendant(defendant) for defendant in judgment.defendants],
        "articles": [article_json(article) for article in judgment.articles],
        "reasoning": _span(judgment.reasoning),
        "result": _span(judgment.result),
        "orders": [_order(order) for order in judgment.orders],
        "unread": list(judgment.unread),
        "further": [_span(span) for span in judgment.further],
    }


def finding_json(finding: Finding) -> Json:
    """One of ``findings``."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        **told_json(finding.message),
        "article": None if finding.article is None else article_json(finding.article),
        "defendant": finding.defendant,
        "charge": finding.charge,
        "text_span": _span(finding.text_span),
        "facts_span": _span(finding.facts_span),
    }


def article_json(article: Article) -> Json:
    """A cited article."""
    plain: Json = value_json(article)
    return plain


def _defendant(defendant: Defendant) -> Json:
    return {
        "name": defendant.name,
        "charges": [_charge(charge) for charge in defendant.charges],
        "total": _sentence(defendant.total),
        "total_fine_yuan": defendant.total_fine_yuan,
        "political_rights_months": defendant.political_rights_months,
        "probation_months": defendant.probation_months,
        "deportation": defendant.deportation,
        "circumstances": [
            {"id": each.id, "name": each.name, "span": _span(each.span)} for each in defendant.circumstances
        ],
        "attitude": defendant.attitude.value,
        "orders": [_order(order) for order in defendant.orders],
        "unread": list(defendant.unread),
        "control_after": _sentence(defendant.control_after),
        "total_range": _range(defendant.total_range),
        "total_fine_range": _ends(defendant.total_fine_range),
    }


def _charge(charge: Charge) -> Json:
    return {
        "name": charge.name,
        "articles": [article_json(article) for article in charge.articles],
        "sentence": _sentence(charge.sentence),
        "fine_yuan": charge.fine_yuan,
        "political_rights_months": charge.political_rights_months,
        "confiscation": charge.confiscation,
        "span": _span(charge.span),
        "sentence_range": _range(charge.sentence_range),
        "fine_range": _ends(charge.fine_range),
    }


def _order(order: Order) -> Json:
    return {
        "kind": order.kind.value,
        "months": order.months,
        "days": order.days,
        "yuan": order.yuan,
        "span": _span(order.span),
    }


def _sentence(sentence: Sentence | None) -> Json | None:
    if sentence is None:
        return None
    has_term = sentence.months is not None
    return {
        "kind": sentence.kind.value,
        "months": sentence.months,
        "days": sentence.days if has_term else None,
        "span": _span(sentence.span),
    }


def _range(range: SentenceRange | None) -> Json | None:
    return None if range is None else {"least": _sentence(range.least), "most": _sentence(range.most)}


def _ends(ends: tuple[int, int] | None) -> list[int] | None:
    return None if ends is None else list(ends)


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
