"""What is measured in the facts: money with what it is, weights, injuries, alcohol, counts."""

from __future__ import annotations

import pytest

from trainer.judgment.measures.reader import read_measures
from trainer.judgment.measures.types import MoneyRole


@pytest.mark.parametrize(
    ("text", "yuan", "role"),
    [
        ("盗得手机一部，价值人民币3,200元", 3200, MoneyRole.TAKEN),
        ("盗得手机一部，价值人民币3，200元", 3200, MoneyRole.TAKEN),
        ("骗取人民币二万三千五百元", 23500, MoneyRole.TAKEN),
        ("骗取现金3万5千元", 35000, MoneyRole.TAKEN),
        ("骗取人民币壹拾万元", 100000, MoneyRole.TAKEN),
        ("诈骗人民币80万。", 800000, MoneyRole.TAKEN),
        ("价值人民币12 000元", 12000, MoneyRole.TAKEN),
        ("价值人民币1.5万余元", 15000, MoneyRole.TAKEN),
        ("先后三次盗窃，价值共计人民币9600元", 9600, MoneyRole.TOTAL),
        ("涉案金额合计人民币1亿元", 100000000, MoneyRole.TOTAL),
        ("所盗电缆销赃得款31000元", 31000, MoneyRole.GAIN),
        ("以3000元的价格卖给他人", 3000, MoneyRole.GAIN),
        ("甲某分得现金22000元", 22000, MoneyRole.GAIN),
        ("赔偿乙某各项损失共计68000元", 68000, MoneyRole.REPAID),
        ("退赔被害人人民币20000元", 20000, MoneyRole.REPAID),
        ("支付6500元医疗费", 6500, MoneyRole.REPAID),
        ("被判处有期徒刑一年，并处罚金人民币五千元", 5000, MoneyRole.REPAID),
        ("造成直接经济损失人民币30万元", 300000, MoneyRole.LOSS),
        ("虚开增值税专用发票，税额合计人民币120万元", 1200000, MoneyRole.TAX),
        ("价税合计人民币900万元", 9000000, MoneyRole.FACE),
        ("销售金额人民币23万余元", 230000, MoneyRole.SALES),
        ("非法经营数额人民币60万元", 600000, MoneyRole.TURNOVER),
        ("卡内流入资金共计人民币1268700元", 1268700, MoneyRole.INFLOW),
        ("每张卡每天500元报酬", 500, MoneyRole.OTHER),
        ("每克300元", 300, MoneyRole.OTHER),
        ("侵吞公款320万元", 3200000, MoneyRole.TAKEN),
        ("甲某套取专项资金12万元", 120000, MoneyRole.TAKEN),
        ("甲某曾因盗窃价值50万元财物于2010年被判处有期徒刑八年", 500000, MoneyRole.OTHER),
        ("甲某将公司资金80万元转入本人账户", 800000, MoneyRole.TAKEN),
        ("甲某把货款3万元汇给其个人", 30000, MoneyRole.TAKEN),
    ],
)
def test_money(text: str, yuan: float, role: MoneyRole) -> None:
    (found,) = read_measures(text).money
    assert (found.yuan, found.role) == (yuan, role)


@pytest.mark.parametrize(
    ("text", "attempted"),
    [
        ("甲某窃得现金2000元，又欲盗窃保险柜内现金10万元，因被发现而未得逞。", [False, True]),
        ("甲某企图骗取货款8万元，因乙某报警未能得逞。甲某另骗得5000元。", [True, False]),
        ("甲某窃得现金2000元。后甲某欲离开时被抓获。", [False]),
    ],
)
def test_what_somebody_only_aimed_at(text: str, attempted: list[bool]) -> None:
    assert [each.attempted for each in read_measures(text).money] == attempted


@pytest.mark.parametrize("text", ["盗窃公民信息5万条", "聚集3万人", "三单元2楼", "多元化", "元月三日", "上万名群众"])
def test_what_is_no_money(text: str) -> None:
    assert read_measures(text).money == ()


