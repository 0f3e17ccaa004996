"""What a whole document is: a first-instance criminal judgment that can be read, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resources.messages.message import Message
from trainer.judgment.compact import BROKEN, Compact, compacted
from trainer.judgment.reader import read_compact
from trainer.judgment.sections import find_sections
from trainer.judgment.types import Judgment


class Rejection(StrEnum):
    """Why a document is not a first-instance criminal judgment to learn from. The value is what is printed."""

    NO_TEXT = "no_text"  # nothing, or too little to be a judgment
    NOT_PUBLIC = "not_public"  # only the reason why it is not published (不公开理由)
    DAMAGED = "damaged"  # the file's format, or more than a few characters of the text, are broken
    NOT_CRIMINAL = "not_criminal"  # civil, administrative, compensation, enforcement
    NOT_A_JUDGMENT = "not_a_judgment"  # 裁定书, 决定书, 调解书, 通知书
    SECOND_INSTANCE = "second_instance"
    RETRIAL = "retrial"  # 再审, 审判监督
    FACTS_ONLY = "facts_only"  # facts without reasoning and verdict
    NO_FACTS = "no_facts"
    NO_REASONING = "no_reasoning"
    NO_VERDICT = "no_verdict"
    UNREADABLE_DEFENDANT = "unreadable_defendant"
    UNREADABLE_CHARGE = "unreadable_charge"
    UNREADABLE_SENTENCE = "unreadable_sentence"

    @property
    def named(self) -> Message:
        """In words, as a document left out of training data is named too."""
        return Message(f"left-out.{self.value}")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. ``fact``, ``reasoning`` and ``result`` are its texts, None where they were not found.

    ``judgment``'s spans are places in the text that was passed in; it is None where the document was refused unread.
    """

    id: str
    rejected: Rejection | None
    fact: str | None = None
    reasoning: str | None = None
    result: str | None = None
    judgment: Judgment | None = None


SHORTEST = 60
"""Compact characters below which no text is a judgment."""
_HEAD = 300  # compact characters: the court, the kind of document, the number of the case
_BROKEN = re.compile(f"[{BROKEN}]")
_BROKEN_SHARE = 0.002
_NOT_PUBLIC = re.compile(r"不公开理由|不予公开|不在互联网公布|不宜在互联网公布")
_KIND = re.compile(r"(刑事附带民事|刑事|民事|行政|执行|国家赔偿|赔偿|)(判决书|裁定书|决定书|调解书|通知书|支付令|公告)")
_CASE = r"[^\d，。；：号（）〔〕\[\]【】]"
_CASE_NUMBER = re.compile(rf"([刑民行知商执赔破]{_CASE}{{0,6}}?)第?\d{{1,6}}(?:[-—之、]\d{{1,4}}){{0,3}}号")
_SECOND = re.compile(r"（原审|原审被告|抗诉机关|上诉人")
_FINAL = ("本判决为终审判决", "本裁定为终审裁定")
_UPHELD = "维持原判"


def read_document(text: str, id: str = "", title: str = "", case_type: str = "") -> Document:
    """Read one document; ``title`` and ``case_type`` are what its source says beside the text, if anything.

    Never raises on text.
    """
    compact = compacted(text)
    refused = _refused(compact, title, case_type)
    if refused is not None:
        return Document(id, refused)
    sections = find_sections(compact)
    judgment = read_compact(compact, sections)
    fact = "\n".join(compact.original(*place).strip() for place in sections.facts) or None
    return Document(
        id,
        _unread(judgment, fact),
        fact,
        compact.original(*sections.reasoning).strip() if sections.reasoning else None,
        compact.original(*sections.result).strip() if sections.result else None,
        judgment,
    )


def _refused(compact: Compact, title: str, case_type: str) -> Rejection | None:
    """Why the document is refused by its kind, before its parts are read."""
    chars = compact.chars
    if len(chars) < SHORTEST:
        return Rejection.NOT_PUBLIC if _NOT_PUBLIC.search(chars) else Rejection.NO_TEXT
    if len(chars) < _HEAD and _NOT_PUBLIC.search(chars):
        return Rejection.NOT_PUBLIC
    if compact.unusual and len(_BROKEN.findall(chars)) > max(3, len(chars) * _BROKEN_SHARE):
        return Rejection.DAMAGED
    parties = min((place for cue in ("公诉机关", "被告人", "原告") if (place := chars.find(cue)) >= 0), default=_HEAD)
    titled = Compact(f"{title} {case_type} ").chars if title or case_type else ""
    head = titled + chars[: min(max(parties, 80), _HEAD)]
    kind = _KIND.search(head)
    field = kind[1] if kind else ""
    if field not in ("", "刑事", "刑事附带民事"):
        return Rejection.NOT_CRIMINAL
    if kind is not None and kind[2] != "判决书":
        return Rejection.NOT_A_JUDGMENT
    number = _CASE_NUMBER.search(head)
    code = number[1] if number else ""
    if code and code[0] != "刑" and "刑" not in code:
        return Rejection.NOT_CRIMINAL
    if re.search("再|监|申|抗", code) or "再审" in head:
        return Rejection.RETRIAL
    if "终" in code or "二审" in head or _SECOND.search(chars, 0, 2 * _HEAD) or _is_final(chars):
        return Rejection.SECOND_INSTANCE
    if "执" in code or "更" in code:
        return Rejection.NOT_A_JUDGMENT
    if "被告人" not in chars and "被告单位" not in chars and ("原告" in chars or "被告" not in chars):
        return Rejection.NOT_CRIMINAL
    return None


def _is_final(chars: str) -> bool:
    """Whether it decides an appeal. That an earlier sentence of the defendant was upheld stands before 判决如下."""
    return any(cue in chars for cue in _FINAL) or chars.find(_UPHELD, max(chars.rfind("如下"), 0)) >= 0


def _unread(judgment: Judgment, fact: str | None) -> Rejection | None:
    """Why a judgment of the right kind is of no use."""
    if judgment.result is None:
        return Rejection.FACTS_ONLY if judgment.reasoning is None else Rejection.NO_VERDICT
    if judgment.reasoning is None:
        return Rejection.NO_REASONING
    unread = {part for defendant in judgment.defendants for part in defendant.unread}
    if not judgment.defendants:
        return Rejection.UNREADABLE_DEFENDANT
    if "charge" in unread:
        return Rejection.UNREADABLE_CHARGE
    if "sentence" in unread:
        return Rejection.UNREADABLE_SENTENCE
    return Rejection.NO_FACTS if fact is None else None
