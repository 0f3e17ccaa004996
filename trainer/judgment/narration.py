"""The facts of a judgment: what the court found (查明), else what was charged (指控)."""

from __future__ import annotations

import re
from bisect import insort

CharRange = tuple[int, int]
"""Half-open range in ``Compact.chars``."""

_FOUND = re.compile(
    r"(?:经(?:本院)?(?:依法)?(?:公开)?(?:开庭)?审理|本院|法庭|审理)(?:依法)?(?:公开)?(?:开庭)?(?:审理)?(?:后)?(?:确认|认定|查明)"
    r"|经审理[，]?(?:本院)?(?:确认|认定|查明)|经(?:庭审|法庭审理|公开审理|开庭审理|依法审理)查明|现查明|经查明"
)
_FOUND_CUES = ("查明", "认定", "确认")
_FOUND_BEFORE = 32  # signs that a match may have before its last word
_FURTHER_FOUND = re.compile(r"(?:另|又|还|再|同时|此外|并|且)(?:经)?(?:审理)?查明?[，：]|另(?:还)?查明")
_SAME_AS_ACCUSED = re.compile(r"[^。；]{0,60}指控[^。；]{0,20}(?:一致|相同|相符|无异|属实|吻合|同|清楚|成立)")
_ACCUSED = re.compile(
    r"(?:检察院|公诉机关|公诉人|起诉书|自诉人[^，。；]{0,12})(?:起诉)?(?:指控|诉称|起诉称|控诉)"
    r"(?=[，：]|称|的?(?:犯罪)?事实|[\d一二]|被告人[^，。；犯]{1,30}(?:于|在|驾|酒|醉|伙同|无证|，)"
    r"|被告人[^，。；]{1,40}犯[^，。；]{2,20}罪的(?:犯罪)?事实(?:如下)?[：，])"
    r"|指控[，：]|诉称[，：]"
)
_ACCUSED_CUES = ("指控", "诉称", "控诉")
_ACCUSED_BEFORE = 20  # signs that a match may have before them
_TRIED = re.compile(r"审理终结[。，]")
# What ends a narration of facts: evidence, the prosecution's conclusion, a party's statement.
_NARRATED = re.compile(
    r"(?<!供述)(?<!供认)(?<!交代)(?<!交待)(?<!承认)(?<!坦白)"  # what he said himself goes on with how he stands to it
    r"(?:上述|以上|前述|上列|本案|该|所述|查明的)(?:犯罪|查明|查证|认定|指控)?(?:的)?(?:犯罪)?(?:事实|指控)[，、]?(?:清楚|有|由|被告|且|均|，|予以|的|足以|经|及量刑)"
    r"|(?:认定|证实|证明|证|支持)(?:上述|以上|前述|该|本案)|(?:为|就|针对|对于?)(?:支持|证实|证明|上述|以上)[^，。；]{0,8}(?:指控|事实)"
    r"|(?:公诉机关|检察院|该院|公诉人)(?:据此|因此|并)?(?:认为|认定|提供|提交|出示|当庭|向|针对|就|建议|为)"
    r"|被告人[^，。；]{0,30}对[^。；]{0,40}(?:无异议|没有异议|无意见|供认不讳)|被告人[^，。；]{0,20}(?:辩称|辩解)"
    r"|(?:该院|公诉机关)以[^。；]{0,60}佐证|认为被告人[^，。；]{0,20}行为(?:已)?构成|被告人[^，。；]{0,20}行为[，]?(?:已)?触犯"
    r"|应当?以[^，。；]{2,20}罪(?:追究|定罪|论处)"
)
# The first two characters of each of these: a pattern with so many beginnings is not to be tried everywhere.
_MAY_END = re.compile(
    "[上以前本该所查认证支为就针对公检被应](?=[述上列案犯查认指的事明定实持支证对诉察院告以当为前该本于])"
)
_DEFENDER = re.compile(r"[^，。；]{0,12}辩护人")
# A party's view, which may stand before the court's own narration.
_DISPUTED = re.compile(rf"被告人|{_DEFENDER.pattern}")
_SHORTEST_NARRATION = 40


def find_facts(chars: str, before: int) -> tuple[int, tuple[CharRange, ...]]:
    """Where the trial's report begins, and the facts."""
    found = _court_found(chars, before)
    accused = _accused(chars, found.start() if found else before)
    if found:
        trial_start = accused.start() if accused else found.start()
        if accused is None or not _SAME_AS_ACCUSED.match(chars, found.end(), before):
            return trial_start, narration_from(chars, found.start(), before)
    if accused:
        return accused.start(), narration_from(chars, accused.start(), found.start() if found else before)
    tried = _TRIED.search(chars, 0, before)
    if tried:
        return tried.end(), narration_from(chars, tried.end(), before)
    return 0, ()


def _accused(chars: str, end: int) -> re.Match[str] | None:
    """``_ACCUSED`` is only tried from shortly before the first of its cues on."""
    cue = min([place for word in _ACCUSED_CUES if (place := chars.find(word, 0, end)) >= 0], default=-1)
    return _ACCUSED.search(chars, max(0, cue - _ACCUSED_BEFORE), end) if cue >= 0 else None


def _court_found(chars: str, end: int) -> re.Match[str] | None:
    """``_FOUND`` is only tried where one of its last words stands, of which none has another before it in a match."""
    cues = sorted({place for word in _FOUND_CUES if (place := chars.find(word, 0, end)) >= 0})
    while cues:
        cue = cues.pop(0)
        if found := _FOUND.search(chars, max(0, cue - _FOUND_BEFORE), min(end, cue + 2)):
            return found
        following = chars.find(chars[cue : cue + 2], cue + 2, end)
        if following >= 0:
            insort(cues, following)
    return None


def _further_found(chars: str, start: int, end: int) -> re.Match[str] | None:
    """The same of ``_FURTHER_FOUND``, in which 查 is never more than five signs from its beginning."""
    place = chars.find("查", start, end)
    while place >= 0:
        if further := _FURTHER_FOUND.search(chars, max(start, place - 5), min(end, place + 3)):
            return further
        place = chars.find("查", place + 1, end)
    return None


def narration_from(chars: str, start: int, end: int) -> tuple[CharRange, ...]:
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
        further = _further_found(chars, stop.end(), end) if stop else None
        at = further.start() if further else None
    return tuple(places)


def _narrated(chars: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the narration's ends. The defender's clause is not in the pattern: it would be tried everywhere."""
    defender = chars.find("辩护人", start, end)
    if defender < 0:
        return _told_out(chars, start, end)
    clause = max(start, defender - 12, *(chars.rfind(mark, start, defender) + 1 for mark in "，。；"))
    stop = _told_out(chars, start, end)
    return stop if stop is not None and stop.start() <= clause else _DEFENDER.match(chars, clause, end)


def _told_out(chars: str, start: int, end: int) -> re.Match[str] | None:
    """What ``_NARRATED.search`` gives; the pattern is tried only where a match may begin."""
    for place in _MAY_END.finditer(chars, start, end):
        if stop := _NARRATED.match(chars, place.start(), end):
            return stop
    return None
