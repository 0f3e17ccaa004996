"""Who is accused in the facts: the names after 被告人, those of the judgment and others of which the form is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The commonest surnames; what follows 被告人 and begins otherwise (的行为, 对上述事实) is no name.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文傅庞樊殷施洪翁季倪俞章鲁葛韶兰"
    "齐牛柳聂申冉耿关焦岳梅辛管祝左涂骆裴舒卜宁路霍阮卓蓝柯凌柴甘童解房包符饶欧习单纪费靳翟祁盛娄苗詹晏穆尚米蒲谷游鲍车代滕屈芦"
    "丛景柏简司闵匡敖佘褚蔺褟劳冼区植阎仇桂鄢麦伍池应艾项成喻查瞿占党谈官臧敬宗闻容尉海沙木买阿热努依吾艾麻木合"
    "甲乙丙丁戊己庚辛壬癸子丑寅卯"
)
_MASKED = r"(?:[一-鿿]{1,2}?某(?:某|[甲乙丙丁戊己庚辛]|\d{1,2})?|某[甲乙丙丁戊己庚辛壬癸]|[一-鿿][×xX*]{1,2})"
# A whole name is only told from what follows it by a mark, or by words that go on after a person.
_FOLLOWS = (
    r"(?=[，、。：；（）]|于|在|因|与|和|及|伙同|经|驾|窜|来到|到|至|将|以|为|利用|明知|酒后|醉酒|无证|违反|采[用取]|趁|持|"
    r"从|通过|多次|先后|共同|结伙|事先|等|的|犯|系|均|被|对|又|归案|为了|非法|在逃|携带|使用|作为|担任|身为|用|向|\d|二人|三人)"
)
_NEVER = frozenset("的了被对是因将已不其该均及与而所把，。")
_WHOLE = rf"(?P<whole>[{_SURNAMES}][一-鿿·]{{1,3}}?){_FOLLOWS}"
_NAME = re.compile(rf"(?:（[^（）]{{1,8}}）)?(?:(?P<masked>{_MASKED})|{_WHOLE})")
_UNIT = re.compile(r"[：]?([^，。；：、（）]{4,40})")
_ROLE = re.compile(r"被告(?P<unit>单位)?(?:人)?|犯罪嫌疑人")
_JOIN = re.compile(r"(?:（[^（）]{0,30}）)?[、和与及](?:被告人)?")
# Not before this court: tried elsewhere, fled, or the defendant of a civil part.
_OTHERWHERE = re.compile(r"（[^（）]{0,20}(?:另案|已判|在逃|另处|已死|不起诉|判刑|同案|未到案|批捕)")
_OTHER_ROLE = ("同案", "另案", "民事诉讼", "原审", "民事")


@dataclass(frozen=True, slots=True)
class Accused:
    """A name with the place of its first mention; ``mentions`` counts those after 被告人."""

    name: str
    place: int
    is_unit: bool
    sure: bool  # of the judgment, or masked: the name ends where it seems to
    mentions: int


def accused_names(chars: str, names: Sequence[str], start: int = 0, end: int | None = None) -> tuple[Accused, ...]:
    """In the order of their first mention. ``names`` are those the judgment has; they are found in any form.

    A name that is not among them must be masked (甲某), or be mentioned twice as the defendant's.
    """
    end = len(chars) if end is None else end
    longest = sorted(names, key=len, reverse=True)
    found: dict[str, Accused] = {}
    for place, name, is_unit, sure in _mentions(chars, longest, start, end):
        known = found.get(name)
        found[name] = (
            Accused(name, place, is_unit, sure, 1)
            if known is None
            else Accused(name, known.place, known.is_unit, known.sure, known.mentions + 1)
        )
    return tuple(each for each in found.values() if each.sure or each.mentions > 1)


def _mentions(chars: str, names: Sequence[str], start: int, end: int) -> Iterator[tuple[int, str, bool, bool]]:
    at = chars.find("被告", start, end)
    if at < 0:
        at = chars.find("嫌疑人", start, end) - 2 if "嫌疑人" in chars[start:end] else -1
    while at >= 0:
        role = _ROLE.match(chars, at, end)
        after = at + 2
        if role is not None and chars[max(0, at - 4) : at].endswith(_OTHER_ROLE) is False:
            after = role.end()
            if role["unit"]:
                unit = _UNIT.match(chars, after, end)
                if unit is not None:
                    yield unit.start(1), next((name for name in names if unit[1].startswith(name)), unit[1]), True, True
            else:
                yield from _enumerated(chars, names, after, end)
        at = chars.find("被告", after, end)


def _enumerated(chars: str, names: Sequence[str], at: int, end: int) -> Iterator[tuple[int, str, bool, bool]]:
    """甲某、乙某和被告人丙某."""
    while True:
        name = next((name for name in names if chars.startswith(name, at)), None)
        sure = name is not None
        place = at
        if name is None:
            match = _NAME.match(chars, at, end)
            if match is None:
                return
            group = "masked" if match["masked"] else "whole"
            name, place = match[group], match.start(group)
            sure = group == "masked"
            if not sure and not _NEVER.isdisjoint(name):
                return
        after = place + len(name)
        if _OTHERWHERE.match(chars, after, end) is None:
            yield place, name, False, sure
        join = _JOIN.match(chars, after, end)
        if join is None:
            return
        at = join.end()
