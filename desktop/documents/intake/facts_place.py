"""Where the facts of a document stand: after 查明 or the heading of the facts, up to the evidence or 本院认为."""

from __future__ import annotations

import re

from desktop.documents.intake.kind import DocumentKind
from trainer.judgment.compact import Compact
from trainer.judgment.narration import CharRange, narration_from
from trainer.judgment.sections import find_sections

_FOUND = re.compile(
    r"(?:现|已|经)?(?:本院|我院|我局|我分局|本局|我大队)?(?:依法|依照法律)?(?:审查|侦查|审理|补充侦查|调查|查证|复核)(?:终结)?(?:后)?(?:，)?(?:依法)?(?:现)?(?:已)?(?:查明|查实|认定|证实)"
    r"|(?:经|现|已)(?:依法|已)?查明"
)
_LEAD = re.compile(
    r"，?(?:(?:的|了)?(?:被告人|犯罪嫌疑人|嫌疑人)?[^，。：；]{0,12}?(?:涉嫌)?[^，。：；]{0,12}?(?:的)?(?:主要)?(?:犯罪|案件|违法犯罪)?事实(?:如下|为)?[：，]"
    r"|[^，。：；]{0,24}(?:有|实施了?|涉嫌)?(?:以下|下列|如下)(?:违法)?(?:犯罪)?(?:事实|行为)?[：，])|(?:如下)?[：，]"
)
_AGAIN = re.compile(r"[^，。：；]{0,40}事实(?:如下|为)?：")  # after 查明：
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]）|\d{1,2}[.、]|【)?"
    r"(?:(?:主要|基本|具体|指控的?|涉嫌的?)?(?:犯罪|案件|违法犯罪)?事实(?:和情节|与情节|及情节|经过)?|(?:基本|主要)?案情(?:简介|概述|摘要)?)"
    r"(?:如下)?[：】]*"
)
_REASONED = (
    *("本院认为", "本院经审查认为", "我局认为", "我分局认为", "本局认为", "我院认为", "公诉机关认为", "本院综合认为"),
    *("其法定刑为", "因其具有以下量刑情节", "量刑情节如下", "具有以下量刑情节", "故根据《", "此致"),
)
_CONCLUDED = re.compile(
    r"(?:综上(?:所述)?[，]?)?(?:犯罪嫌疑人|被告人)[^，。；]{1,40}(?:的|之|上述)?行为[，]?(?:已|均|分别|均已)*(?:触犯|涉嫌构成|构成)"
    r"|综上(?:所述)?[，：]|(?:本案)?(?:认定|证明|证实)(?:上述|以上|本案|该)[^，。；]{0,10}事实的?(?:主要)?证据|主要证据：|(?:主要)?证据(?:清单|目录|如下)"
    r"|上述(?:犯罪)?事实[，]?(?:清楚|有)|上述证据(?:收集|均|已|来源|确实)"
)
_NEXT_FACT = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|第[一二三四五六七八九十\d]{1,2}[起笔宗节]|\d{1,2}[.、])"
)
_EVIDENCE = re.compile(
    r"[^，。；：]{0,10}?(?:书证|物证|证人|证言|鉴定|勘验|检查|辨认|视听|电子数据|供述|陈述|笔录|照片|户籍|到案经过|证据)"
)
_TOLD = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日|同年|同月|被告人|嫌疑人")
# After the evidence: how he came to the police, what he said there, what he made good.
_AFTERWARDS = re.compile(
    r"(?:案发后[，]?)?(?:被告人|犯罪嫌疑人|上述被告人|案发后)(?=[^。]{0,80}(?:到案|归案|投案|自首|抓获|供[认述]|认罪|赔偿|谅解|退赔|退赃|退缴|立功))"
    r"(?![^。]{0,24}(?:的供述|供述与|供述和|的证言|的陈述|行为))"
)
_OTHER_PART = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]）)(?:本案)?(?:的)?"
    r"(?:量刑情节|量刑建议|量刑意见|认罪认罚|处理意见|法律适用|适用法律|证据|指控意见|起诉的根据|需要说明|其他需要|涉案财物)"
)
_SHORTEST = 20


