"""The term in 主文 replaced, and a suspension taken out."""

from __future__ import annotations

import re

from resources.law.numerals import write_term
from trainer.judgment.types import Sentence, Span

_N = r"[一二三四五六七八九十零两\d]{1,4}"
_SUSPENDED = re.compile(
    rf"[，、；]?(?:宣告|依法)?(?:适用)?缓刑(?:考验期)?(?:限|为|，)?(?:{_N}年)?[零又]?(?:{_N}个?月)?(?=[，。；（、]|并处|\s)"
)
_PERIOD = re.compile(
    r"缓刑考验期限?(?:均)?，?(?:为)?(?:[从自])?(?:本)?判决书?(?:确定|生效)之日起?(?:开始)?(?:计算|起算)"
)
# A term that is served runs from the judgment's execution (刑法 41, 47); some courts write what is true of 缓刑 only.
_TERM_RUNS = re.compile(r"刑期(?:均)?[从自](?:本)?判决书?(?:确定|生效)之日起?(?:开始)?(?:计算|起算)")
_SERVED = "刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日"
_IN_COMMUNITY = re.compile(r"[^\n]*(?:回到社区|缓刑考验期|社区矫正|司法行政机关|公益劳动)[^\n]*")


def with_sentence(answer: str, place: Span, sentence: Sentence) -> str:
    """``answer`` with the sentence at ``place`` replaced by another of a fixed term. Raises ValueError without one."""
    if sentence.months is None:
        raise ValueError(f"{sentence.kind} has no term")
    return f"{answer[: place.start]}{sentence.kind}{write_term(sentence.months)}{answer[place.end :]}"


def without_probation(result: str) -> str | None:
    """主文 without its 缓刑 and what follows from it; None where something of it is left."""
    text = _SUSPENDED.sub("", result, count=1)
    text = _TERM_RUNS.sub(_SERVED, _PERIOD.sub(_SERVED, text))
    text = _IN_COMMUNITY.sub("", text)
    text = re.sub(r"\n{2,}", "\n", text).rstrip()
    return None if re.search(r"缓刑|社区|考验", text) else text
