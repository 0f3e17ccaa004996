"""The parts of a criminal judgment of first instance, as places in its compact text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact

CharRange = tuple[int, int]
"""Half-open range in ``Compact.chars``."""

_RESULT = ("判决如下", "作如下判决", "判处如下", "如下判决", "判决结果", "判决主文")
# A verdict that is announced by other words (处理意见如下, 意见如下) or by none.
_VERDICT = re.compile(
    r"(?:[一1][、.])?被告(?:人|单位)[^，。；：]{0,40}?犯(?!罪)[^，。；：]{1,60}罪[，]?(?:判处|单处|免[予于除])"
    r"|(?:[一1][、.])?(?:宣告)?被告(?:人|单位)[^，。；：]{1,20}无罪[。；]"
)
_RESULT_END = re.compile(
    r"如不服|如果不服|若不服|不服本判决|本判决为终审|(?:代理|助理|独任)?审判[长员][^，。；]{0,12}(?:审判|陪审|书记|二)"
    r"|审判长|人民陪审员|附[：:]|附(?:本案|相关|有关|判决|适用|录|法)|本件与原本|书记员"
)
_REASONING = ("本院认为", "本院经审理认为", "本院审理认为", "本院综合评判", "本院经审查认为", "法院认为")
_FOUND = re.compile(
    r"(?:经(?:本院)?(?:依法)?(?:公开)?(?:开庭)?审理|本院|法庭|审理)(?:依法)?(?:公开)?(?:开庭)?(?:审理)?(?:后)?(?:确认|认定|查明)"
    r"|经审理[，]?(?:本院)?(?:确认|认定|查明)|经(?:庭审|法庭审理|公开审理|开庭审理|依法审理)查明|现查明|经查明"
)
_FURTHER_FOUND = re.compile(r"(?:另|又|还|再|同时|此外|并|且)(?:经)?(?:审理)?查明?[，：]|另(?:还)?查明")
_SAME_AS_ACCUSED = re.compile(r"[^。；]{0,60}指控[^。；]{0,20}(?:一致|相同|相符|无异|属实|吻合|同|清楚|成立)")
_ACCUSED = re.compile(
    r"(?:检察院|公诉机关|公诉人|起诉书|自诉人[^，。；]{0,12})(?:起诉)?(?:指控|诉称|起诉称|控诉)"
    r"(?=[，：]|称|的?(?:犯罪)?事实|[\d一二]|被告人[^，。；犯]{1,30}(?:于|在|驾|酒|醉|伙同|无证|，)"
    r"|被告人[^，。；]{1,40}犯[^，。；]{2,20}罪的(?:犯罪)?事实(?:如下)?[：，])"
    r"|指控[，：]|诉称[，：]"
)
_TRIED = re.compile(r"审理终结[。，]")
# What ends a narration of facts: evidence, the prosecution's conclusion, a party's statement.
_NARRATED = re.compile(
    r"(?:上述|以上|前述|上列|本案|该|所述|查明的)(?:犯罪|查明|查证|认定|指控)?(?:的)?(?:犯罪)?(?:事实|指控)[，、]?(?:清楚|有|由|被告|且|均|，|予以|的|足以|经|及量刑)"
    r"|(?:认定|证实|证明|证|支持)(?:上述|以上|前述|该|本案)|(?:为|就|针对|对于?)(?:支持|证实|证明|上述|以上)[^，。；]{0,8}(?:指控|事实)"
    r"|(?:公诉机关|检察院|该院|公诉人)(?:据此|因此|并)?(?:认为|认定|提供|提交|出示|当庭|向|针对|就|建议|为)"
    r"|被告人[^，。；]{0,30}对[^。；]{0,40}(?:无异议|没有异议|无意见|供认不讳)|被告人[^，。；]{0,20}(?:辩称|辩解)"
    r"|(?:该院|公诉机关)以[^。；]{0,60}佐证|认为被告人[^，。；]{0,20}行为(?:已)?构成|被告人[^，。；]{0,20}行为[，]?(?:已)?触犯"
    r"|应当?以[^，。；]{2,20}罪(?:追究|定罪|论处)"
)
_DEFENDER = re.compile(r"[^，。；]{0,12}辩护人")
# A party's view, which may stand before the court's own narration.
_DISPUTED = re.compile(rf"被告人|{_DEFENDER.pattern}")
_SHORTEST_NARRATION = 40


@dataclass(frozen=True, slots=True)
class Sections:
    """Where each part stands; None for a part that is not there.

    ``facts`` is what the court found (查明), else what was charged (指控), without the evidence and the parties' views;
    it never reaches into the reasoning. ``trial`` is all from the charge up to the reasoning.
    """

    header: CharRange | None = None
    facts: tuple[CharRange, ...] = ()
    trial: CharRange | None = None
    reasoning: CharRange | None = None
    result: CharRange | None = None
    tail: CharRange | None = None


def find_sections(compact: Compact) -> Sections:
    """The sections of ``compact``, of a whole judgment as of a model's answer that begins at 本院认为."""
    chars = compact.chars
    cue = _last_cue(chars, _RESULT)
    reasoning_start = _reasoning(compact, cue[0] if cue else len(chars))
    if cue is None and (verdict := _VERDICT.search(chars, reasoning_start or 0)):
        cue = (verdict.start(), verdict.start())
    result = tail = None
    if cue:
        end = _RESULT_END.search(chars, cue[1])
        result = (cue[1], end.start() if end else len(chars))
        tail = (end.start(), len(chars)) if end else None
    reasoning_end = cue[0] if cue else len(chars)
    before = reasoning_end if reasoning_start is None else reasoning_start
    trial_start, facts = _facts(chars, before)
    return Sections(
        header=(0, trial_start) if trial_start else None,
        facts=facts,
        trial=(trial_start, before) if before > trial_start else None,
        reasoning=None if reasoning_start is None else (reasoning_start, reasoning_end),
        result=result,
        tail=tail,
    )


