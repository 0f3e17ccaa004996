"""The words of the facts that show what a defendant did afterwards, and which part he had (``signs.py``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto


class Sign(IntEnum):
    """What is shown. The weak ones leave open what they show: they raise a question, and never more."""

    SURRENDER = auto()  # the word itself: 系自首
    CAME = auto()  # 自动投案, 电话通知到案
    CAME_PERHAPS = auto()  # 经传唤到案, 在现场等候
    TRUTHFUL = auto()
    CAUGHT = auto()
    ON_SPOT = auto()
    DENIED = auto()
    DENIED_IN_PART = auto()
    RECANTED = auto()
    SILENT = auto()
    PLEA = auto()
    RESTITUTION = auto()
    COMPENSATED = auto()
    FORGIVEN = auto()
    MERIT = auto()
    ATTEMPT = auto()
    ACCESSORY = auto()
    ACCESSORY_PERHAPS = auto()  # 望风
    PRINCIPAL = auto()
    RECIDIVIST = auto()  # as the prosecution says


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    sign: Sign
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None  # what must stand in the sentence beside it


def _each(beginnings: str, rest: str) -> str:
    """Alternatives that each begin with a character: a search skips to those, but not to a group."""
    return "|".join(beginning + rest for beginning in beginnings.split("|"))


_NOT = r"未能?|没有?|不能?|拒[不绝]|并未|无法"
_OFFICE = r"(?:公安|派出所|分局|支队|大队|检察|监察|司法|机关|刑警|交警|民警|纪委)"
# Where he was asked: what he denies to others, before he was caught, is no attitude.
_QUESTIONED = re.compile(
    r"到案|归案|抓获|投案|讯问|审讯|侦查|公安|民警|检察|庭|审理|审判|供认|供述|交代|交待|指控|罪|认罪|事实"
)
CUES = (
    Cue(
        Sign.SURRENDER,
        ("自首",),
        re.compile(r"自首"),
        re.compile(
            rf"{_each(_NOT, '[^，。；]{0,10}自首')}"
            rf"|自首[^，。；]{{0,8}}(?:不成立|不能成立|不予)|辩护|规劝|劝|意见|解释|关于"
        ),
    ),
    Cue(
        Sign.CAME,
        ("投案", "到案", "归案", "主动", "自行", "自动", "自愿", "电话"),
        re.compile(
            rf"{_each('主动|自动|自行|自愿', '[^，。；]{0,20}(?:投案|到案|归案)')}|投案"
            rf"|{_each('主动|自动|自行|自愿', f'(?:到|前往|来到|至)[^，。；]{{0,20}}{_OFFICE}')}"
            rf"|电话(?:通知|传唤|联系|传话|要求|告知|后)[^。；抓捕]{{0,24}}"
            rf"(?:到案|归案|投案|接受(?:调查|讯问|询问|处理)|(?:到|至|前往|来|去)[^，。；]{{0,12}}{_OFFICE})"
        ),
        re.compile(
            rf"{_each(_NOT, '[^，。；]{0,6}(?:投案|到案|归案)')}|规劝[^，。；]{{0,10}}未"
            r"|投案证明|抓获|抓捕|扭送|强制|逃|被害人[^，。；]{0,12}(?:报|投)案"
        ),
    ),
    # Waiting for the police is coming to them, where he knows that they are called, though they seize him then.
    Cue(
        Sign.CAME,
        ("明知", "得知", "报警", "110", "120", "122"),
        re.compile(
            _each("明知|得知", "[^。；]{0,12}(?:报警|报案)[^。；]{0,24}(?:等候|等待|未离开|未逃)")
            + "|"
            + _each(
                "打|打了|主动|自己|自行|立即|当即|随即|即|遂",
                "(?:110|120|122|报警电话|电话报警|报警)[^。；]{0,40}(?:等候|等待)",
            )
        ),
        re.compile(r"接到?报警|接警|逃离|驶离"),
    ),
    Cue(
        Sign.CAME_PERHAPS,
        ("传唤", "通知", "等候", "等待", "报警"),
        re.compile(
            rf"{_each('传唤|通知', '[^。；抓捕]{0,20}(?:到案|归案)')}"
            rf"|{_each('现场|原地', '[^，。；]{0,10}(?:等候|等待)')}"
            rf"|{_each('等候|等待', '(?:民警|公安|交警|处理|处置)')}"
            rf"|{_each('主动|自己|自行|被告人[^，。；]{1,12}', '报警')}"
        ),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,6}(?:到案|归案|等候|等待|报警)')}|抓捕|强制传唤|拘传|接到?报警|接警"),
    ),
    Cue(
        Sign.TRUTHFUL,
        ("供述", "交代", "交待", "供认", "坦白", "承认", "陈述"),
        re.compile(
            r"如实(?:地)?(?:向[^，。；]{0,12})?(?:供述|交[代待]|陈述|供认|坦白)|供认不讳|坦白|"
            + _each(
                "主动|全部|均|亦|也|能|能够|即|并|了|后|才",
                "(?:供述|交[代待]|供认|承认)(?:了|其|上述|自己|全部|犯罪|本案|事实)",
            )
            + rf"|{_each('供述|交[代待]|供认', '[了出]')}|才(?:供述|交[代待]|供认|承认)|"
            + _each("承认|供认", "(?:其|自己|全部|上述|了)?[^，。；]{0,12}(?:犯罪|事实|罪行|指控)")
        ),
        re.compile(
            _each(_NOT, "(?:予|能|能够|愿|肯|再|完全)?(?:如实|供述|供认|交[代待]|承认|坦白)")
            + r"|供述和辩解|供述与辩解|供述笔录|的供述|供述证实|辩护|建议|证人|证言"
        ),
    ),
    Cue(
        Sign.ON_SPOT,
        ("当场", "现场", "人赃"),
        re.compile(
            _each("当场|现场", "[^，。；]{0,14}(?:抓获|抓捕|捕获|擒获|查获归案|控制|制服|扭送)")
            + rf"|{_each('抓获|擒获', '[于在][^，。；]{0,6}现场')}|人赃[俱并]获"
        ),
        re.compile(r"辨认|指认|勘|等候|等待"),
    ),
    Cue(
        Sign.CAUGHT,
        ("抓获", "抓捕", "擒获", "捕获", "查获", "扭送", "截获"),
        re.compile(
            r"被[^。；，]{0,30}(?:抓获|抓捕归案|擒获|捕获归案|扭送|查获归案)|"
            + _each("将|把", "[^，。；]{0,20}(?:抓获|抓捕归案|擒获|扭送)")
            + "|抓获(?:归案|到案|了?被告人)"
        ),
        re.compile(r"抓获经过|抓获证明|协助|配合|等候|等待"),
    ),
    Cue(
        Sign.DENIED_IN_PART,
        ("否认", "不予认可", "不予承认", "部分"),
        re.compile(
            r"(?:对|就)(?:其中的?)?(?:第?[0-9一二三四五六七八九十、和及至]+|部分|个别|某些)(?:[笔起节宗次项]|犯罪)?[^，。；]{0,16}(?:否认|不予认可|不予承认|拒不供认|不供认)"
            r"|(?:仅|只)(?:供述|供认|承认|交[代待])[^。；]{0,20}(?:否认|其余|其他)|(?:供述|供认|承认|交[代待])(?:了|其)?(?:部分|其中)[^，。；]{0,12}"
        ),
        re.compile(r"不否认|未否认|并未否认"),
    ),
    Cue(
        Sign.DENIED,
        ("否认", "拒不", "拒绝", "认罪", "供认", "承认", "供述", "交代", "交待"),
        re.compile(
            r"拒[不绝](?:认罪|供认|供述|交[代待]|承认|如实|供|坦白)|"
            + _each(
                "始终|一直|均|仍|矢口|坚决|全盘|予以|全部|到案后|归案后|当庭|庭审",
                "[^，。；]{0,12}否认",
            )
            + "|否认(?:犯罪|指控|其|上述|自己|有|实施|全部|参与|对|作案|盗窃|诈骗|贩卖|知情|明知)|"
            + _each("不(?<!如不)|未(?<!如未)", "予?(?:认罪|供认|供述|交[代待]|如实供述|如实交[代待])")
            + rf"|{_each('没有|未能', '如实(?:供述|交[代待])')}"
        ),
        re.compile(r"不否认|未否认|没有否认|并未否认|不予否认|供认不讳|拒不执行|拒不支付"),
        _QUESTIONED,
    ),
    Cue(
        Sign.RECANTED,
        ("翻供", "推翻"),
        re.compile(r"翻供|推翻[^，。；]{0,12}(?:供述|供认|口供)"),
        re.compile(r"(?:未|没有|不)翻供"),
    ),
    Cue(Sign.SILENT, ("零口供", "沉默", "拒绝"), re.compile(r"零口供|保持沉默|沉默不语|拒绝回答"), None),
    Cue(
        Sign.PLEA,
        ("认罪", "具结", "认罚"),
        re.compile(r"认罪认罚|自愿认罪[、，]?(?:自愿)?(?:接受处罚|认罚)|签署[^，。；]{0,10}具结书"),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,6}(?:认罪认罚|认罚|具结)')}|撤回|反悔|制度|试点|程序"),
    ),
    Cue(
        Sign.RESTITUTION,
        ("退赔", "退赃", "退缴", "退出", "退还", "归还", "上缴"),
        re.compile(
            r"退(?:赔|赃)|退缴|(?:退出|上缴|退交)(?:了|其)?(?:全部|部分|所有)?(?:非法|违法|赃|所得|获利|涉案)|退还(?:了)?(?:被害|全部|部分|赃|公司|违法|人民币|受害)"
            r"|归还(?:了)?(?:公司|单位|被害|受害|全部(?:赃|款|被)|赃)"
        ),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,6}退')}|责令|继续追缴|用于|建议|应当?退|要求|承诺|催"),
    ),
    Cue(
        Sign.COMPENSATED,
        ("赔偿", "赔付"),
        re.compile(
            r"赔偿(?!金|指数|标准|责任|请求|协议)(?:了|给)?[^，。；]{0,40}(?:[0-9万千元]|损失|费)|"
            + _each("达成|签订", "[^，。；]{0,10}(?:赔偿|和解|调解)")
            + "|"
            + _each("已|积极|全额|代为|一次性|主动", "[^，。；]{0,6}赔[偿付]")
        ),
        re.compile(
            _each(_NOT, "[^，。；]{0,8}赔")
            + r"|要求|请求|判令|保险公司|应当?赔|诉请|附带民事|民事(?:诉讼|判决|裁定)|诉讼"
            + r"|未履行|指数|责任|标准|责令|依法承担|骗取|保险|车主|案被告"
        ),
    ),
    Cue(
        Sign.FORGIVEN,
        ("谅解",),
        re.compile(_each("取得|获得|得到|获|出具|表示|予以|给予|求得|达成", "[^，。；]{0,24}谅解") + "|谅解书"),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,12}谅解')}|证据|证实|争取|等书证"),
    ),
    Cue(
        Sign.MERIT,
        ("立功", "查证属实", "协助", "侦破"),
        re.compile(
            r"立功(?:表现|情节|行为)?|(?:检举|揭发|举报)[^。；]{0,50}(?:查证属实|查实|得以侦破|从而侦破|被抓获)|协助(?:公安|民警|侦查|办案|司法)[^，。；]{0,12}(?:抓获|抓捕)"
        ),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,12}(?:立功|查证属实|查实)')}|辩护|解释|材料|意见"),
    ),
    Cue(
        Sign.ATTEMPT,
        ("未遂", "得逞", "意志以外"),
        re.compile(r"未遂|未能?得逞|没有得逞|意志以外(?:的)?原因"),
        re.compile(r"自杀未遂|既遂|辩护|意见|解释|不(?:是|属|构成)[^，。；]{0,4}未遂"),
    ),
    Cue(
        Sign.ACCESSORY,
        ("从犯", "次要作用", "辅助作用"),
        re.compile(r"(?:系|是|属|为|属于|认定为|构成)[^，。；]{0,2}从犯|次要(?:或者?|、|和)?(?:辅助)?作用|辅助作用"),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,8}(?:从犯|次要|辅助)')}|辩护|意见|不区分|不宜|解释"),
    ),
    Cue(
        Sign.ACCESSORY_PERHAPS,
        ("望风", "放风", "把风", "放哨", "望哨"),
        re.compile(r"(?:负责|在[^，。；]{0,12}|为其|帮助|帮忙|予以)?(?:望风|放风|把风|放哨|望哨)"),
        re.compile(r"外出放风|趁[^，。；]{0,6}放风"),
    ),
    Cue(
        Sign.RECIDIVIST,
        ("累犯",),
        re.compile(r"(?:系|是|属|为|属于|构成)[^，。；]{0,4}累犯"),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,8}累犯')}|辩护|意见|解释"),
    ),
    Cue(
        Sign.PRINCIPAL,
        ("主犯", "主要作用"),
        re.compile(r"(?:系|是|属|为|属于|均系)[^，。；]{0,2}主犯|(?:起|起到|起了)主要作用"),
        re.compile(rf"{_each(_NOT, '[^，。；]{0,8}主犯')}|辩护|意见|不区分|不宜"),
    ),
)
