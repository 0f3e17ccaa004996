"""Persons, homes and numbers in a document replaced by placeholders, before anything of it is written.

Placeholders are those of the courts themselves (法释〔2016〕19号 on publishing judgments, articles 8 and 10), so that
what a model learns to write stays the style of real judgments: the surname is kept and the given name becomes 某;
persons of one surname are told apart by 甲, 乙, 丙: the rule's Arabic digits would run into a number after a name.
A minority or foreign name keeps its first character. Names that a court masked itself stay as they are. Homes lose
their numbers and the names of villages and housing estates; counties, towns and streets stay, for they are where the
act was done. Number plates keep their first two characters; other identifying numbers become ××××.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from trainer.masking.person_names import find_names
from trainer.masking.surnames import COMPOUND, PLACEHOLDER

_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_D = "[0-9０-９]"
_N = r"(?:[0-9０-９]{1,5}|[一二三四五六七八九十百]{1,4})"

_PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼军武公交])([A-ZＡ-Ｚ])([·•．・.\-－ ]?)"
    r"((?=[A-Za-zＡ-Ｚ0-9０-９＊*×]*[0-9０-９＊*×]|[A-ZＡ-Ｚ]{1,3}[XＸx]{3})[A-Za-zＡ-Ｚ0-9０-９＊*×]{4,6})(?![A-Za-z0-9０-９＊*×])"
)
_PLATE_DONE = re.compile(r"[XＸx＊*×]+|×{4}[0-9]{1,3}")
# Farm vehicles and electric bicycles: 川1102943, 鲁15／89520, 无锡S58059号电动车.
_OLD_PLATE = re.compile(
    r"([冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])(\d{6,7}|\d{2}(?:[／/\-－][A-Z]?|[A-Z])\d{4,6})(?=[号农三拖两机大小重普轻车变二三四])"
)
_BICYCLE = re.compile(r"([一-龥]{2})([A-Z]{0,2}\d{5,8})(?=号?(?:电动|二轮|两轮|助力))")
_LABELLED = re.compile(
    r"((?:身份证|护照|证件|卡|账|帐|银行卡|存折|电话|手机|联系|号码|车架|车辆识别|识别代?|发动机|QQ|微信|支付宝|邮箱|串|尾|IMEI|驾驶证|档案)"
    r"(?:号码|号|码|账号|帐号)?(?:分别)?(?:为|是|系|：|:|尾号为?|尾数为?|末四位为?)?[“\"（(]?)"
    r"([A-Za-z0-9０-９][A-Za-z0-9０-９_\-@.]{3,40})(?![0-9]*[元年月日万余个次张])"
)
_LONG_NUMBER = re.compile(
    rf"(?<![0-9０-９.．])(?:{_D}{{6}}(?:19|20){_D}{{9}}[{'0-9０-９Xx'}]|(?:\+?86-?)?1[3-9]{_D}{{9}}|0{_D}{{2,3}}-{_D}{{7,8}}"
    rf"|{_D}{{4}}(?: {_D}{{4}}){{2,4}}(?: {_D}{{1,3}})?|{_D}{{9,25}}[Xx]?)(?!{_D}|[.．]{_D}|[余多]?[元万])"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+\-]{2,40}@[A-Za-z0-9\-]{1,30}(?:\.[A-Za-z]{2,6}){1,3}")
# Numbers of reports, which have the year right before them; those of rules (公通字〔2013〕25号) stay.
_REPORT_NUMBER = re.compile(r"((?<=[^通发释]字)[（(〔\[]\d{4}[）)〕\]]第?|字第\d{4}[（(])(\d{1,6})([）)]?号)")
_BIRTHDAY = re.compile(
    r"((?:19|20)\d\d年\d{1,2}月)\d{1,2}日(?=出?生)|((?:出生于|生于)(?:19|20)\d\d年\d{1,2}月)\d{1,2}日"
)
_CASE_NUMBER = re.compile(
    r"([（(〔\[【]\d{4}[）)〕\]】][^，。；：（）\s\d][^，。；：（）\s]{0,13}?第?)(\d{1,6}(?:[-—之、]\d{1,4})?)(号)"
)

_UNIT = r"号(?![街路])|弄|栋|幢|座|单元|门(?=[0-9])|室|号楼|号院|楼|组|队|社|户|房"
_HOUSE = re.compile(
    rf"(?<=[路街巷弄道里村组期苑园庄寨坊区楼厦寓城座栋幢屯镇乡湾坪社院宿舍场寺店塘桥市家])(附?第?)"
    rf"(?:{_N}(?:[甲乙丙丁]?[XＸx×]{{1,3}}(?=号))?|[A-ZＡ-Ｚ]{_N}?(?=[栋幢座]))"
    rf"((?:{_UNIT})(?:附?[A-Za-z]?[－\-]?{_N}?(?:{_UNIT}|层)){{0,5}}(?:{_D}{{2,4}}(?=[，。；、（内屋房的]))?)"
)
_HAMLET = re.compile(
    r"(?:(?<=[甲乙丙丁戊己庚辛壬癸]村)|(?<=[村屯]××组))(?:[一-龥]{1,4}?(?:坳|沟|冲|垅|湾|岗|坪|垭|(?<!信用)(?<!合作)社(?![区会员长保]))){1,3}(?![一-龥]?(?:[里中内边]|水))"
)
_HOUSE_NUMBER = re.compile(rf"[A-Za-z]?{_N}")
_PLACE = (
    r"(?:新村|(?<=[一-龥]{2})社区|(?<=[一-龥]{2})居委会?|[苑园](?=[A-ZＡ-Ｚ0-9]{1,3}(?:号楼|[栋幢座区]))|苑(?=[0-9]{1,3}号)|(?<=[一-龥]{2})里(?=[0-9]{1,4}号)"
    r"|(?:星座|大厦|公馆)(?=[A-Z0-9×]{0,4}[其的]?(?:租住|暂住|住处|家中))|小区|花园|家园|公寓|花苑|佳苑|名苑|山庄|村|屯|庄|寨)"
)
_LEAD = "[省市县区镇乡道街旗州路处线在到至于从经往由住回入（，、：“]"
_ESTATE = re.compile(
    rf"(?:(?<={_LEAD})(?<!城市)|(?<=[村屯庄寨]和))(?P<name>(?:城市(?=[花家公])|(?!{_LEAD})[一-龥]){{1,5}}?)(?P<kind>{_PLACE})"
    r"(?![东西南北中]?大?[街路](?![段口边上])|[某民委支主干级庄寨里落会长镇市区]|[乡县](?!道)|矫|服务|医|卫生|戒毒|帮教|影响|派出所|分局|[一-龥]{0,2}(?:中队|大队|监狱|看守所))"
)
_KIND = "[村屯庄寨社]"
_VILLAGE = re.compile(f"([一-龥]{{2,5}}){_KIND}")
_NO_ESTATE = re.compile(
    r"某|农\Z|[的并]|^村|^(?:[本该同全各邻外农乡城山渔新一二两三几某每此其个多]|附近|自然|行政)\Z"
    r"|××|沿着|我们|他们|你们|接受|实行|决定|结合|交付|进行|适用|回归|进入|法院|依法|所在|居住|自己|被害|被告|租住|发生|一个|他人|犯罪|生活|居民|没有|购买|公安|司法|具备|适宜|配合|征询|参与|纳入|同意|缓刑|遵守|通过|采伐"
)


@dataclass(frozen=True, slots=True)
class Masked:
    """``parts`` masked alike, and which original became which placeholder."""

    parts: tuple[str, ...]
    placeholders: dict[str, str]


@dataclass(slots=True)
class _Placeholders:
    """What has been given out so far, and what the document already holds."""

    taken: set[str]
    given: dict[str, str] = field(default_factory=dict)

    def of(self, original: str, choices: Iterable[str]) -> str:
        """The placeholder of ``original``: the first of ``choices`` that is free."""
        if original in self.given:
            return self.given[original]
        written = original.casefold()
        alike = (stands for name, stands in self.given.items() if name.isascii() and name.casefold() == written)
        if original.isascii() and (known := next(alike, None)) is not None:
            self.given[original] = known  # JOHN SMITH is John Smith
        else:
            self.given[original] = next(choice for choice in choices if choice not in self.taken)
            self.taken.add(self.given[original])
        return self.given[original]


def mask(parts: Sequence[str], *, defendants: Sequence[str] = (), document: str = "") -> Masked:
    """Masks the parts of one document, the same person by the same placeholder in all of them.

    ``defendants`` are names known already; ``document`` is the whole text, in which names are looked for as well. To
    mask what is masked changes nothing. Never raises on text.
    """
    joined = "\n".join(parts)
    placeholders = _Placeholders({match.group() for match in PLACEHOLDER.finditer(f"{document}\n{joined}")})
    # Searched separately, because a name's end is decided by counting, and the document already contains the parts.
    found = {*find_names(document, defendants), *find_names(joined, defendants)}
    names = sorted((name for name in found if name in joined), key=lambda name: (-len(name), name))
    # In the order of the text, so that the first person of a surname becomes 甲.
    for name in sorted(names, key=joined.index):
        placeholders.of(name, _names_of(name))
    masked: list[str] = []
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    for part in parts:
        text = pattern.sub(lambda match: placeholders.given[match.group()], part) if pattern else part
        masked.append(_mask_numbers(_mask_homes(text, placeholders), placeholders))
    return Masked(tuple(masked), placeholders.given)


def _names_of(name: str) -> Iterable[str]:
    """张某, 张某甲, 张某乙, …; a name of several parts or in Latin letters by its first character."""
    surname = name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[0]
    yield surname + "某"
    for stem in _STEMS:
        yield f"{surname}某{stem}"
    for first in _STEMS:
        for second in _STEMS:
            yield f"{surname}某{first}{second}"
    number = 1
    while True:
        yield f"{surname}某{number}"
        number += 1


def _numbered(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}{number}"
        number += 1


def _mask_homes(text: str, placeholders: _Placeholders) -> str:
    def estate(match: re.Match[str]) -> str:
        name, kind = match["name"], match["kind"]
        if _NO_ESTATE.search(name) or is_stem(name, kind):
            return match.group()
        place = name + kind
        known = next((each for each in placeholders.given if place.endswith(each)), place)
        if known != place:  # 冲进柳树村: a verb before a place that has been met
            return place.removesuffix(known) + placeholders.given[known]
        choices = (f"{stem}{kind}" for stem in (*_STEMS, *(a + b for a in _STEMS for b in _STEMS)))
        return placeholders.of(place, choices)

    def is_stem(name: str, kind: str) -> bool:
        # 甲村 is a placeholder, and so is 丁村 beside it; alone it is a village's name.
        return len(name) <= 2 and set(name) <= set(_STEMS) and (name[0] in "甲乙丙" or f"甲{kind}" in before)

    before = text
    text = _ESTATE.sub(estate, text)
    for place, stem in placeholders.given.items():
        # A place found once with its kind (柳树村) is replaced everywhere, also in the names of its hamlets.
        if match := _VILLAGE.fullmatch(place):
            text = re.sub(f"{match[1]}({_KIND})", rf"{stem[:-1]}\1", text)
    text = _HOUSE.sub(lambda match: f"{match[1]}××{_HOUSE_NUMBER.sub('××', match[2])}", text)
    return _HAMLET.sub("××", text)


def _mask_numbers(text: str, placeholders: _Placeholders) -> str:
    def plate(match: re.Match[str]) -> str:
        if match.re is _PLATE and _PLATE_DONE.fullmatch(match[4]):
            return match.group()
        stem = match[1] + (match[2] if len(match[2]) == 1 else "")
        choices = (f"{stem}×××××", *(f"{stem}××××{number}" for number in range(2, 1000)))
        return placeholders.of(match.group(), choices)

    def number(group: int = 0) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            before = match.string[match.start() : match.start(group)]
            return before + placeholders.of(match[group], _numbered("××××"))

        return replaced

    for pattern in (_PLATE, _OLD_PLATE, _BICYCLE):
        text = pattern.sub(plate, text)
    text = _MAIL.sub(number(), text)
    text = _LABELLED.sub(number(2), text)
    text = _LONG_NUMBER.sub(number(), text)
    text = _BIRTHDAY.sub(lambda match: f"{match[1] or match[2]}×日", text)
    text = _REPORT_NUMBER.sub(lambda match: f"{match[1]}××{match[3]}", text)
    return _CASE_NUMBER.sub(lambda match: f"{match[1]}××{match[3]}", text)