def _last_cue(chars: str, cues: tuple[str, ...]) -> CharRange | None:
    """The place of the last of the first cue that stands in the text, with the punctuation after it."""
    for cue in cues:
        place = chars.rfind(cue)
        if place >= 0:
            end = place + len(cue)
            while end < len(chars) and chars[end] in "：，。":
                end += 1
            return place, end
    return None


def _reasoning(compact: Compact, before: int) -> int | None:
    """The last 本院认为 that opens a paragraph, else the last of all; 本院认为 on single pieces of evidence is none."""
    chars = compact.chars
    last: int | None = None
    for cue in _REASONING:
        place = chars.rfind(cue, 0, before)
        while place >= 0:
            if place in compact.paragraphs:
                return place
            last = place if last is None else last
            place = chars.rfind(cue, 0, place)
    return last


def _facts(chars: str, before: int) -> tuple[int, tuple[CharRange, ...]]:
    """Where the trial's report begins, and the facts."""
    found = _FOUND.search(chars, 0, before)
    accused = _ACCUSED.search(chars, 0, found.start() if found else before)
    if found:
        trial_start = accused.start() if accused else found.start()
        if accused is None or not _SAME_AS_ACCUSED.match(chars, found.end(), before):
            return trial_start, _narration(chars, found.start(), before)
    if accused:
        return accused.start(), _narration(chars, accused.start(), found.start() if found else before)
    tried = _TRIED.search(chars, 0, before)
    if tried:
        return tried.end(), _narration(chars, tried.end(), before)
    return 0, ()


def _narration(chars: str, start: int, end: int) -> tuple[CharRange, ...]:
    """What is narrated from ``start`` on, and 另查明 after the evidence."""
    places: list[CharRange] = []
    at: int | None = start
    while at is not None:
        stop = _narrated(chars, at + 4, end)
        while stop and stop.start() - at < _SHORTEST_NARRATION and _DISPUTED.match(stop[0]):
            full_stop = chars.find("。", stop.end(), end)
            if full_stop < 0:
                break
            at = full_stop + 1
            stop = _narrated(chars, at, end)
        places.append((at, stop.start() if stop else end))
        further = _FURTHER_FOUND.search(chars, stop.end(), end) if stop else None
        at = further.start() if further else None
    return tuple(places)


def _narrated(chars: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the narration's ends. The defender's clause is not in the pattern: it would be tried everywhere."""
    defender = chars.find("辩护人", start, end)
    if defender < 0:
        return _NARRATED.search(chars, start, end)
    clause = max(start, defender - 12, *(chars.rfind(mark, start, defender) + 1 for mark in "，。；"))
    stop = _NARRATED.search(chars, start, end)
    return stop if stop is not None and stop.start() <= clause else _DEFENDER.match(chars, clause, end)
