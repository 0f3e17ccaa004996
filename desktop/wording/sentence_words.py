"""A sentence, a fine and a probation period in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.wording.language import chinese
from trainer.judgment.numerals import write_term
from trainer.judgment.types import Attitude, Sentence, SentenceKind

translate = QCoreApplication.translate


def sentence_words(sentence: Sentence) -> str:
    """有期徒刑一年六个月."""
    kind = kind_words(sentence.kind)
    if not sentence.months and not sentence.days:
        return kind
    return translate("sentence_words", "{kind}{term}").format(
        kind=kind, term=term_words(sentence.months or 0, sentence.days)
    )


def kind_words(kind: SentenceKind) -> str:
    """The kind of a penalty in the window's language."""
    return {
        SentenceKind.CONTROL: translate("sentence_words", "管制"),
        SentenceKind.DETENTION: translate("sentence_words", "拘役"),
        SentenceKind.FIXED_TERM: translate("sentence_words", "有期徒刑"),
        SentenceKind.LIFE: translate("sentence_words", "无期徒刑"),
        SentenceKind.DEATH_REPRIEVE: translate("sentence_words", "死刑，缓期二年执行"),
        SentenceKind.DEATH: translate("sentence_words", "死刑"),
        SentenceKind.SUPPLEMENTARY_ONLY: translate("sentence_words", "单处附加刑"),
        SentenceKind.EXEMPT: translate("sentence_words", "免予刑事处罚"),
        SentenceKind.NOT_GUILTY: translate("sentence_words", "无罪"),
    }[kind]


def term_words(months: int, days: int = 0) -> str:
    """一年六个月 in Chinese, 1 year 6 months in English."""
    if chinese():
        return write_term(months, days)
    years, rest = divmod(months, 12)
    parts = (
        (years, translate("sentence_words", "{count} 年（单数）"), translate("sentence_words", "{count} 年（复数）")),
        (
            rest,
            translate("sentence_words", "{count} 个月（单数）"),
            translate("sentence_words", "{count} 个月（复数）"),
        ),
        (days, translate("sentence_words", "{count} 日（单数）"), translate("sentence_words", "{count} 日（复数）")),
    )
    return " ".join((one if count == 1 else many).format(count=count) for count, one, many in parts if count)


def money_words(yuan: int) -> str:
    """2,000 元."""
    return translate("sentence_words", "{amount} 元").format(amount=f"{yuan:,}")


def attitude_words(attitude: Attitude) -> str:
    """What the text says of the defendant's attitude."""
    return {
        Attitude.PLEA: translate("sentence_words", "认罪认罚"),
        Attitude.CONFESSED: translate("sentence_words", "如实供述"),
        Attitude.PARTIAL: translate("sentence_words", "部分认罪"),
        Attitude.RECANTED: translate("sentence_words", "翻供"),
        Attitude.DENIED: translate("sentence_words", "拒不认罪"),
        Attitude.SILENT: translate("sentence_words", "零口供"),
        Attitude.NOT_STATED: translate("sentence_words", "未记载"),
    }[attitude]