def test_acts_have_their_amounts_and_persons() -> None:
    text = (
        "（一）甲某盗得手机，价值2000元。\n（二）甲某、乙某盗得电脑，价值5000元。\n"
        "（三）乙某欲盗窃汽车（价值90000元），未得逞。\n"
    )
    money = read_measures(text, ["甲某", "乙某"]).money
    assert [(each.act, each.who, each.attempted) for each in money] == [
        (0, (0,), False),
        (1, (), False),
        (2, (1,), True),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "grams"),
    [
        ("查获白色块状物一包，净重50.2克，检出海洛因成分", "海洛因", 50.2),
        ("将0.3克冰毒卖给他人", "甲基苯丙胺", 0.3),
        ("将甲基苯丙胺1.2千克运往某市", "甲基苯丙胺", 1200),
        ("氯胺酮（俗称K粉）二十克", "氯胺酮", 20),
        ("MDMA片剂30g", "苯丙胺类", 30),
        ("甲基苯丙胺片剂（麻古）95毫克", "甲基苯丙胺", 0.095),
    ],
)
def test_drugs(text: str, kind: str, grams: float) -> None:
    (found,) = read_measures(text).drugs
    assert found.kind == kind
    assert found.grams == pytest.approx(grams)


@pytest.mark.parametrize(
    "text",
    [
        "贩卖海洛因不满十克",
        "海洛因十克以上",
        "海洛因毛重5克",
        "以每克300元的价格",
        "血液中乙醇含量180mg/100ml",
        "毛重5克",
        "黄金饰品30克",
    ],
)
def test_what_is_no_weight_of_a_drug(text: str) -> None:
    assert read_measures(text).drugs == ()


@pytest.mark.parametrize(
    ("text", "grade", "persons", "own"),
    [
        ("经鉴定，乙某的损伤程度为轻伤二级", "轻伤", 1, False),
        ("甲某的损伤程度为轻微伤", "轻微伤", 1, True),
        ("甲某将乙某打成重伤", "重伤", 1, False),
        ("致乙某、丙某当场死亡", "死亡", 2, False),
        ("造成二人死亡", "死亡", 2, False),
        ("造成乙某等三人当场死亡", "死亡", 3, False),
        ("致乙某（殁年40岁）、丙某（殁年8岁）当场死亡", "死亡", 2, False),
        ("造成乙某、丙某受伤后经医院抢救无效死亡", "死亡", 2, False),
        ("乙某符合外力作用致失血性、感染性休克死亡", "死亡", 1, False),
        ("致乘坐甲某所驾车辆的乙某死亡", "死亡", 1, False),
    ],
)
def test_injuries(text: str, grade: str, persons: int, own: bool) -> None:
    (found,) = read_measures(text, ["甲某"]).injuries
    assert (found.grade, found.persons, found.own) == (grade, persons, own)


@pytest.mark.parametrize("text", ["死亡证明", "死亡赔偿金", "尚未达到轻伤", "不构成重伤"])
def test_what_is_no_injury(text: str) -> None:
    assert read_measures(text).injuries == ()


@pytest.mark.parametrize(
    ("text", "mg", "breath"),
    [
        ("血液中乙醇含量为180.3mg/100ml", 180.3, False),
        ("呼气酒精测试，结果为172mg／100mL", 172, True),
        ("血液酒精含量为95毫克/100毫升", 95, False),
        ("血中乙醇浓度为每百毫升95毫克，即95毫克每百毫升", 95, False),
    ],
)
def test_alcohol(text: str, mg: float, breath: bool) -> None:
    found = read_measures(text).alcohol[-1]
    assert (found.mg, found.breath) == (mg, breath)


def test_counts() -> None:
    text = "先后四次盗窃，辛某等七名被害人被骗，组织卖淫女12名"
    assert [(each.of, each.number) for each in read_measures(text).counts] == [
        ("acts", 4),
        ("victims", 7),
        ("persons", 12),
    ]


def test_a_list_of_weights_has_one_unit() -> None:
    found = read_measures("查获氯胺酮3包，净重分别为49.70、48.97、0.15克").drugs
    assert [(each.grams, each.net) for each in found] == [(49.7, True), (48.97, True), (0.15, True)]


def test_what_was_found_to_be_no_drug_is_none() -> None:
    found = read_measures("查获毒品3.6克，检出甲基苯丙胺成分，其余1023克晶体未检出甲基苯丙胺成分。").drugs
    assert [each.grams for each in found] == [3.6]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("案发前，甲某已归还公司人民币15万元", True),
        ("借款到期后，甲某偿还乙某人民币2万元", True),
        ("至案发，甲某归还公司人民币36万元", False),
        ("甲某家属退赔人民币5万元", False),
    ],
)
def test_what_was_given_back_before_the_case_came_up(text: str, before: bool) -> None:
    (found,) = read_measures(text).money
    assert (found.role, found.before) == (MoneyRole.REPAID, before)
