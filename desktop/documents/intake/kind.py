"""What kind of document a text is, told by its title, else by the phrases that only that kind has."""

from __future__ import annotations

import re
from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds that bring a case along. The value is the Chinese name, by which lawyers know it in every language."""

    JUDGMENT = "判决书"
    INDICTMENT = "起诉书"
    POLICE_OPINION = "起诉意见书"  # what the police send to the prosecution
    SENTENCING_PROPOSAL = "量刑建议书"
    RECORD = "笔录"
    OTHER = "其他文书"  # 裁定书, 决定书, 通知书: read all the same, its kind is told
    FACTS = "案情"  # a text without the form of a document


_HEAD = 400  # characters without white space in which a title stands
_TITLES = (
    (DocumentKind.POLICE_OPINION, "起诉意见书"),
    (DocumentKind.SENTENCING_PROPOSAL, "量刑建议书"),
    (DocumentKind.JUDGMENT, "判决书"),
    (DocumentKind.INDICTMENT, "起诉书"),
    (DocumentKind.INDICTMENT, "起诉决定书"),  # 追加起诉决定书, 变更起诉决定书
)
_NO_TITLE = re.compile(
    r"[《“\"]起诉书|起诉书(?:指控|[》”\"认副])|不起诉决定书|以[^，。]{0,30}号起诉书|公诉刑诉[^，。]{0,20}起诉书(?:指控|向)"
)
_OTHER = re.compile(r"(?:裁定书|不起诉决定书|决定书|调解书|通知书|提请批准逮捕书|逮捕意见书|建议书|认罪认罚具结书)")
_RECORD = re.compile(r"(?:讯问|询问|辨认|勘验|检查|搜查|庭审|谈话|陈述|供述)[^，。；]{0,6}笔录|自书材料|亲笔供词")
TITLE_LINE = re.compile(
    r"(?:[一-鿿]{2,24}(?:人民检察院|人民法院|公安局|公安分局|公安厅|分局|监察委员会))?"
    r"(?:刑事附带民事判决书|刑事判决书|判决书|起诉意见书|(?:补充|追加|变更)?起诉(?:书|决定书)|量刑建议书(?:（[^（）]{1,10}）)?"
    r"|(?:第[一二三四五六七八九十\d]+次)?(?:讯问|询问|勘验|辨认)笔录(?:（[^（）]{1,10}）)?)"
)
"""A line, without white space, that is a document's title and nothing else."""


def kind_of(chars: str) -> DocumentKind:
    """``chars``: the document's text without white space (`Compact.chars`)."""
    head = _NO_TITLE.sub("", chars[:_HEAD])
    found = [(place, kind) for kind, title in _TITLES if (place := head.find(title)) >= 0]
    record, other = _RECORD.search(head[:120]), _OTHER.search(chars[:120])
    first = min(found, default=None)
    if record is not None and (first is None or record.start() < first[0]):
        return DocumentKind.RECORD
    if first is not None and (other is None or first[0] <= other.start()):
        return first[1]
    return DocumentKind.OTHER if other is not None else _by_phrases(chars)


def _by_phrases(chars: str) -> DocumentKind:
    """A document whose title was lost, as where it was copied from the second line on."""
    if "判决如下" in chars or re.search(r"经(?:本院)?(?:公开)?(?:开庭)?审理查明", chars):
        return DocumentKind.JUDGMENT
    if re.search(r"(?:依法)?审查查明", chars) and re.search(r"提起公诉|此致[^，。]{0,20}人民法院", chars):
        return DocumentKind.INDICTMENT
    if re.search(r"(?:依法)?侦查查明", chars) or re.search(r"移送审查起诉|此致[^，。]{0,20}人民检察院", chars):
        return DocumentKind.POLICE_OPINION
    return DocumentKind.FACTS