def facts_places(compact: Compact, kind: DocumentKind) -> tuple[CharRange, ...]:
    """Places in ``compact.chars``; () where the document has no part that tells the facts."""
    if kind is DocumentKind.JUDGMENT and (found := find_sections(compact).facts):
        return found
    if kind in (DocumentKind.RECORD, DocumentKind.FACTS):
        return ()
    chars = compact.chars
    begin = _begin(compact, kind)
    if begin is None:
        return ()
    end = _reasoned(compact, begin)
    places = [place for place in narration_from(chars, begin, end) if place[1] - place[0] >= _SHORTEST]
    return tuple(_with_further(compact, places, end)) if places else ()


def _begin(compact: Compact, kind: DocumentKind) -> int | None:
    """Past the words that announce the facts."""
    chars = compact.chars
    for found in _FOUND.finditer(chars):
        reached = found.end()
        lead = _LEAD.match(chars, reached)
        if lead is not None or reached in compact.paragraphs:
            reached = lead.end() if lead else reached
            again = _AGAIN.match(chars, reached)
            return again.end() if again else reached
    for place in sorted(compact.paragraphs):
        heading = _HEADING.match(chars, place)
        if heading is not None and (heading[0].endswith(("：", "】")) or heading.end() in compact.paragraphs):
            return heading.end()
    if kind is DocumentKind.SENTENCING_PROPOSAL:
        return None
    dated = (
        place
        for place in sorted(compact.paragraphs)
        if re.match(r"\d{4}年\d{1,2}月[^，。]{0,24}，", chars[place : place + 60])
    )
    return next(dated, None)


def _reasoned(compact: Compact, begin: int) -> int:
    """Where the facts and their evidence end at the latest."""
    chars = compact.chars
    ends = [place for cue in _REASONED if (place := chars.find(cue, begin)) >= 0]
    parts = (place for place in compact.paragraphs_between(begin, len(chars)) if _OTHER_PART.match(chars, place))
    return min([*ends, *parts], default=len(chars))


def _with_further(compact: Compact, places: list[CharRange], end: int) -> list[CharRange]:
    """Facts that are told one by one, each with its evidence: what follows the evidence under a number of its own."""
    chars = compact.chars
    cut = [_concluded(chars, place) for place in places]
    for paragraph in compact.paragraphs_between(cut[-1][1], end):
        if paragraph < cut[-1][1]:
            continue
        heading = _NEXT_FACT.match(chars, paragraph)
        if heading is None:
            if _AFTERWARDS.match(chars, paragraph) and (stop := chars.find("。", paragraph, end)) >= 0:
                cut.append((paragraph, _paragraph_end(compact, stop, end)))
            continue
        if _EVIDENCE.match(chars, heading.end()) or not _TOLD.search(chars, heading.end(), heading.end() + 60):
            continue
        told = _concluded(chars, narration_from(chars, paragraph, end)[0])
        if told[1] - told[0] >= _SHORTEST:
            cut.append(told)
    return cut


def _paragraph_end(compact: Compact, stop: int, end: int) -> int:
    """After a full stop at ``stop``: where its paragraph ends, of lines broken within a sentence the first that is."""
    chars = compact.chars
    ends = (place for place in compact.paragraphs_between(stop, end) if chars[place - 1] in "。；")
    return min(next(ends, end), end)


def _concluded(chars: str, place: CharRange) -> CharRange:
    start, end = place
    found = _CONCLUDED.search(chars, start, end)
    if found is not None and found.start() - start >= _SHORTEST:
        end = found.start()
    return (start, end - 2) if chars.endswith("本案", start, end) else (start, end)  # 本案认定上述事实的证据
