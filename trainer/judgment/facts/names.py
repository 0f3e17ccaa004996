"""Who is accused in the facts: the names after 被告人, those of the judgment and others of which the form is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from trainer.judgment.numerals import read_number

# The commonest surnames; what follows 被告人 and begins otherwise (的行为, 对上述事实) is no name.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文傅庞樊殷施洪翁季倪俞章鲁葛韶兰"
    "齐牛柳聂申冉耿关焦岳梅辛管祝左涂骆裴舒卜宁路霍阮卓蓝柯凌柴甘童解房包符饶欧习单纪费靳翟祁盛娄苗詹晏穆尚米蒲谷游鲍车代滕屈芦"
    "丛景柏简司闵匡敖佘褚蔺褟劳冼区植阎仇桂鄢麦伍池应艾项成喻查瞿占党谈官臧敬宗闻容尉海沙木买阿热努依吾艾麻木合"
    "甲乙丙丁戊己庚辛壬癸子丑寅卯"
)
_MASKED = (
    r"(?:(?![人的和与等某其该将被在及同对违因为向以从由经至到用于是系均已无有此本另各明伙利])[一-鿿]{1,2}?\d?某(?:某|[甲乙丙丁戊己庚辛]|\d{1,2})?(?![^，。；]{0,6}公司)"
    r"|某[甲乙丙丁戊己庚辛壬癸]|[一-鿿][×xX*]{1,2}\d?)"
)
# A whole name is only told from what follows it by a mark, or by words that go on after a person.
_FOLLOWS = (
    r"(?=[，、。：；（）]|于|在|因|与|和|及|伙同|经|驾|窜|来到|到|至|将|以|为|利用|明知|酒后|醉酒|无证|违反|采[用取]|趁|持|"
    r"从|通过|多次|先后|共同|结伙|事先|等|的|犯|系|均|被|对|又|归案|为了|非法|在逃|携带|使用|作为|担任|身为|用|向|\d|二人|三人|[逃离入进持打殴抢盗窃骗])"
)
_NEVER = frozenset("的了被对是因将已不其该均及与而所把，。")
_WHOLE = rf"(?P<whole>[{_SURNAMES}][一-鿿·]{{1,3}}?){_FOLLOWS}"
_NAME = re.compile(rf"(?:（[^（）]{{1,8}}）)?(?:(?P<masked>{_MASKED})|{_WHOLE})")
# A unit's name ends with what it is; 被告单位已补缴税款 and 被告单位的行为 name none.
_UNIT = re.compile(
    r"(?![已均为及的在被“其法诉自营工之所各对以])[^，。；：、（）]{1,38}?(?:公司|集团|合作社|厂|商行|中心|医院|学校|银行|事务所|经营部"
    r"|工作室|商店|协会|委员会|研究所|药房|药店|超市|酒店|宾馆|会所|门市部|服务部)(?:[一-鿿]{2,6}分公司)?"
)
_ROLE = re.compile(r"(?:被告(?:(?P<unit>单位)|人)|嫌疑人)：?")
# 甲某和 may go on with anybody: who is joined by 和 alone is accused only where he is called so elsewhere too.
_JOIN = re.compile(r"(?:（[^（）]{0,30}）)?(?:、(?:被告人)?|[和与及](?:以及)?(?:被告人|(?P<anybody>)(?<=和)))")
# Where a civil part or an insurance is told of, 被告人 may be its defendant.
_CIVIL = re.compile(r"附带民事|保险|车主|登记|撤诉|垫付|诉讼请求")
# Not before this court: tried elsewhere, fled, or the defendant of a civil part.
_OTHERWHERE = re.compile(r"（[^（）]{0,20}(?:另案|分案|已判|在逃|另处|已死|不起诉|判刑|同案|未到案|批捕|行政处罚)")
_MOST = 2000
"""Mentions that are read: who is accused is named long before."""
_HOW_MANY = re.compile(r"([二两三四五六七八九\d])(?:人|名)")
_GOES_ON = frozenset("、和与及（")
_OTHER_PEOPLE = ("被害人", "证人", "被害人：")
_OTHER_ROLE = ("同案", "另案", "民事诉讼", "原审", "民事")


class Accused(NamedTuple):
    """A name with the place of its first mention. ``sure``: of the judgment, masked or listed: it ends where it seems
    to."""

    name: str
    place: int
    is_unit: bool
    sure: bool


# How the head of a judgment introduces a defendant: by sex, birthday, people or home.
_INTRODUCED = re.compile(
    r"(?:（[^（）]{0,30}）)?[，。]?(?:[^，。；]{0,24}，){0,3}[^，。；]{0,12}"
    r"(?:[男女](?=[，。（])|出生|族|身份证|住|户籍|文化|代表人|信用代码|地址|注册)"
)


def introduced_names(chars: str, names: Sequence[str], end: int) -> tuple[Accused, ...]:
    """Those whom the head of a judgment, ``chars[:end]``, introduces; witnesses and accomplices stand after it."""
    found: dict[str, Accused] = {}
    for each in _mentions(chars, names, 0, end):
        if each.name not in found and _INTRODUCED.match(chars, each.place + len(each.name), end):
            found[each.name] = each
    return tuple(found.values())


def accused_names(chars: str, names: Sequence[str], start: int = 0, end: int | None = None) -> tuple[Accused, ...]:
    """In the order of their first mention. ``names`` are those the judgment has; they are found in any form.

    A name that is not among them must be sure by its form, or be mentioned twice as the defendant's.
    """
    found: dict[str, Accused] = {}
    sure: set[str] = set()
    for each in islice(_mentions(chars, names, start, len(chars) if end is None else end), _MOST):
        if each.sure or each.name in found:
            sure.add(each.name)
        found.setdefault(each.name, each)
    return tuple(
        each
        for each in found.values()
        if each.name in sure and (each.name in names or not any(role + each.name in chars for role in _OTHER_PEOPLE))
    )


def _mentions(chars: str, names: Sequence[str], start: int, end: int) -> Iterator[Accused]:
    """Every name after 被告人, or after 嫌疑人 where nobody is called 被告人 yet."""
    names = sorted(names, key=len, reverse=True)
    met: set[str] = set()
    word = "被告" if chars.find("被告", start, end) >= 0 else "嫌疑人"
    at = chars.find(word, start, end)
    while at >= 0:
        reached = at + len(word)
        known = _known(chars, names, at + 3) if chars[at + 2 : at + 3] == "人" else None
        if known is not None and known in met:
            after = at + 3 + len(known)
            if chars[after : after + 1] not in _GOES_ON:
                at = chars.find(word, reached, end)  # nothing new; most mentions are such
                continue
        role = _ROLE.match(chars, at, end)
        if role is not None and not chars.endswith(_OTHER_ROLE, max(0, at - 4), at):
            of_role = _unit(chars, names, role.end(), end) if role["unit"] else _listed(chars, names, role.end(), end)
            for each in of_role:
                yield each
                met.add(each.name)
                reached = each.place + len(each.name)
        at = chars.find(word, reached, end)


def _unit(chars: str, names: Sequence[str], at: int, end: int) -> Iterator[Accused]:
    name = _known(chars, names, at)
    match = None if name else _UNIT.match(chars, at, end)
    if name or match:
        yield Accused(name or (match[0] if match else ""), at, is_unit=True, sure=True)


def _listed(chars: str, names: Sequence[str], at: int, end: int) -> list[Accused]:
    """甲某、乙某和被告人丙某. A whole name in a list ends where it seems to; （后二人已判决） is of the last two."""
    found: list[Accused] = []
    anybody = False
    while True:
        each = _name_at(chars, names, at, end, listed=bool(found))
        if each is None:
            return found
        after = each.place + len(each.name)
        elsewhere = _OTHERWHERE.match(chars, after, end)
        if elsewhere is not None:
            together = _HOW_MANY.search(elsewhere[0])
            del found[max(0, len(found) + 1 - (read_number(together[1]) or 1 if together else 1)) :]
        elif each.name in names or not (anybody or _is_civil(chars, each.place)):
            found.append(each)
        join = _JOIN.match(chars, after, end)
        if join is None:
            return found
        at = join.end()
        anybody = anybody or join["anybody"] is not None


def _name_at(chars: str, names: Sequence[str], at: int, end: int, *, listed: bool) -> Accused | None:
    known = _known(chars, names, at)
    if known is not None:
        return Accused(known, at, is_unit=False, sure=True)
    match = _NAME.match(chars, at, end)
    if match is None:
        return None
    group = "masked" if match["masked"] else "whole"
    name, after = match[group], match.end(group)
    if group == "whole" and not _NEVER.isdisjoint(name):
        return None
    sure = group == "masked" or listed or chars.startswith("、", after)
    return Accused(name, match.start(group), is_unit=False, sure=sure and not chars.startswith("的", after))


def _is_civil(chars: str, place: int) -> bool:
    """Whether the sentence around ``place`` tells of a civil part."""
    start = max(chars.rfind("。", max(0, place - 100), place) + 1, place - 100, 0)
    stop = chars.find("。", place, place + 100)
    return _CIVIL.search(chars, start, place + 100 if stop < 0 else stop) is not None


def _known(chars: str, names: Sequence[str], at: int) -> str | None:
    for name in names:  # a loop: this is asked at every mention
        if chars.startswith(name, at):
            return name
    return None
