"""Where the court's reasoning stands: announced by 本院认为, by other words, or by none."""

from __future__ import annotations

import re

from trainer.judgment.compact import Compact
from trainer.judgment.narration import CharRange

_REASONING = ("本院认为", "本院经审理认为", "本院审理认为", "本院综合评判", "本院经审查认为", "法院认为")
# Other words for it; they count only where none of the above stands, and at the beginning of a paragraph or sentence.
_OTHER = re.compile(
    r"(?:本|该)?(?:合议庭|审判庭|法庭|审判员|独任庭|庭)(?:经?(?:评议|合议|审理|审查))?(?:后)?(?:一致)?认为"
    r"|本院(?:经?(?:合议|评议|庭审|开庭审理|公开审理|综合评判|综合分析))(?:后)?认为|(?:裁判|判决|判案|定罪|量刑|定罪量刑)(?:的)?(?:理由|说理|依据)"
    r"|(?:裁判|法院|本院)(?:说理|意见|观点)|说理部分|法律分析|法律评析"
)
_MARKS = "。；：\n#*【（、.一二三四五六七八九十0123456789"
# What the court concludes: 其行为已构成盗窃罪, 指控的罪名成立; and on which law (依照…判决如下).
_CONCLUDES = re.compile(
    r"(?:行为|罪名)(?:均|已|分别|确|应|依法|又)*(?:构成|触犯|成立)(?!自首|立功|累犯|坦白)|犯罪事实清楚|指控[^，。；]{0,30}(?:罪名成立|事实清楚)"
    r"|构成[^，。；]{2,20}罪"
)
_BASIS = re.compile(r"(?:依照|根据|依据|按照)[^。；]{0,30}《")
_NEAR = 300
_SENTENCE_START = "。；"


def announced_reasoning(compact: Compact, before: int) -> int | None:
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
    return last if last is not None else _announced_otherwise(compact, before)


def _announced_otherwise(compact: Compact, before: int) -> int | None:
    """裁判理由, 本合议庭认为: the last one."""
    chars = compact.chars
    found = None
    for match in _OTHER.finditer(chars, 0, before):
        start = match.start()
        if start == 0 or start in compact.paragraphs or chars[start - 1] in _MARKS:
            found = start
    return found


def reasoning_after(compact: Compact, verdict_end: int) -> CharRange | None:
    """The reasoning of an answer that gives its verdict first."""
    chars = compact.chars
    cues = (*_REASONING, "裁判理由", "判决理由", "量刑理由")
    start = min((place for cue in cues if (place := chars.find(cue, verdict_end)) >= 0), default=None)
    return (start, len(chars)) if start in compact.paragraphs else None


def unannounced_reasoning(compact: Compact, facts_end: int, verdict: int) -> CharRange | None:
    """What stands before the verdict where no words announce the reasoning: from the first conclusion after the facts.

    A short answer that narrates no facts is reasoning from its beginning. None where there is no conclusion.
    """
    chars = compact.chars
    match = _CONCLUDES.search(chars, facts_end, verdict) or _BASIS.search(chars, facts_end, verdict)
    if match is None:
        return None
    if facts_end == 0 and match.start() < _NEAR:
        return 0, verdict
    start = max(facts_end, *(chars.rfind(mark, facts_end, match.start()) + 1 for mark in _SENTENCE_START))
    return start, verdict
