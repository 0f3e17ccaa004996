"""Anyone's judgment held against the law: a court's, a draft, another program's answer. No model is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.own_facts import own_facts
from desktop.judging.verdict import Verdict
from resources.messages.message import Message, message
from trainer.judgment.document import Document, Rejection, read_document
from trainer.judgment.think_filter import without_thinking
from trainer.judgment.types import Judgment
from trainer.told_error import ToldError

MOST_CHARACTERS = 1_000_000
_OTHER_KINDS = {
    Rejection.NOT_PUBLIC: "check.not-public",
    Rejection.DAMAGED: "check.damaged",
    Rejection.NOT_CRIMINAL: "check.not-criminal",
    Rejection.NOT_A_JUDGMENT: "check.not-a-judgment",
    Rejection.SECOND_INSTANCE: "check.second-instance",
    Rejection.RETRIAL: "check.retrial",
}
_HEAD = 300  # characters in which a civil or administrative document says what it is
_OTHER_MATTER = re.compile(
    r"(?:民事|行政|执行|赔偿)(?:判决|裁定|决定|调解)书|原告|[（(〔]\d{4}[）)〕][^，。；]{0,8}[民行知商执赔破]"
)


class UnreadableJudgmentError(ToldError):
    """What was given is no criminal judgment of first instance; ``kind`` is always "unreadable"."""


def check_text(text: str, case: Case, spare: Case | None = None, *, checked_on: date | None = None) -> Verdict:
    """The card of a text that none of our models wrote. Where ``case`` has no facts, the text's own take their place;
    where it has none of its own, or the same, ``spare`` is the case: a day and an attitude go with their facts.
    ``checked_on`` (today) dates a text that no court has signed.

    Raises UnreadableJudgmentError where no defendant can be read in it, with what it is or lacks.
    """
    text = without_thinking(text).strip()
    if not text:
        raise UnreadableJudgmentError("unreadable", "check.empty")
    refuse_too_long(text)
    document = read_document(text)
    if document.rejected in _OTHER_KINDS and not _may_be_criminal(text, document):
        raise UnreadableJudgmentError("unreadable", _OTHER_KINDS[document.rejected])
    own = "" if case.facts.strip() else own_facts(text, document)
    if spare is not None and not case.facts.strip() and own.strip() in ("", spare.facts.strip()):
        case = spare
    elif own:
        case = replace(case, facts=own)
    verdict = read_verdict(case, None, None, text, None, judged_on=checked_on)
    if not verdict.judgment.defendants:
        raise UnreadableJudgmentError("unreadable", _lacking(verdict.judgment))
    return replace(verdict, facts_in_text=True) if own and text.startswith(own) else verdict


def refuse_too_long(text: str) -> None:
    """Raises UnreadableJudgmentError where it is longer than any judgment."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableJudgmentError("unreadable", "check.too-long", characters=len(text), most=MOST_CHARACTERS)


def without_penalty(verdict: Verdict) -> Message | None:
    """What is to be said where nobody's penalty could be read: the card then has the conviction alone."""
    if all("sentence" in defendant.unread for defendant in verdict.judgment.defendants):
        return message("check.no-penalty")
    return None


def _may_be_criminal(text: str, document: Document) -> bool:
    """A program's answer (甲某：盗窃罪，有期徒刑八个月) is taken for a civil matter for want of the word 被告人."""
    return document.rejected is Rejection.NOT_CRIMINAL and not _OTHER_MATTER.search("".join(text[:_HEAD].split()))


def _lacking(judgment: Judgment) -> Message:
    """Which part of a judgment the text lacks."""
    if judgment.result is None and judgment.reasoning is None:
        return message("check.facts-only")
    return message("check.no-verdict" if judgment.result is None else "check.no-defendant")
