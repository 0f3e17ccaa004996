"""The labels of an answer that is no sentence but a list: 罪名, 刑期, 罚金, and what a program calls them."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class Label(Enum):
    """What a field tells."""

    DEFENDANT = auto()
    CHARGE = auto()
    KIND = auto()
    SENTENCE = auto()
    PROBATION = auto()
    FINE = auto()
    RIGHTS = auto()
    OTHER_PENALTY = auto()  # 附加刑: its value says what it is
    TOTAL = auto()
    NOTHING = auto()  # not of the sentence: 法律依据, 理由


class Named(NamedTuple):
    """A label as it was found: what it tells, its own words, and the unit it gives its numbers (刑期（月）)."""

    label: Label
    words: str
    unit: str


_WORDS = {
    Label.NOTHING: (
        "(?:适用|引用|相关|所引)?(?:法律|法条|条文|条款)(?:依据|条文|条款|规定|适用)?|(?:判决|裁判|量刑)?(?:依据|理由|说理)"
        "|(?:量刑|法定|酌定|从轻|从重|犯罪|从宽)?情节|(?:案件|犯罪|基本)?事实|案[情由号]|定罪理由|备注|说明|注|刑期起止|起止(?:日期|时间)?"
        "|退赔|退赃|追缴|赃款赃物|违法所得|涉案财物|作案工具|禁止令|职业禁止|认罪态度|态度|articles?|laws?|reason(?:ing|s)?|facts?"
    ),
    Label.DEFENDANT: "被告人姓名|被告人|被告单位|被告|姓名|defendants?|name",
    Label.CHARGE: (
        "(?:所犯|认定|认定的|构成|触犯|判决|定罪)?罪名|犯罪名称|所犯罪行|定罪|charges?|crimes?|accusations?|offen[cs]es?"
    ),
    Label.KIND: "刑种|主刑种类|刑罚种类|刑罚类型",
    Label.TOTAL: (
        "(?:数罪并罚)?后?(?:决定|合并|最终|实际|应)执行的?(?:刑罚|刑期|主刑)?|数罪并罚(?:结果)?|(?:总|最终|合并)刑期|total(?:_?sentence)?"
    ),
    Label.SENTENCE: (
        "(?:主刑|刑罚|刑期|量刑|判处|宣告刑|判刑|刑事处罚|判决|处罚)(?:结果|内容|刑罚|刑期|期限|主刑)?"
        "|有期徒刑|拘役|管制|(?:prison)?(?:term|sentence|punishment|penalty)|imprisonment|detention"
        "|(?:main|principal)[_ ]?(?:penalty|punishment)|各罪(?:刑罚|刑期|量刑)"
    ),
    Label.PROBATION: "(?:是否)?(?:宣告|适用)?缓刑(?:考验期限?|期限?)?|考验期限?|probation",
    Label.FINE: "(?:并处|单处|判处)?罚金(?:数额|金额)?|fines?(?:[_ ]?amount)?",
    Label.RIGHTS: "(?:附加)?剥夺政治权利(?:期限)?",
    Label.OTHER_PENALTY: (
        "(?:additional|accessory|supplementary)[_ ]?(?:penalty|punishment)|附加刑罚?|并处|财产刑|没收财产"
    ),
}
_ANY = "|".join(f"(?P<{label.name}>{words})" for label, words in _WORDS.items())
_UNITS = {"months": "个月", "month": "个月", "years": "年", "yuan": "元", "rmb": "元", "cny": "元"}
_NUMBER = (
    r"(?:[_ ]?[(（]?(?P<english>months?|years|yuan|rmb|cny)[)）]?)?"
    r"(?:[一二三四五六1-6]|（(?:[一二三四五六1-6]|(?P<unit>个?月|年|元|万元))）)?"
)
LABEL = rf"(?:预测|建议|拟|最终)?的?(?:{_ANY}){_NUMBER}"
"""A pattern of a label, see `named`."""
_LABEL = re.compile(LABEL, re.IGNORECASE)


def named(match: re.Match[str]) -> Named:
    """What a match of `LABEL` found."""
    label = next(label for label in _WORDS if match[label.name] is not None)
    unit = match["unit"] or _UNITS.get((match["english"] or "").lower(), "")
    return Named(label, match[label.name], unit)


def label_of(text: str) -> Named | None:
    """The label that ``text`` is; None where it is anything else."""
    match = _LABEL.fullmatch(text.strip("“”\"'*"))
    return named(match) if match else None
