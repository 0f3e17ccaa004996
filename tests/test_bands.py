"""Which tier of its article a charge opens: by the judgment's words, by the facts, by the province, by the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from resources.law.drugs import drugs as all_drugs
from resources.messages.message import message
from resources.messages.wording import say
from tests.band_cases import BAND_CASES, FRAUD, THEFT, Told, text
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.rules import RULES

PLAIN = "有期徒刑一年，并处罚金二千元"


def words(band: Band) -> str:
    return "".join(say(reason) for reason in band.reasons)


def of(charge: str, facts: str, reasoning: str = "实施犯罪", **known: object) -> Band:
    return Told(facts, text(charge, reasoning, PLAIN), **known).band()  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", BAND_CASES)
def test_kept(rule: str) -> None:
    assert rule not in {finding.rule for finding in BAND_CASES[rule][0].findings()}


@pytest.mark.parametrize("rule", BAND_CASES)
def test_broken(rule: str) -> None:
    told = BAND_CASES[rule][1]
    (finding,) = [finding for finding in told.findings() if finding.rule == rule]
    assert finding.severity == RULES[rule]
    for language in ("zh", "en"):
        assert "{" not in say(finding.message, language)  # type: ignore[arg-type]
    assert finding.text_span is not None or finding.facts_span is not None
    assert (finding.defendant, finding.charge) == (0, 0)


def test_the_places_are_those_of_the_words_and_the_amount() -> None:
    told = BAND_CASES["band-words-against-facts"][1]
    band = told.band()
    assert band.text_span is not None
    assert band.facts_span is not None
    assert told.text[band.text_span.start : band.text_span.end] == "数额较大"
    assert told.facts[band.facts_span.start : band.facts_span.end] == "80万元"


@pytest.mark.parametrize(
    ("charge", "reasoning", "tier"),
    [
        ("盗窃罪", "窃取财物，数额巨大", 1),
        ("盗窃罪", "窃取财物，数额较大，且有其他严重情节", 1),
        ("盗窃罪", "多次盗窃", 0),
        ("诈骗罪", "骗取财物，数额特别巨大", 2),
        ("抢劫罪", "入户抢劫", 1),
        ("抢劫罪", "持枪抢劫", 1),
        ("故意伤害罪", "故意伤害他人身体，致一人重伤", 1),
        ("故意伤害罪", "故意伤害他人身体，致人死亡", 2),
        ("故意伤害罪", "故意伤害他人身体，致人轻伤", 0),
        ("交通肇事罪", "违反交通运输管理法规，致一人死亡，负全部责任，且肇事后逃逸", 1),
        ("交通肇事罪", "因逃逸致人死亡", 2),
        ("交通肇事罪", "违反交通运输管理法规，致二人死亡，负事故主要责任", 1),
        ("贩卖毒品罪", "贩卖毒品，数量较大", 1),
        ("贩卖毒品罪", "贩卖毒品，数量大", 0),
        ("贩卖毒品罪", "多次贩卖少量毒品，情节严重", 3),
        ("非法持有毒品罪", "非法持有毒品，数量较大", 1),
        ("故意杀人罪", "故意杀人，情节较轻", 1),
        ("非法经营罪", "违反国家规定，情节特别严重", 1),
        ("虚开增值税专用发票罪", "虚开税款数额较大", 1),
        ("强奸罪", "二人以上轮奸", 1),
    ],
)
def test_the_judgments_own_words(charge: str, reasoning: str, tier: int) -> None:
    band = of(charge, "", reasoning)
    assert (band.by, band.tiers) == ("words", (tier,))


@pytest.mark.parametrize(
    "reasoning",
    [
        "窃取财物，尚未达到数额巨大的标准",
        "窃取财物，不属于数额巨大",
        "窃取财物。辩护人提出本案数额巨大的认定有误，本院不予采纳。被告人甲某",
        "窃取财物，数额巨大的，处三年以上十年以下有期徒刑",
        "窃取财物，公诉机关认定其数额巨大，证据不足，不予支持",
    ],
)
def test_words_that_are_denied_rejected_or_the_laws_name_nothing(reasoning: str) -> None:
    assert 1 not in of("盗窃罪", "", reasoning).words


def test_a_lenient_case_is_no_lighter_tier() -> None:
    """犯罪情节较轻 opens probation (刑法 72), not the lighter range of 232."""
    assert of("故意杀人罪", "", "故意杀人，犯罪情节较轻").by == "none"


def test_each_defendant_has_his_own_words() -> None:
    told = Told(
        "",
        "本院认为，被告人甲某盗窃财物，数额巨大；被告人乙某盗窃财物，数额较大，其行为均已构成盗窃罪。判决如下："
        "一、被告人甲某犯盗窃罪，判处有期徒刑四年，并处罚金五千元；二、被告人乙某犯盗窃罪，判处有期徒刑一年，并处罚金二千元。",
    )
    assert [band.tiers for band in told.bands()] == [(1,), (0,)]


def test_each_charge_has_its_own_words() -> None:
    told = Told(
        "",
        "本院认为，被告人甲某盗窃财物，数额巨大，其行为已构成盗窃罪；又明知是赃物而收购，情节严重，其行为已构成掩饰、隐瞒犯罪所得罪。"
        "判决如下：被告人甲某犯盗窃罪，判处有期徒刑四年，并处罚金五千元；犯掩饰、隐瞒犯罪所得罪，判处有期徒刑三年，并处罚金二千元；"
        "决定执行有期徒刑六年，并处罚金七千元。",
    )
    assert [band.tiers for band in told.bands()] == [(1,), (1,)]
    assert [band.said for band in told.bands()] == ["数额巨大", "情节严重"]


def test_the_cited_paragraph_tells_where_no_words_do() -> None:
    told = Told(
        "",
        "本院认为，被告人甲某贩卖毒品，其行为已构成贩卖毒品罪。依照《中华人民共和国刑法》第三百四十七条第三款之规定，判决如下："
        "被告人甲某犯贩卖毒品罪，判处有期徒刑八年，并处罚金五千元。",
    )
    assert (told.band().by, told.band().tiers) == ("words", (1,))


@pytest.mark.parametrize(
    ("charge", "facts", "tiers"),
    [
        ("盗窃罪", THEFT, (0,)),
        ("盗窃罪", "甲某于2023年3月1日盗窃一辆轿车，经鉴定价值人民币十二万元。", (1,)),
        ("盗窃罪", "甲某于2023年3月1日盗窃金饰一批，价值人民币五十五万六千元。", (2,)),
        ("盗窃罪", "甲某于2023年3月1日盗窃财物，价值人民币5万元。", (0, 1)),
        ("诈骗罪", FRAUD, (2,)),
        ("诈骗罪", "2023年3月，甲某参与电信网络诈骗，骗得乙某人民币31,000元。", (1,)),
        ("诈骗罪", "2023年3月，甲某参与电信网络诈骗，骗得乙某人民币2.9万元。", (0,)),
        ("职务侵占罪", "2022年5月间，甲某将公司资金转入其本人账户，共计人民币2163800元，用于消费。", (1, 2)),
        ("职务侵占罪", "2022年5月间，甲某侵占公司货款人民币7万元。", (0,)),
        ("受贿罪", "2020年5月，甲某收受乙某现金人民币25万元。", (1,)),
        (
            "故意伤害罪",
            "2022年10月2日，甲某持酒瓶击打乙某，经鉴定，乙某的损伤程度为重伤二级，甲某的损伤程度为轻微伤。",
            (1,),
        ),
        (
            "故意伤害罪",
            "2022年10月2日，甲某击打乙某，经鉴定，甲某的损伤程度为重伤二级，乙某的损伤程度为轻伤一级。",
            (0,),
        ),
        ("交通肇事罪", "2022年5月1日，甲某驾车撞倒乙某、丙某，致乙某、丙某当场死亡，甲某负事故全部责任。", (1,)),
        ("交通肇事罪", "2022年5月1日，甲某驾车撞倒乙某致其死亡，甲某负事故主要责任，在现场等候。", (0,)),
        ("交通肇事罪", "2022年5月1日，甲某驾车撞倒乙某致其死亡，后逃离现场。甲某负事故全部责任。", (1,)),
        ("交通肇事罪", "2022年5月1日，甲某驾车撞倒乙某致其重伤，后逃离现场。甲某负事故全部责任。", (0, 1)),
        ("贩卖毒品罪", "2023年9月11日，甲某将甲基苯丙胺一包交给乙某，净重12克。", (1,)),
        ("贩卖毒品罪", "2023年9月11日，甲某将冰毒一包交给乙某，净重0.3克。", (2,)),
        ("贩卖毒品罪", "2023年9月，甲某先后五次将冰毒卖给吸毒人员，每次0.3克。", (2, 3)),
        ("非法持有毒品罪", "2023年9月11日，民警从甲某身上查获氯胺酮，净重150克。", (1,)),
        ("非法持有毒品罪", "2023年9月11日，民警从甲某身上查获海洛因，净重0.06千克。", (0,)),
        ("生产、销售伪劣产品罪", "2023年，甲某销售假冒的白酒，销售金额人民币23万余元。", (1,)),
        ("非法吸收公众存款罪", "2022年5月，甲某向社会公众吸收资金共计人民币六千万元。", (2,)),
    ],
)
def test_the_facts(charge: str, facts: str, tiers: tuple[int, ...]) -> None:
    band = of(charge, facts)
    assert (band.by, band.tiers) == ("facts", tiers)
    assert band.sources


@pytest.mark.parametrize(
    "facts",
    [
        "2023年5月3日，甲某入室盗窃。案发后甲某赔偿乙某人民币80万元，并缴纳罚款5000元。",
        "2023年5月3日，甲某盗窃手机一部，销赃得款人民币40万元。",
        "2023年5月3日，甲某盗窃手机一部，甲某家属退赔40万元，取得谅解。",
    ],
)
def test_what_is_paid_back_or_got_for_it_is_no_measure(facts: str) -> None:
    assert of("盗窃罪", facts).by == "none"


ACTS = (
    "2023年4月至6月间，被告人甲某、乙某先后四次盗窃电缆线。\n"
    "1. 2023年4月12日，盗得电缆线86米，价值人民币18920元；\n"
    "2. 2023年5月3日，盗得电缆线120米，价值人民币26400元；\n"
    "3. 2023年5月19日，盗得电缆线65米，价值人民币14300元；\n"
    "4. 2023年6月8日，二人剪断电缆线40米（价值人民币8800元）后被保安发现，弃线逃离。\n"
    "所盗电缆销赃得款31000元，甲某分得22000元，乙某分得9000元。"
)
TWO = (
    "本院认为，被告人甲某、乙某盗窃财物，其行为均已构成盗窃罪。判决如下：一、被告人甲某犯盗窃罪，判处有期徒刑二年，"
    "并处罚金一万元；二、被告人乙某犯盗窃罪，判处有期徒刑一年，并处罚金三千元。"
)


def test_listed_acts_are_added_up_and_an_attempt_may_not_count() -> None:
    for band in Told(ACTS, TWO).bands():
        assert band.tiers == (0, 1)
        assert "59620元至68420元" in words(band)


@pytest.mark.parametrize(
    ("province", "tiers"), [("浙江", (0,)), ("海南省", (1,)), ("湖南", (1,)), ("福建", (0, 1)), ("山东", (0, 1))]
)
def test_the_province_decides_where_its_number_is_known(province: str, tiers: tuple[int, ...]) -> None:
    """福建 has no number for theft, that of 山东 was told by a page only: there the national corridor stays open."""
    band = Told(ACTS, TWO, province).bands()[0]
    assert band.tiers == tiers
    assert ("全国" in words(band) or "各省" in words(band)) == (province in ("福建", "山东"))


@pytest.mark.parametrize("facts", ["在浙江省杭州市", "在宁波市海曙区"])
def test_the_province_is_guessed_from_the_places(facts: str) -> None:
    band = of("盗窃罪", f"2023年5月3日，甲某{facts}盗窃财物，价值人民币5万元。")
    assert band.tiers == (0,)
    assert "浙江" in words(band)


def test_the_chosen_province_goes_before_the_places() -> None:
    facts = "2023年5月3日，甲某在杭州市盗窃财物，价值人民币5万元。"
    assert of("盗窃罪", facts, province="海南").tiers == (1,)


def test_where_no_national_number_is_the_tier_is_undecided() -> None:
    for charge in ("合同诈骗罪", "贷款诈骗罪"):
        band = of(charge, "2023年5月3日，甲某骗取乙公司货款人民币90万元。")
        assert (band.tiers, band.by) == ((), "none")
    assert "没有全国标准" in words(of("合同诈骗罪", "2023年5月3日，甲某骗取乙公司货款人民币90万元。"))


CONCEALED = "2023年7月，甲某用本人银行卡帮助转账，其中乙某被诈骗资金386500元。甲某非法获利4500元。"


def test_an_older_act_has_both_standards() -> None:
    told = Told(CONCEALED, text("掩饰、隐瞒犯罪所得罪", "帮助转移", PLAIN), judged=date(2026, 3, 1))
    assert told.band().tiers == (0, 1)
    assert "法释〔2025〕13号" in words(told.band())
    before = Told(CONCEALED, text("掩饰、隐瞒犯罪所得罪", "帮助转移", PLAIN), judged=date(2024, 3, 1))
    assert before.band().tiers == (1,)
    assert "法释〔2025〕13号" not in words(before.band())


def test_an_act_after_the_new_standard_has_the_new_one_alone() -> None:
    facts = CONCEALED.replace("2023年7月", "2025年10月")
    told = Told(facts, text("掩饰、隐瞒犯罪所得罪", "帮助转移", PLAIN), judged=date(2026, 3, 1))
    assert told.band().tiers == (0,)
    assert "法释〔2015〕11号" not in words(told.band())


def test_a_standard_whose_text_could_not_be_had_is_told_and_not_computed_with() -> None:
    facts = "2026年6月，甲某侵占公司货款人民币25万元。"
    told = Told(facts, text("职务侵占罪", "侵占财物", PLAIN), judged=date(2026, 11, 1))
    assert told.band().tiers == ()
    assert "法释〔2026〕6号" in words(told.band())
    assert "不据以计算" in words(told.band())


def test_an_act_under_the_old_standard_is_warned_of_the_unsure_one() -> None:
    facts = "2022年5月间，甲某侵占公司货款人民币2163800元。"
    now = Told(facts, text("职务侵占罪", "侵占财物", PLAIN), judged=date(2026, 11, 1)).band()
    then = Told(facts, text("职务侵占罪", "侵占财物", PLAIN), judged=date(2023, 11, 1)).band()
    assert now.tiers == then.tiers == (1, 2)
    assert "不据以计算" in words(now)
    assert "不据以计算" not in words(then)


def test_special_circumstances_may_open_a_heavier_tier() -> None:
    band = of("盗窃罪", "2023年5月3日，甲某在浙江省入户盗窃，窃得现金人民币4.5万元。")
    assert band.tiers == (0, 1)
    assert "入户" in words(band)


def test_a_crime_with_one_range_needs_nothing() -> None:
    band = of("危险驾驶罪", "2024年3月9日，甲某血液中乙醇含量为180.3mg/100ml。")
    assert (band.by, band.tiers) == ("law", (0,))
    assert not Told("", text("危险驾驶罪", "醉酒驾驶机动车", "拘役一个月，并处罚金二千元")).findings()


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ("", "有期徒刑十二年，并处罚金一万元"),
        ("2023年5月3日，甲某盗窃财物，价值人民币5万元。", "有期徒刑五年，并处罚金一万元"),
        (THEFT, "拘役三个月，并处罚金一千元"),
        (THEFT, "管制六个月，并处罚金一千元"),
    ],
)
def test_what_is_open_or_unknown_raises_nothing(facts: str, verdict: str) -> None:
    assert Told(facts, text("盗窃罪", "窃取财物", verdict)).findings() == []


def test_of_two_ranges_that_the_words_name_the_facts_tell_which_it_is() -> None:
    facts = "2023年5月3日，被告人甲某持刀将乙某捅成重伤二级，将丙某捅成轻伤一级。"
    words = "故意伤害他人身体，致一人重伤、一人轻伤"
    rules = {each.rule for each in Told(facts, text("故意伤害罪", words, "有期徒刑二年")).findings()}
    assert "band-below-facts" in rules
    assert Told(facts, text("故意伤害罪", words, "有期徒刑四年")).findings() == []


@pytest.mark.parametrize(
    ("facts", "charge", "reasoning", "told"),
    [
        ("2023年5月3日，甲某盗窃现金人民币500元。", "盗窃罪", "窃取财物，数额较大", True),
        ("2023年5月3日，甲某骗得乙某人民币2600元。", "诈骗罪", "骗取财物，数额较大", True),
        ("2023年5月3日，甲某盗窃现金人民币1100元。", "盗窃罪", "窃取财物，数额较大", False),
        ("2023年5月3日，甲某入户盗窃现金人民币500元。", "盗窃罪", "窃取财物，数额较大", False),
        ("甲某曾因盗窃被判过刑。2023年5月3日，甲某盗窃现金人民币600元。", "盗窃罪", "窃取财物，数额较大", False),
        ("2023年5月3日，甲某盗窃现金人民币500元。", "盗窃罪", "扒窃", False),
    ],
)
def test_an_amount_below_every_number(facts: str, charge: str, reasoning: str, told: bool) -> None:
    rules = {each.rule for each in Told(facts, text(charge, reasoning, "拘役三个月，并处罚金一千元")).findings()}
    assert rules == ({"band-words-against-facts"} if told else set())


def test_exemption_and_fine_alone_are_within_the_lightest_range() -> None:
    assert Told(THEFT, text("盗窃罪", "窃取财物，数额较大", "罚金二千元")).findings() == []


def test_a_unit_has_no_band() -> None:
    told = Told(
        "",
        "本院认为，被告单位某科技有限公司虚开发票，情节严重，其行为已构成虚开发票罪。判决如下："
        "被告单位某科技有限公司犯虚开发票罪，判处罚金十万元。",
    )
    assert told.bands() == ()


@pytest.mark.parametrize("size", [1, 20])
def test_texts_without_full_stops_are_read_in_no_time(size: int) -> None:
    part = "盗窃现金人民币3000元及手机一部，数额较大，海洛因3克，轻伤，"
    told = Told(part * size * 1500, text("盗窃罪", part * size * 1500, PLAIN))
    assert told.bands()


SIX = {
    "drugs": Told(
        "2023年9月11日，被告人甲某与乙某约定以人民币45000元的价格交易海洛因。当日甲某将白色块状物一包交给乙某，收取现金"
        "45000元。民警从乙某手中查获该包，净重50.2克，从甲某背包内查获白色粉末三小包，净重共计1.8克，均检出海洛因成分。"
        "甲某曾因犯贩卖毒品罪于2016年5月被判处有期徒刑三年，并处罚金人民币五千元，2018年10月刑满释放。",
        text("贩卖毒品罪", "明知是毒品而贩卖", "有期徒刑二年，并处罚金人民币五千元"),
    ),
    "embezzlement": Told(
        "2020年6月至2022年5月间，被告人甲某利用职务便利，先后47次将公司账户资金转入其本人账户，共计人民币2163800元，"
        "用于网络赌博及个人消费。至案发，甲某归还公司人民币360000元，其余未能退赔。",
        text("职务侵占罪", "将本单位财物占为己有", "有期徒刑二年，并处罚金人民币五千元"),
    ),
    "embezzlement-two-years-of-large": Told(
        "2020年6月至2022年5月间，被告人甲某将公司资金转入其本人账户，共计人民币2163800元。",
        text("职务侵占罪", "将本单位财物占为己有，数额较大", "有期徒刑二年，并处罚金人民币五千元"),
    ),
    "drugs-in-chinese-numerals": Told(
        "2023年9月11日，被告人甲某将甲基苯丙胺一百二十克交给乙某。",
        text("运输毒品罪", "明知是毒品而运输", "有期徒刑七年，并处罚金人民币五千元"),
    ),
    "two-dead": Told(
        "2023年9月11日，被告人甲某驾车撞倒行人乙某、丙某，致二人当场死亡。甲某负事故全部责任。",
        text("交通肇事罪", "违反交通运输管理法规，因而发生重大事故", "有期徒刑二年"),
    ),
}


@pytest.mark.parametrize("case", SIX)
def test_what_the_facts_open_and_the_sentence_ignores(case: str) -> None:
    found = SIX[case].findings()
    assert found
    assert {finding.severity for finding in found} == {"warning"}
    assert all(finding.facts_span for finding in found)


@pytest.mark.parametrize("case", SIX)
def test_a_ground_to_mitigate_makes_it_a_note(case: str) -> None:
    told = replace(SIX[case], text=SIX[case].text.replace("，其行为", "，系从犯，应当减轻处罚，其行为"))
    below = [finding for finding in told.findings() if finding.rule.startswith("band-below")]
    assert {finding.severity for finding in below} <= {"note"}


@pytest.mark.parametrize(
    ("charge", "facts", "tiers"),
    [
        ("抢劫罪", "2023年5月3日，甲某在路边以拳打脚踢的方式抢走乙某手机一部，价值2000元。", (0,)),
        ("抢劫罪", "2023年5月3日，甲某翻窗进入乙某家中，持刀劫得现金2000元。", (0, 1)),
        ("强奸罪", "2023年5月3日，甲某以暴力手段强行与乙某发生性关系。", (0,)),
        ("强奸罪", "2023年5月3日，甲某伙同丙某先后强行与乙某发生性关系。", (0, 1)),
        ("聚众斗殴罪", "2023年5月3日，甲某纠集十余人持钢管与他人互殴。", (0, 1)),
    ],
)
def test_listed_cases_open_the_heavier_range_and_their_absence_does_not(
    charge: str, facts: str, tiers: tuple[int, ...]
) -> None:
    assert of(charge, facts).tiers == tiers


def test_what_was_given_back_before_the_case_came_up_may_be_taken_off() -> None:
    facts = "2022年5月，甲某侵占公司货款共计人民币103万元。案发前，甲某已归还人民币15万元。"
    assert of("职务侵占罪", facts).tiers == (0, 1)


def test_amounts_of_one_defendant_are_not_anothers() -> None:
    facts = "2020年，甲某销售拼装的电视机，销售金额人民币52万元。其中，乙某销售500台，销售金额人民币8万元。"
    told = Told(
        facts,
        "本院认为，被告人甲某、乙某销售不合格产品，其行为均已构成销售伪劣产品罪。判决如下：一、被告人甲某犯销售伪劣产品罪，"
        "判处有期徒刑七年，并处罚金三十万元；二、被告人乙某犯销售伪劣产品罪，判处有期徒刑十个月，并处罚金五万元。",
    )
    first, second = told.bands()
    assert first.tiers == (2,)
    assert 0 in second.tiers
    assert told.findings() == []


def test_what_kind_of_fraud_it_was_may_stand_in_the_reasoning() -> None:
    facts = "2018年5月10日，甲某冒充他人加乙某为好友，骗取乙某人民币38150元。"
    assert of("诈骗罪", facts, "利用电信网络技术手段实施电信网络诈骗", province="浙江").facts == (1,)
    assert of("诈骗罪", facts.replace("加", "以微信加"), province="浙江").tiers == (0, 1)
    assert of("诈骗罪", facts, province="浙江").tiers == (0,)


def test_evidence_tells_nothing_twice() -> None:
    facts = (
        "2023年5月3日，甲某盗窃摩托车一辆，价值人民币2万元。"
        "上述事实，有下列证据证实：乙某的陈述，称被盗的摩托车购买时价值人民币6万元；价格认定结论。"
    )
    assert of("盗窃罪", facts).tiers == (0,)


def test_traditional_characters_are_read() -> None:
    told = Told("", text("盜竊罪", "竊取財物，數額巨大", "有期徒刑四年，並處罰金二千元").replace("处", "處"))
    (band,) = told.bands()
    assert (band.by, band.tiers) == ("words", (1,))
    assert band.text_span is not None
    assert told.text[band.text_span.start : band.text_span.end] == "數額巨大"


@pytest.mark.parametrize(
    "charge", ["抢劫罪", "强奸罪", "聚众斗殴罪", "盗窃罪", "交通肇事罪", "故意伤害罪", "贩卖毒品罪"]
)
def test_facts_that_tell_no_act_open_nothing(charge: str) -> None:
    assert of(charge, "2023年5月3日").by == "none"


@pytest.mark.parametrize(
    ("charge", "facts", "tiers"),
    [
        ("侵犯公民个人信息罪", "2022年3月，甲某向他人出售公民个人信息6万余条。", (1,)),
        ("侵犯公民个人信息罪", "2022年3月，甲某向他人出售公民个人信息八千条。", (0,)),
        ("侵犯公民个人信息罪", "2022年3月，甲某向他人出售公民征信信息800条。", (1,)),
        ("盗伐林木罪", "2024年3月，甲某盗伐杉木，立木蓄积62.5立方米。", (1,)),
        ("滥伐林木罪", "2024年3月，甲某滥伐林木35立方米。", (0,)),
        ("非法持有枪支罪", "2024年3月，民警在甲某家中查获以火药为动力的枪支二支。", (1,)),
        ("非法持有枪支罪", "2024年3月，民警在甲某家中查获一支火药枪。", (0,)),
        ("非法吸收公众存款罪", "2022年5月，甲某向600余名社会公众吸收存款。", (1,)),
    ],
)
def test_what_is_counted(charge: str, facts: str, tiers: tuple[int, ...]) -> None:
    band = of(charge, facts)
    assert (band.by, band.tiers) == ("facts", tiers)
    for language in ("zh", "en"):
        assert all("{" not in say(reason, language) for reason in band.reasons)  # type: ignore[arg-type]


def test_air_guns_are_not_counted_as_others() -> None:
    assert of("非法持有枪支罪", "2024年3月，民警在甲某家中查获以压缩气体为动力的枪支二支。").by == "none"


def test_the_sum_of_one_victim_is_not_that_of_all() -> None:
    facts = "2013年6月，甲某共骗得乙某人民币45万元。2013年7月，甲某骗得丙某人民币7万元。"
    assert of("诈骗罪", facts).tiers == (1, 2)


@pytest.mark.parametrize(
    ("facts", "tiers"),
    [
        ("2023年5月，甲某分三次贩卖海洛因给乙某：第一次3克，第二次4克，第三次5克。", (1,)),
        ("1.2023年5月2日，甲某卖给乙某海洛因6克。\n2.2023年5月4日，甲某卖给丙某海洛因7克。", (1,)),
        ("2023年5月，甲某贩卖海洛因给乙某，一包6克，一包7克。", (1, 2)),
    ],
)
def test_weights_of_listed_acts_are_added_up(facts: str, tiers: tuple[int, ...]) -> None:
    assert set(of("贩卖毒品罪", facts).tiers) - {3} == set(tiers)


def test_what_was_agreed_on_counts_less_than_what_was_weighed() -> None:
    facts = "2017年5月10日，甲某约定以20000元的价格出售100克氯胺酮，民警查获氯胺酮2包，净重分别为49.70、48.97克。"
    assert of("贩卖毒品罪", facts).tiers == (1, 2)


@pytest.mark.parametrize(
    ("facts", "tiers"),
    [
        ("2015年1月22日，甲某将甲基苯丙胺9.81克卖给乙某。", (2, 3)),
        ("2017年1月22日，甲某将甲基苯丙胺9.81克卖给乙某。", (2,)),
        (
            "1、2017年1月2日，甲某卖给乙某冰毒0.2克。2、1月3日，卖给丙某冰毒0.2克。3、1月4日，卖给丁某冰毒0.3克。",
            (2, 3),
        ),
    ],
)
def test_small_amounts_in_a_serious_case(facts: str, tiers: tuple[int, ...]) -> None:
    assert of("贩卖毒品罪", facts).tiers == tiers


def test_a_whole_judgment_is_measured_by_what_the_court_found() -> None:
    whole = (
        "浙江省某市某区人民法院 刑事判决书 公诉机关某市某区人民检察院。被告人甲某，男，1985年1月1日出生。"
        "某市某区人民检察院指控被告人甲某犯盗窃罪，于2022年5月5日向本院提起公诉。本院依法适用简易程序，公开开庭审理了本案，"
        "现已审理终结。\n经审理查明，2022年3月1日，被告人甲某盗窃摩托车一辆，经鉴定价值人民币9万元。案发后，甲某的家属赔偿乙某"
        "人民币20万元。\n上述事实，有乙某的陈述（称购车时花费人民币50万元）等证据证实。\n"
        "本院认为，被告人甲某秘密窃取他人财物，其行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
        "被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金人民币二千元。\n审判员 丙某\n二〇二二年六月一日"
    )
    told = Told("", whole, judged=date(2022, 6, 1))
    band = told.band()
    assert (band.by, band.tiers) == ("facts", (1,))
    assert "浙江" in words(band)
    assert band.facts_span is not None
    assert whole[band.facts_span.start : band.facts_span.end] == "9万元"
    assert [finding.rule for finding in told.findings()] == ["band-below-facts"]


@pytest.mark.parametrize(
    ("drugs", "told"),
    [
        ("冰毒12克", "Methamphetamine, 12 g"),
        ("大麻12克", "Cannabis, 12 g"),
        ("海洛因12克、K粉300克", "Heroin, Ketamine, converted by their standards"),
    ],
)
def test_drugs_are_named_in_english(drugs: str, told: str) -> None:
    facts = f"2023年9月11日，被告人甲某将{drugs}卖给乙某。"
    (band,) = Told(facts, text("贩卖毒品罪", "明知是毒品而贩卖", "有期徒刑二年，并处罚金人民币五千元")).bands()
    words = "\n".join(say(reason, "en") for reason in band.reasons)
    assert told in words
    assert re.search("[\u4e00-\u9fff]", words) is None


def test_every_drug_has_its_own_name() -> None:
    for drug in all_drugs():
        assert say(message(f"drugs.{drug.id}")) == drug.name


@pytest.mark.parametrize("charge", ["贪污罪", "受贿罪"])
def test_an_especially_huge_amount_alone_leaves_open_whether_the_loss_was_especially_grave_too(charge: str) -> None:
    def rules(sentence: str) -> set[str]:
        told = Told("2020年5月，被告人甲某得款人民币400万元。", text(charge, "数额特别巨大", sentence))
        return {finding.rule for finding in told.findings() if finding.severity == "error"}

    assert not rules("死刑，缓期二年执行，剥夺政治权利终身，并处没收个人全部财产")
    assert not rules("有期徒刑十二年，并处罚金人民币二百万元")
    assert "band-below-words" in rules("有期徒刑五年，并处罚金人民币五十万元")
