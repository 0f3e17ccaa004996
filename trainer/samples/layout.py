"""Texts of judgments laid out alike, whatever a dump made of their lines."""

from __future__ import annotations

import re
from itertools import pairwise

from resources.characters.forms import radical_forms

_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_STATEMENT_END = frozenset("。；：）)”")
_ANNOUNCED = re.compile(r"(判决如下[：，。]?)\n*")
_ITEM = re.compile(r"(?<=[。；）：])\n*(?=[一二三四五六七八九十]{1,3}、)")
# 即自2015年8月11日起至2015年12月10日止: days that follow from an arrest the facts do not tell.
_DAY = r"(?:二[〇○零0OＯОΟо]|20|19|一九)[^，。；（）]{4,24}?"
_DAYS = re.compile(
    rf"[，,。；;：]?(?:[^，。；（）]{{0,16}}刑期)?即?(?:[^，。；（）]{{0,12}}刑期)?(?:自|从|由)?{_DAY}起?(?:执行|计算)?，?(?:至|到){_DAY}止"
    r"(?:[，,；]?(?:已|先行)?(?:扣除|折抵)[^，。；（）]{0,24}[日天])?"
)
_EMPTY_BRACKET = re.compile(r"（(?:刑期|缓刑考验期限?|[，。；：即])*）")
_OPENING = re.compile(
    # Left out of the facts, because it names the charge: 指控被告人某犯盗窃罪的事实如下.
    r"[^。；]{0,60}?指控被告人[^，。；]{1,40}犯[^，。；]{2,20}罪的(?:犯罪)?事实(?:如下)?[：，]"
    r"|[^。；]{0,60}?(?:查明|指控|确认|认定|诉称)(?:的)?(?:犯罪)?(?:事实)?(?:如下|是|称)?\s*[，：:,]\s*|(?:经审理查明|经查明)[。，\s]*"
    r"|[一-龥]{0,20}(?:检察院|公诉机关)指控(?=(?:被告人|\d{4}年|[：，]))[：，]?"
)


def paragraphs(text: str) -> str:
    """``text`` with line breaks between paragraphs alone: white space elsewhere is a dump's, not the court's. Radicals
    of a PDF become the characters that they stand for: a model knows no others."""
    pieces = [piece for piece in _BLANK.split(text.translate(radical_forms())) if piece]
    laid_out = pieces[:1]
    for before, piece in pairwise(pieces):
        if before[-1] in _STATEMENT_END:
            laid_out.append("\n")
        elif before[-1].isascii() and piece[0].isascii() and before[-1].isalnum() and piece[0].isalnum():
            laid_out.append(" ")
        laid_out.append(piece)
    return "".join(laid_out)


def facts_text(text: str) -> str:
    """Facts without the words that open them (经审理查明), for users paste facts alone."""
    laid_out = paragraphs(text)
    opening = _OPENING.match(laid_out)
    lines = (laid_out[opening.end() :] if opening else laid_out).split("\n")
    # A part of the narration may end amid the words that lead over to the evidence.
    whole = (line if line[-1:] in _STATEMENT_END else line[: line.rfind("。") + 1] for line in lines)
    return "\n".join(line for line in whole if line).lstrip("，：；。、") or laid_out


def answer_text(text: str) -> str:
    """本院认为 … 判决如下 …, each item of the verdict on a line of its own.

    The first and last day of the term are left out: they follow from the day of arrest, which no facts hold, so that a
    model could only learn to invent them.
    """
    laid_out = paragraphs(text)
    reasoning, announced, result = laid_out.partition("判决如下")
    result = _EMPTY_BRACKET.sub("", _DAYS.sub("", result))
    laid_out = _ANNOUNCED.sub(r"\1\n", reasoning + announced + result)
    head, announced, result = laid_out.partition("判决如下")
    return (head + announced + _ITEM.sub("\n", result)).strip()
