"""The words of the guideline's sheet in the window's language: months, steps, where a sentence lies, rules."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from desktop.wording.language import language
from desktop.wording.sentence_words import range_words
from resources.messages.measure_words import term_words
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Term
from trainer.guideline.comparison import position
from trainer.guideline.line import Line, Source, Stage
from trainer.guideline.sheet import Sheet

translate = QCoreApplication.translate
_YEARS_FROM = 24  # months from which on a range is said in years too


def stage_words(stage: Stage) -> str:
    """The title of a step."""
    return {
        Stage.START: translate("GuidelineSheet", "量刑起点"),
        Stage.INCREMENTS: translate("GuidelineSheet", "基准刑：增加的刑罚量"),
        Stage.FIRST: translate("GuidelineSheet", "第一层情节，逐项相乘"),
        Stage.SECOND: translate("GuidelineSheet", "第二层情节，相加后调节"),
        Stage.COURT: translate("GuidelineSheet", "裁量幅度"),
        Stage.STATUTE: translate("GuidelineSheet", "法定刑以内"),
    }[stage]


def between(low: Fraction | int, high: Fraction | int) -> str:
    """4.4–22 个月."""
    figures = f"{float(low):.4g}" if low == high else f"{float(low):.4g}–{float(high):.4g}"
    return translate("GuidelineSheet", "{figures} 个月").format(figures=figures)


def result_words(months: tuple[int, int]) -> str:
    """93–180 个月（7年9个月至15年）."""
    low, high = months
    words = between(low, high)
    if high < _YEARS_FROM or low == high == 0:
        return words
    least, most = (term_words(Term(each), language()) for each in months)
    in_years = translate("GuidelineSheet", "{words}（{least}至{most}）")
    return in_years.format(words=words, least=least, most=most)


def position_words(sheet: Sheet) -> str:
    """Where the judgment's sentence lies, with the sentence; empty where there is nothing to say."""
    where = position(sheet)
    if where is None or sheet.sentence is None:
        return ""
    words = {
        "below": translate("GuidelineSheet", "文书判处{sentence}，在此以下"),
        "within": translate("GuidelineSheet", "文书判处{sentence}，在此之内"),
        "above": translate("GuidelineSheet", "文书判处{sentence}，在此以上"),
        "open": translate("GuidelineSheet", "文书判处{sentence}，在此以上；还有待填写的增加刑罚量"),
        "other": translate("GuidelineSheet", "文书判处{sentence}，不按月数比较"),
    }[where]
    return words.format(sentence=penalty_on_card(sheet.sentence, language()))


def head_words(sheet: Sheet) -> str:
    """The line that opens the sheet."""
    title = translate("GuidelineSheet", "量刑计算：{charge}").format(charge=sheet.charge)
    months = sheet.months
    if months is not None:
        return f"{title}  ·  {between(*months)}"
    if sheet.guideline is None:
        return title + "  ·  " + translate("GuidelineSheet", "指导意见未规定")
    return title + "  ·  " + translate("GuidelineSheet", "请选择法定刑幅度")


def tier_words(sheet: Sheet, tier: int) -> str:
    """A range of the statute, as a choice."""
    return range_words((sheet.version.tiers[tier],))


def source_words(source: Source) -> str:
    """The document that is cited; articles are chips."""
    return source.cited


def origin_words(line: Line, within: str) -> str:
    """What the line is on for, or why it does not count. ``within``: the name of the line that contains it."""
    if within:
        return translate("GuidelineSheet", "已在“{name}”中，不重复计算").format(name=within)
    if not line.counts:
        return translate("GuidelineSheet", "直接裁量，不按比例计算")
    if line.origin == "facts":
        return translate("GuidelineSheet", "事实中有，判决没有评价")
    return ""
