"""Whether the words around a cue deny what the cue says: 不构成自首, 没有再犯罪的风险, 立功一节不予认定."""

from __future__ import annotations

import re

_NEGATIVE = frozenset("不未没无非否")
_BEFORE_AT_MOST, _AFTER_AT_MOST = 20, 40  # characters
# A negation, and nothing between it and the cue but words that hand it on: 不仅如实供述, 无异议并如实供述 deny nothing.
_DENIED_BEFORE = re.compile(
    r"(?:不(?!仅|但|只|光)|未(?!成年|遂|满|婚)|没有?|(?<!有)无|并?非|否认|[是能可]否|谈不上|拒不|不足以|难以|无法|尚无)"
    r"(?:有|能够?|足以|宜|应当?|当|可以?|予以?|曾|经|得|再|作|做|充分|真正|完全|全部|全面|彻底|及时|主动|自动|积极|自愿"
    r"|属于?|是|系|构成|成立|具有|具备|存在|符合|满足|认定|确认|视|为|作为|其|以|按|到|达到|取得|获得|得到|表明|证明|证实|证据"
    r"|当庭|法定的?|酌定|任何|其他|被告人|该|实施|进行|过|所谓的?|[与同][^，。；]{1,12}?|给[^，。；]{1,10}?)*"
    r"(?:(?:自首|坦白|立功|累犯|[主从]犯|前科|劣迹|未遂|中止|[^，。；、]{0,6}(?:情节|表现|行为|证据))(?:、|或者?|和|及))*\Z"
    r"|(?:没有|未)(?:主动|自动|及时|积极)[^，。；]{0,14}(?:或者?|和|并)\Z"
    r"|(?:不[能应予宜]|无法|难以|不足以)当?(?:认定|视为)[^，。；]{1,8}\Z"
)
# The court's answer behind the cue, in its own clause or at the beginning of the next one; no view stands between.
_REFUSED = (
    r"不能?成立|不予(?:采[纳信]|支持|认[定可]|确认)|不应(?:予以?)?(?:采[纳信]|支持|认定)|不足采信|(?:难以|无法|不宜|不能|不可)(?:采[纳信]|认定|支持)"
    r"|与[^，。；]{0,16}不[相]?符|(?:没有|无|缺乏)[^，。；]{0,8}(?:依据|证据)|依据不足|证据不足"
)
_DENIED_AFTER = re.compile(
    rf"(?:(?!辩|提出)[^，。；]){{0,24}}?(?:，(?:(?!辩|意见|提出)[^，。；]){{0,10}}?)?(?:{_REFUSED})"
)
_ANSWERS = frozenset("不无缺足")


def denied(chars: str, place: tuple[int, int], match: tuple[int, int]) -> bool:
    """Whether the passage ``place`` of ``chars`` denies what stands at ``match`` in it."""
    start, end = match
    before = max(place[0], start - _BEFORE_AT_MOST)
    if not _NEGATIVE.isdisjoint(chars[before:start]) and _DENIED_BEFORE.search(chars, before, start):
        return True
    after = min(place[1], end + _AFTER_AT_MOST)
    return not _ANSWERS.isdisjoint(chars[end:after]) and _DENIED_AFTER.match(chars, end, after) is not None
