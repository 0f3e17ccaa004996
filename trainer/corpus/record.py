"""A JSON object or a table's row as a document, by the field names that public collections use."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from trainer.corpus.exchange import exchange_of
from trainer.corpus.source import SourceDocument

TEXT = ("full_text", "全文", "text", "content", "文书内容", "正文", "qwContent")
_FACT = ("fact", "facts", "question", "query", "q")
_ID = ("id", "docId", "docid", "doc_id", "uid", "文书ID", "案号", "case_no", "caseno", "s5", "s7", "序号", "原始链接")
_TITLE = ("title", "案件名称", "案件名", "标题", "s1", "doc_name")
TYPE = ("case_type", "案件类型", "s8", "类别")
PROCEDURE = ("审理程序", "s9")
DECIDED = ("裁判日期", "decided", "s31")
_NUMBER = ("案号", "case_no", "caseno", "case_number", "s7")
_COURT = ("法院", "法院名称", "审理法院", "court", "s2")
# The wenshu site's own fields, in the order of a judgment: heading, origin, facts, reasoning, result, tail.
_WENSHU = ("s22", "s23", "s25", "s26", "s27", "s28")
_BLANK = frozenset(("", "无", "None", "null"))
_HASH = re.compile("[0-9a-f]{16}")
_BREAK = re.compile(r"</?(?:br|p|div|tr|li|h[1-6]|title)\b[^<>]{0,300}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,300}>[^<]{0,20000}</\1>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|font|span|center|table|tbody|td|th|ul|ol|html|head|body|meta|link|img|hr|input)\b[^<>]{0,300}>"
    r"|<!DOCTYPE[^<>]{0,300}>|<!--[^<>]{0,300}-->",
    re.IGNORECASE,
)


def document_of(record: Mapping[str, object], name: str, resume: int | None = None) -> SourceDocument:
    """``record`` as a document; ``name`` is its id where it has none of its own."""
    fact = _first(record, _FACT)
    text = _first(record, TEXT)
    case, decided, rewritten = "", _first(record, DECIDED), False
    if not text and (exchange := exchange_of(record)) is not None:
        fact, text = exchange.facts, exchange.judgment()
        case, rewritten = _first(record, ("case",)), record.get("kind") == "reinforcement"
        decided = decided or _first(record, ("year",))
    if not text and any(key in record for key in _WENSHU):
        text = "\n".join(filter(None, (_first(record, (key,)) for key in _WENSHU)))
    if not text and "法院意见" in record:
        text = _from_table(record)
    return SourceDocument(
        id=_first(record, _ID) or name,
        text=plain(text),
        fact=fact or None,
        title=_first(record, _TITLE),
        case_type=" ".join(filter(None, (_first(record, TYPE), _first(record, PROCEDURE)))),
        case_number=_first(record, _NUMBER),
        court=_first(record, _COURT),
        decided=decided,
        resume=resume,
        labels=_labels(record) if fact and not text else None,
        case=case if _HASH.fullmatch(case) else "",
        rewritten=rewritten,
    )


def _labels(record: Mapping[str, object]) -> Mapping[str, object] | None:
    labels = record.get("meta")
    return labels if isinstance(labels, Mapping) else None


def place_of(header: Sequence[str], names: Sequence[str]) -> int | None:
    """The column that the first of ``names`` stands for; None where there is none."""
    return next((header.index(name) for name in names if name in header), None)


def plain(text: str) -> str:
    """``text`` without HTML's marks, which dumps of web pages leave in it."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", text)))
    # Unescaped twice, because a dump of pages holds &amp;ldquo; where the page held &ldquo;.
    return html.unescape(html.unescape(text)) if "&" in text else text


def _first(record: Mapping[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = record.get(key)
        if isinstance(value, str | int) and not isinstance(value, bool):
            stripped = str(value).strip()
            if stripped not in _BLANK:
                return stripped
    return ""


def _from_table(record: Mapping[str, object]) -> str:
    """A judgment out of a table of its parts (SimuCourt), in their order, with the words that part them."""

    def field(key: str) -> str:
        return _first(record, (key,))

    articles = "、".join(filter(None, (field(f"引用法律条文{number}") for number in range(1, 20))))
    reasoning = field("法院意见").removeprefix("本院认为").lstrip("，,：:")
    verdict = "，".join(filter(None, (field(f"刑事_{part}") for part in ("罪名", "刑期", "罚金"))))
    defendant = field("被告")
    if defendant and "、" not in defendant and verdict.startswith("被告人犯"):
        verdict = verdict.replace("被告人犯", f"被告人{defendant}犯", 1)
    paragraphs = (
        f"{field('法院')}\n刑事判决书\n{field('案号')}",
        f"公诉机关{field('原告（公诉）')}。",
        f"被告人{defendant}。{field('被告基本情况')}",
        f"公诉机关指控：{field('原告诉请判令（公诉机关指控）')}",
        f"{field('被告陈述')}\n{field('被告代理人辩护')}",
        f"经审理查明：{field('基本案情')}",
        f"本院认为，{reasoning}依照{articles}之规定，判决如下：",
        f"{verdict}。" if verdict else "",
    )
    return "\n".join(paragraphs)
