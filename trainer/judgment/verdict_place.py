"""Where the verdict (主文) stands, and where other verdicts stand that the same text holds.

A court announces one, by 判决如下, and may quote that of an earlier judgment before. A model may announce several: it
corrects itself, adds another version, or speaks of its own 判决如下 in a note. Its first whole one counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact
from trainer.judgment.narration import CharRange

_RESULT = ("判决如下", "作如下判决", "判处如下", "如下判决", "判决结果", "判决主文")
# A verdict that is announced by a heading alone, by other words (处理意见如下, 意见如下) or by none.
_HEADING = re.compile(r"(?:裁判|处理|量刑|裁决|宣判)(?:结论|结果|主文|内容)(?:如下)?[：]?|主文[：]|判决[：]")
_WHO = r"被告(?:人|单位)[^，。；：]{1,40}?"
_VERDICT = re.compile(
    rf"(?:[一1][、.])?(?:对)?被告(?:人|单位)[^，。；：]{{0,40}}?犯(?!罪)[^，。；：]{{1,60}}罪[，]?(?:判处|单处|免[予于除]|处)"
    r"|(?:[一1][、.])?(?:宣告)?被告(?:人|单位)[^，。；：]{1,20}无罪[。；]"
    r"|(?<!被)(?:(?!被告)[^，。；：\d]){2,12}(?:(?<![曾因原前])犯|构成)[^，。；：犯]{2,40}罪[，]?(?:依法)?应?当?(?:判处|单处|免[予于除]|处有期|处拘役)"
    rf"|(?:对)?{_WHO}以[^，。；：]{{1,40}}?罪(?:，)?(?:定罪|判处|论处|处|追究)"
    rf"|以[^，。；：以]{{1,40}}?罪(?:，)?(?:依法)?(?:判处{_WHO}|对{_WHO}判处)(?:有期|拘役|管制|无期|死刑|罚金)"
)
# A short answer that names no 被告人: 综合考虑，判处甲某有期徒刑一年.
_ANSWER = re.compile(
    r"(?<!建议)(?<!可以)(?<!一般)(?<!可能)判处(?=[^，。；：曾已年月以上下\d]{2,4}(?:有期徒刑|拘役|管制)[一二三四五六七八九十\d两])"
)
_LONGEST_ANSWER = 1500
_OF_COURT = ("检察院", "公诉", "法院")
_RESULT_END = re.compile(
    r"如不服|如果不服|若不服|不服本判决|本判决为终审|(?:代理|助理|独任)?审判[长员][^，。；]{0,12}(?:审判|陪审|书记|二)"
    r"|审判长|人民陪审员|附[：:]|附(?:本案|相关|有关|判决|适用|录|法)|本件与原本|书记员"
)
_PENALTY = re.compile(r"判处|单处|免[予于除]|无罪|不负刑事责任|不承担刑事责任|罪名|有期徒刑|拘役|管制")
# 依照…之规定，判决如下 is the court's own; 某人民法院作出…号刑事判决，判决如下 is quoted.
_BY_LAW = re.compile(r"依照|根据|依据|按照|之规定|的规定")
_QUOTED = re.compile(r"(?:法院|号)[^。；]{0,40}(?:作出|判决|裁判)|原审|一审|原判")
# At the beginning of a paragraph: what a model adds to its verdict.
_ADDED = re.compile(
    r"本院认为|裁判理由|判决理由|量刑理由|说理|理由[：]|[（【]?(?:注|备注|说明|[^，。；：]{0,4}说明|温馨提示|提示|声明|免责声明|解析|分析|评析|修改|更正|勘误|纠正|补正|补充"
    r"|另一(?:种|个|版)|(?:方案|版本|版)[二三23BＢ]|第二[种个版]|备选|或者?[：，]|以上(?:内容|文本|回答|分析|预测|判决书?(?:为|仅|系|由|是)|为|系|仅|均为))"
)
_MOST_FURTHER = 10
_CLOSING = "”」』\"’'"


@dataclass(frozen=True, slots=True)
class VerdictPlace:
    """``cue``: where the words that announce it begin; the verdict is ``start`` to ``end``, where the text goes on with
    what is no verdict. ``further``: other verdicts."""

    cue: int
    start: int
    end: int
    further: tuple[CharRange, ...] = ()


def find_verdict(compact: Compact) -> VerdictPlace | None:
    """The verdict that counts; None where there is none."""
    chars = compact.chars
    cues = _announced(chars)
    if not cues:
        match = _heading(compact) or _VERDICT.search(chars) or _answered(chars)
        if match is None:
            return None
        start = match.end() if match.re is _HEADING else match.start()
        cues = [(match.start(), start)]
    if len(cues) == 1:
        return _until(compact, *cues[0], len(chars))
    return _of_several(compact, cues)


def _answered(chars: str) -> re.Match[str] | None:
    short = len(chars) <= _LONGEST_ANSWER and not any(word in chars for word in _OF_COURT)
    return _ANSWER.search(chars) if short else None


def _announced(chars: str) -> list[CharRange]:
    """The places of the first cue that stands in the text, each with the punctuation after it; not 以上“判决如下”."""
    for cue in _RESULT:
        found = []
        place = chars.find(cue)
        while place >= 0:
            end = place + len(cue)
            while end < len(chars) and chars[end] in "：，。":
                end += 1
            if end == len(chars) or chars[end] not in _CLOSING:
                found.append((place, end))
            place = chars.find(cue, end)
        if found:
            return found
    return []


def _heading(compact: Compact) -> re.Match[str] | None:
    """A heading at the beginning of a paragraph, with a verdict below it."""
    chars = compact.chars
    for match in _HEADING.finditer(chars):
        if match.start() in compact.paragraphs:
            return match if _PENALTY.search(chars, match.end()) else None
    return None


def _until(compact: Compact, cue: int, start: int, limit: int) -> VerdictPlace:
    """The verdict that begins at ``start`` and ends before ``limit``."""
    chars = compact.chars
    match = _RESULT_END.search(chars, start, limit)
    whole = match.start() if match else limit
    end = _added(compact, start, whole)
    further = _VERDICT.search(chars, end, whole) if end < whole else None
    if further is None or _same(chars[start:end], chars[further.start() : whole]):
        return VerdictPlace(cue, start, end)
    return VerdictPlace(cue, start, end, ((further.start(), whole),))


def _added(compact: Compact, start: int, end: int) -> int:
    """Where the verdict ends and what a model adds begins: a note, a correction, its reasons."""
    chars = compact.chars
    for place in compact.paragraphs_between(start, end):
        if _ADDED.match(chars, place, end):
            return place if _PENALTY.search(chars, start, place) else end
    return end


def _of_several(compact: Compact, cues: list[CharRange]) -> VerdictPlace:
    """The first that is whole and the court's own; where none is, the last of all."""
    chars = compact.chars
    ends = [cue for cue, _ in cues[1:]] + [len(chars)]
    own = [
        (cue, start, end)
        for (cue, start), end in zip(cues, ends, strict=True)
        if _PENALTY.search(chars, start, end) and not _is_quoted(chars, cue)
    ]
    # What is announced before any reasoning, in the facts, is another court's.
    reasoned = chars.find("本院认为")
    own = [each for each in own if each[0] > reasoned] or own[-1:]
    if not own:
        return _until(compact, *cues[-1], len(chars))
    cue, start, stop = own[0]
    place = _until(compact, cue, start, stop)
    end = place.end
    if end == stop < len(chars):
        # The sentence that announces the next one, 依照…判决如下, is no part of this one.
        end = max(chars.rfind("。", start, stop) + 1, chars.rfind("；", start, stop) + 1) or stop
    further = tuple(
        (begin, _until(compact, other, begin, until).end)
        for other, begin, until in own[1:_MOST_FURTHER]
        if not _same(chars[start:end], chars[begin:until])
    )
    return VerdictPlace(cue, start, end, further or place.further)


def _same(told: str, other: str) -> bool:
    """Whether another verdict only says again what was told, as far as it goes."""
    length = min(len(told), len(other)) - 1
    return length > 0 and told[:length] == other[:length]


def _is_quoted(chars: str, cue: int) -> bool:
    """Whether the words before ``cue`` name another judgment."""
    before = chars[max(0, cue - 80) : cue]
    before = before[before.rfind("。") + 1 :]
    return _QUOTED.search(before) is not None and _BY_LAW.search(before) is None
