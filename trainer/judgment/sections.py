"""The parts of a criminal judgment of first instance, as places in its compact text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact

Place = tuple[int, int]
"""Half-open range in ``Compact.chars``."""

_RESULT = ("判决如下", "判决如下", "作如下判决", "判处如下", "如下判决", "判决结果", "判决主文")
_RESULT_END = re.compile(
    r"如不服|如果不服|若不服|不服本判决|本判决为终审|本判决书?自|(?:代理|助理|独任)?审判[长员][^，。；]{0,12}(?:审判|陪审|书记|二)"
    r"|审判长|人民陪审员|附[：:]|附(?:本案|相关|有关|判决|适用|录|法)|本件与原本|书记员"
)
_REASONING = ("本院认为", "本院经审理认为", "本院审理认为", "本院综合评判", "本院经审查认为", "法院认为")
_FOUND = re.compile(
    r"(?:经(?:本院)?(?:依法)?(?:公开)?(?:开庭)?审理|本院|法庭|审理)(?:依法)?(?:公开)?(?:开庭)?(?:审理)?(?:确认|认定|查明)"
    r"|经审理[，]?(?:本院)?(?:确认|认定|查明)|经(?:庭审|法庭审理|公开审理|开庭审理|依法审理)查明|审理查明|现查明|经查明"
)
_ACCUSED = re.compile(
    r"(?:检察院|公诉机关|起诉书|公诉人|自诉人)[^。；]{0,80}?(?:指控|诉称|起诉称)(?:的(?:犯罪)?事实)?(?:如下)?[，：]"
    r"|指控(?:事实)?[，：]|诉称[，：]|指控(?:称)?"
)
_PLEA = re.compile(
    r"被告人[^。；]{0,60}?(?:辩称|辩解|辩护|无异议|没有异议|未提出异议|供认不讳|表示认罪|自愿认罪|提出异议)"
)


@dataclass(frozen=True, slots=True)
class Sections:
    """Where each part stands; None for a part that is not there. ``citation`` is 依照…的规定 at the reasoning's end."""

    header: Place | None
    facts: Place | None
    plea: Place | None
    reasoning: Place | None
    result: Place | None
    tail: Place | None


def find_sections(compact: Compact) -> Sections:
    """The sections of ``compact``, of a whole judgment as of a model's answer that begins at 本院认为."""
    chars = compact.chars
    result_cue, result_start = _last_cue(chars, _RESULT)
    reasoning_start = _reasoning(compact, result_cue)
    if result_cue is None and reasoning_start is None:
        return Sections(None, None, None, None, None, None)
    if result_cue is None or result_start is None:
        result = None
        tail = None
        reasoning_end = len(chars)
    else:
        end = _RESULT_END.search(chars, result_start)
        result_end = end.start() if end else len(chars)
        result = (result_start, result_end)
        tail = (result_end, len(chars)) if end else None
        reasoning_end = result_cue
    reasoning = None if reasoning_start is None else (reasoning_start, reasoning_end)
    before = reasoning_end if reasoning_start is None else reasoning_start
    header_end, facts = _facts(chars, before)
    return Sections(
        header=(0, header_end) if header_end else None,
        facts=facts,
        plea=(header_end, before) if before > header_end else None,
        reasoning=reasoning,
        result=result,
        tail=tail,
    )


def _last_cue(chars: str, cues: tuple[str, ...]) -> tuple[int | None, int | None]:
    for cue in cues:
        place = chars.rfind(cue)
        if place >= 0:
            end = place + len(cue)
            while end < len(chars) and chars[end] in "：，。":
                end += 1
            return place, end
    return None, None


def _reasoning(compact: Compact, before: int | None) -> int | None:
    """The last 本院认为 that opens a paragraph, else the last of all; 本院认为 on single pieces of evidence is none."""
    chars = compact.chars
    limit = len(chars) if before is None else before
    last: int | None = None
    for cue in _REASONING:
        place = chars.rfind(cue, 0, limit)
        while place >= 0:
            if place in compact.paragraphs:
                return place
            last = place if last is None else last
            place = chars.rfind(cue, 0, place)
    return last


def _facts(chars: str, before: int) -> tuple[int, Place | None]:
    """Where the header ends, and the facts: what was found (查明), else what was charged (指控)."""
    found = _FOUND.search(chars, 0, before)
    accused = _ACCUSED.search(chars, 0, before)
    if found:
        header_end = min(found.start(), accused.start()) if accused else found.start()
        return header_end, (found.start(), before)
    if accused:
        return accused.start(), (accused.start(), before)
    return 0, None
