"""States, terms and counts of a batch in the window's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.batch.batch_seen import BatchSeen, BatchState, RowSeen
from desktop.batch.outcome import Outcome
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import term_words
from resources.law.sentence_kind import SentenceKind
from resources.messages.message import Message

translate = QCoreApplication.translate


def batch_name(seen: BatchSeen) -> str:
    """The table's name: what the user knows it by."""
    return Path(seen.batch.manifest.given.source).name


def state_words(state: BatchState) -> str:
    """How far it has come."""
    return {
        BatchState.RUNNING: translate("Batch", "正在预测"),
        BatchState.STOPPED: translate("Batch", "未完成"),
        BatchState.FAILED: translate("Batch", "中断"),
        BatchState.FINISHED: translate("Batch", "已完成"),
    }[state]


def row_state_words(seen: RowSeen, samples: int) -> str:
    """Of one row, in a word or two."""
    if seen.row.problem is not None:
        return translate("Batch", "未预测")
    if not seen.outcomes:
        return translate("Batch", "等待")
    if seen.outcome is None:
        return translate("Batch", "出错")
    if len(seen.outcomes) < samples:
        return f"{len(seen.outcomes)}/{samples}"
    if not seen.outcome.readable:
        return translate("Batch", "读不出")
    return translate("Batch", "完成") if seen.outcome.whole else translate("Batch", "没写完")


def kind_words(kind: str) -> str:
    """A penalty's name."""
    return message_words(Message(f"penalties.{SentenceKind(kind).name.lower()}"))


def penalty_words(seen: RowSeen) -> str:
    """The first defendant's: a term, or the penalty without one; of several samples their spread."""
    outcome, spread = seen.outcome, seen.spread
    if outcome is None or outcome.kind is None:
        return ""
    if outcome.months is None:
        return kind_words(outcome.kind)
    words = term_words(outcome.months)
    if spread is None or spread.least is None or spread.most is None or spread.least == spread.most:
        return words
    return translate("Batch", "{term}（{least}—{most} 个月）").format(term=words, least=spread.least, most=spread.most)


def findings_words(outcome: Outcome) -> str:
    """× 1  ! 2: errors of law and warnings."""
    parts = ((outcome.errors, "×"), (outcome.warnings, "!"))
    return "  ".join(f"{sign} {count}" for count, sign in parts if count)
