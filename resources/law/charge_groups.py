"""Charges (罪名) that a rule of 刑法总则 names or means, by their names in ``charges.json`` without brackets."""

from __future__ import annotations

from datetime import date

DRUGS = "走私、贩卖、运输、制造毒品罪"

# 刑法 17 II: the eight crimes that one of 14 or 15 years answers for. Of 走私、贩卖、运输、制造毒品罪 only 贩卖 counts.
ANSWERED_FOR_AT_14 = frozenset(
    ("故意杀人罪", "故意伤害罪", "强奸罪", "抢劫罪", DRUGS, "放火罪", "爆炸罪", "投放危险物质罪")
)
# 刑法 17 III, since 修正案(十一): at 12 or 13, where somebody died or was crippled and 最高人民检察院 approves.
ANSWERED_FOR_AT_12 = frozenset(("故意杀人罪", "故意伤害罪"))
ANSWERED_FOR_AT_12_SINCE = date(2021, 3, 1)

# 刑法 50 II: with a reprieved death penalty for these, or for a recidivist, commutation may be limited. Crimes of
# violence by an organisation are meant too, whatever their names.
COMMUTATION_LIMITED = frozenset(("故意杀人罪", "强奸罪", "抢劫罪", "绑架罪", "放火罪", "爆炸罪", "投放危险物质罪"))
# 刑法 383 IV, 386: life imprisonment without commutation and parole (终身监禁).
LIFE_WITHOUT_RELEASE = frozenset(("贪污罪", "受贿罪"))

# 刑法 66: whoever committed one of these kinds is a recidivist however long ago it was: crimes against the security of
# the state (articles 102 to 113), of terror and of organisations of the underworld.
_TERROR_AND_UNDERWORLD = frozenset(
    (
        "组织、领导、参加恐怖组织罪",
        "帮助恐怖活动罪",
        "准备实施恐怖活动罪",
        "宣扬恐怖主义、极端主义、煽动实施恐怖活动罪",
        "利用极端主义破坏法律实施罪",
        "强制穿戴宣扬恐怖主义、极端主义服饰、标志罪",
        "非法持有宣扬恐怖主义、极端主义物品罪",
        "组织、领导、参加黑社会性质组织罪",
        "入境发展黑社会组织罪",
        "包庇、纵容黑社会性质组织罪",
    )
)
_LAST_OF_STATE_SECURITY = 113

# 刑法 15: crimes that are committed by negligence alone. Those whose form of guilt is disputed are not among them.
NEGLIGENT = frozenset(
    (
        "失火罪",
        "过失决水罪",
        "过失爆炸罪",
        "过失投放危险物质罪",
        "过失以危险方法危害公共安全罪",
        "过失损坏交通工具罪",
        "过失损坏交通设施罪",
        "过失损坏电力设备罪",
        "过失损坏易燃易爆设备罪",
        "过失损坏广播电视设施、公用电信设施罪",
        "重大飞行事故罪",
        "铁路运营安全事故罪",
        "交通肇事罪",
        "重大责任事故罪",
        "重大劳动安全事故罪",
        "大型群众性活动重大安全事故罪",
        "危险物品肇事罪",
        "工程重大安全事故罪",
        "教育设施重大安全事故罪",
        "消防责任事故罪",
        "签订、履行合同失职被骗罪",
        "出具证明文件重大失实罪",
        "过失致人死亡罪",
        "过失致人重伤罪",
        "过失损毁文物罪",
        "采集、供应血液、制作、供应血液制品事故罪",
        "医疗事故罪",
        "玩忽职守罪",
        "过失泄露国家秘密罪",
        "执行判决、裁定失职罪",
        "失职致使在押人员脱逃罪",
        "国家机关工作人员签订、履行合同失职被骗罪",
        "环境监管失职罪",
        "传染病防治失职罪",
        "商检失职罪",
        "动植物检疫失职罪",
        "失职造成珍贵文物损毁、流失罪",
        "过失损坏武器装备、军事设施、军事通信罪",
        "过失提供不合格武器装备、军事设施罪",
        "过失泄露军事秘密罪",
        "武器装备肇事罪",
    )
)


def makes_special_recidivist(name: str, article: int) -> bool:
    """Whether 刑法 66 speaks of the charge with this name, defined in this article."""
    return 102 <= article <= _LAST_OF_STATE_SECURITY or name in _TERROR_AND_UNDERWORLD
