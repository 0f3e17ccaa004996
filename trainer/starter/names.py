"""Names of persons replaced by made-up ones, the same person by the same name throughout a text.

A name is taken where a word of its role stands before it (被告人, 被害人, 证人 …) or in an enumeration after one, and
then wherever it occurs. Placeholders that the courts use (张某, 李某甲) are exchanged as well, so that a model learns
to copy the name that it is given and not to remember one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

FREQUENT_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
ALL_SURNAMES = (
    FREQUENT_SURNAMES
    + "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍"
    "涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党"
    "宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
FREQUENT_SHARE = (
    0.6  # share of names drawn from the frequent ones; the rest are drawn evenly, or rare surnames would never be seen
)
GIVEN = "甲乙丙丁"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
HEAVENLY_STEMS = "甲乙丙丁戊己庚辛"
COMMON_GIVEN = (
    "伟强军勇磊涛明超辉鹏飞斌波杰刚平建国志华文光海林峰德成永新生春芳娜静丽敏艳娟霞玲燕红梅英兰玉秀凤云"
    "宇浩轩子涵梓俊泽诚凯旭阳晨晓东南北西中正义仁礼智信忠孝良善美佳嘉家豪富贵荣昌兴旺福禄寿喜庆祥瑞安宁康健龙虎"
    "山川河江洋洪涌泉清源水木森松柏柳竹菊莲荷桂丹彤彩虹雪霜冰雨雷电风月星辰日天宝珍珠琴棋书画诗咏歌欣悦欢乐怡慧颖"
    "琳琪瑶瑾璐莹晶倩婷婉娇妍媛娥姗萍莉蓉薇蕾芬芝茹培学武全金银铜铁利达通顺进步先前根发财有才大小少长青"
)
_ROLE = (
    r"(?:被告人|被害人|受害人|证人|同案犯|同案人|同案|犯罪嫌疑人|嫌疑人|吸毒人员|购毒人员|购毒者|民警|辅警|司机|村民|死者|伤者|老板|"
    r"男子|女子|男友|女友|妻子|丈夫|儿子|女儿|父亲|母亲|朋友|伙同|纠集|雇佣|指使|邀约|罪犯|上诉人|原审被告人|行人|乘客|业主|员工|经理|店主|事主)"
)
_NAME = rf"(?:[{ALL_SURNAMES}]某[某甲乙丙丁\d]?|[{ALL_SURNAMES}]\d?某\d?|[{ALL_SURNAMES}][一-龥]{{1,2}})"
_AFTER_ROLE = re.compile(rf"{_ROLE}(?:（[^）]{{1,8}}）)?({_NAME}(?:、{_NAME}){{0,9}})")
_STAND_IN = re.compile(rf"[{ALL_SURNAMES}](?:\d?某[某甲乙丙丁戊己\d]?\d?|×{{1,2}}|[xX]{{1,2}})")
_ENUMERATED = re.compile(_NAME)
# Words that begin with a surname's character; the rest of them is no given name.
_NOT_GIVEN = frozenset("的在于因将与和对到向为等系从用以被把驾持明该至酒犯称某")


def names_to_replace(text: str, known: tuple[str, ...] = ()) -> list[str]:
    """Names in the text, longest first; ``known`` are names given beside it (a label's)."""
    names = {name for name in known if len(name) >= 2}
    names.update(match.group() for match in _STAND_IN.finditer(text))
    for match in _AFTER_ROLE.finditer(text):
        for part in _ENUMERATED.findall(match.group(1)):
            name = trimmed(part, text)
            if name is not None:
                names.add(name)
    return sorted(names, key=lambda name: (-len(name), name))


def trimmed(name: str, text: str) -> str | None:
    """A name of three characters may have caught the first one of the next word: it is a name if it occurs again."""
    if "某" in name:
        return name
    if name[1] in _NOT_GIVEN:
        return None
    if len(name) == 3 and (name[2] in _NOT_GIVEN or text.count(name) < max(2, text.count(name[:2]) // 2)):
        return name[:2]
    return name


def new_name(rng: random.Random, taken: set[str]) -> str:
    """One not in use yet: a placeholder of the courts (张某, 甲某, 张1某, 张×, TT), or nearly as often a whole name.

    All these forms are in what users paste; a model that was shown only one of them writes that one for the others.
    """
    while True:
        surname = rng.choice(FREQUENT_SURNAMES if rng.random() < FREQUENT_SHARE else ALL_SURNAMES)
        form = rng.random()
        if form < 0.35:
            name = surname + rng.choice(("某", "某", "某某", "某" + rng.choice(GIVEN)))
        elif form < 0.45:
            name = rng.choice(HEAVENLY_STEMS) + "某"
        elif form < 0.5:
            first = rng.choice(LETTERS)
            name = first + rng.choice(("某", first, *LETTERS))
        elif form < 0.65:
            digit = str(rng.randint(1, 6))
            name = surname + rng.choice((f"{digit}某", f"某{digit}", "×", "××", "XX", "xx", "X某", f"×{digit}"))
        else:
            name = surname + "".join(rng.choices(COMMON_GIVEN, k=rng.choice((1, 2, 2))))
        if name not in taken:
            taken.add(name)
            return name


def replaced(text: str, names: Sequence[str], rng: random.Random) -> tuple[str, dict[str, str]]:
    """The text with every name exchanged, and which became which."""
    if not names:
        return text, {}
    taken = set(names)
    table = {name: new_name(rng, taken) for name in names}
    pattern = re.compile("|".join(re.escape(name) for name in names))
    return pattern.sub(lambda match: table[match.group()], text), table
