"""The facts held against the judgment: what is found, where, and what is not."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.facts_cases import CAME, STOLEN, TOGETHER, both, theft
from tests.real_data import DATA, needs_real_data
from tests.told_cases import Told, told
from trainer.judgment.checks import check
from trainer.judgment.checks.rules import RULES
from trainer.judgment.document import read_document
from trainer.judgment.facts.pairing import paired
from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude, Finding, Span

OF_FACTS = frozenset(
    (
        "defendant-missing",
        "defendant-not-accused",
        "charge-undecided",
        "charge-not-accused",
        "act-day-differs",
        "act-day-of-reasoning",
        "law-changed-within-acts",
        "recidivist-not-weighed",
        "drug-recidivist-not-weighed",
        "first-offence-with-record",
        "record-not-weighed",
        "surrender-not-weighed",
        "surrender-taken-for-confession",
        "surrender-asked",
        "accessory-asked",
        "minor-not-weighed",
        "minor-by-age-not-weighed",
        "aged-not-weighed",
        "not-weighed",
        "admission-against-attitude",
        "surrender-of-caught",
        "surrender-of-confessed",
        "against-facts",
        "age-against-birthday",
        "recidivist-not-stated",
        "not-stated",
    )
)
FULL_TEXTS = (DATA / "fulltext_judge.jsonl", DATA / "fulltext_traffic_xml.jsonl")


def found(case: Told) -> set[str]:
    """The rules of the facts that speak."""
    return {finding.rule for finding in case.findings()} & OF_FACTS


def one(case: Told, rule: str) -> Finding:
    (finding,) = [finding for finding in case.findings() if finding.rule == rule]
    return finding


def words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


# --- Six cases as lawyers paste them, and judgments that let something pass

THEFT_BY_TWO = (
    "某县人民检察院指控：2022年2月至4月间，被告人丙某、丁某经商量，由丙某开车、丁某放风，先后三次到某工业园窃取铜线，"
    "价值共计人民币41000元。2022年5月8日，丁某接到民警电话通知后主动到案，如实供述上述事实；同日丙某被抓获归案，归案后对"
    "第2笔事实予以否认。丙某曾因犯盗窃罪于2018年6月被判处有期徒刑一年，2019年3月刑满释放。丁某亲属代为退赔人民币10000元，"
    "取得某公司谅解。"
)
INJURY = (
    "2022年8月1日21时许，被告人戊某在某饭店与己某发生争执，持啤酒瓶击打己某头部，致己某轻伤二级。2022年8月9日，戊某经民警"
    "电话传唤到案，如实供述自己的罪行。2022年10月，双方达成和解，戊某赔偿己某人民币50000元，己某出具谅解书。"
)
HEROIN = (
    "2022年9月3日，被告人庚某以人民币20000元的价格将一包白色块状物卖给辛某（另案处理），被民警当场抓获，白色块状物净重25克，"
    "检出海洛因成分。庚某曾因犯贩卖毒品罪于2015年4月被判处有期徒刑四年，2018年1月刑满释放。庚某到案后拒不供认，辩称系他人委托。"
)
CASHIER = (
    "被告人壬某于2017年3月至2021年9月任某公司出纳。2019年5月至2021年6月间，壬某利用职务便利，先后20余次将公司款项转入本人账户，"
    "共计人民币1200000元。2021年9月，公司核对账目时发现异常，壬某在单位负责人陪同下到公安机关投案，如实供述全部事实。"
    "至案发，壬某归还公司人民币200000元。"
)


def test_a_second_defendant_left_out_and_a_recidivist_passed_over() -> None:
    text = (
        "本院认为，被告人丙某的行为已构成盗窃罪。丙某如实供述，系坦白。判决如下：被告人丙某犯盗窃罪，判处有期徒刑一年六个月，"
        "并处罚金人民币五千元。"
    )
    case = Told(text, THEFT_BY_TWO)
    assert {"defendant-missing", "recidivist-not-weighed"} <= found(case)
    assert words(THEFT_BY_TWO, one(case, "defendant-missing").facts_span) == "丁某"
    recidivist = one(case, "recidivist-not-weighed")
    assert words(THEFT_BY_TWO, recidivist.facts_span).startswith("因犯盗窃罪于2018年6月")
    assert words(text, recidivist.text_span) == "盗窃罪"
    assert recidivist.severity == "warning"
    assert (recidivist.values["released"], recidivist.values["act"]) == (date(2019, 3, 31), date(2022, 4, 30))


def test_each_of_two_is_held_against_what_is_his() -> None:
    text = (
        "本院认为，被告人丙某、丁某的行为已构成盗窃罪。被告人丙某系累犯，应当从重处罚。被告人丁某系自首，积极退赔并取得谅解，"
        "可以从轻处罚。二被告人作用相当。判决如下：一、被告人丙某犯盗窃罪，判处有期徒刑一年六个月，并处罚金人民币五千元；"
        "二、被告人丁某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。"
    )
    assert found(Told(text, THEFT_BY_TWO)) == set()
    swapped = Told(text.replace("被告人丁某系自首", "被告人丁某如实供述，系坦白"), THEFT_BY_TWO)
    finding = one(swapped, "surrender-taken-for-confession")
    assert (finding.defendant, words(THEFT_BY_TWO, finding.facts_span)) == (1, "电话通知后主动到案")


def test_surrender_on_a_summons_by_telephone_taken_for_a_confession() -> None:
    text = (
        "本院认为，被告人戊某的行为已构成故意伤害罪。戊某归案后如实供述，系坦白，赔偿损失并取得谅解，可以从轻处罚。判决如下："
        "被告人戊某犯故意伤害罪，判处有期徒刑七个月。"
    )
    case = Told(text, INJURY)
    assert found(case) == {"surrender-taken-for-confession"}
    finding = one(case, "surrender-taken-for-confession")
    assert (words(text, finding.text_span), words(INJURY, finding.facts_span)) == ("如实供述", "电话传唤到案")


def test_a_confession_given_to_one_who_denies_and_two_records_passed_over() -> None:
    text = (
        "本院认为，被告人庚某的行为已构成贩卖毒品罪。庚某如实供述自己的罪行，系坦白，可以从轻处罚。判决如下：被告人庚某犯贩卖毒品罪，"
        "判处有期徒刑八年，并处罚金人民币一万元。"
    )
    case = Told(text, HEROIN)
    assert found(case) == {"admission-against-attitude", "recidivist-not-weighed", "drug-recidivist-not-weighed"}
    assert words(HEROIN, one(case, "admission-against-attitude").facts_span) == "拒不供认"


def test_a_surrender_passed_over_and_a_change_of_the_law_between_the_acts() -> None:
    text = (
        "本院认为，被告人壬某的行为已构成职务侵占罪。壬某归还部分款项，酌情从轻处罚。判决如下：被告人壬某犯职务侵占罪，"
        "判处有期徒刑三年，并处罚金人民币五万元。"
    )
    assert found(Told(text, CASHIER)) == {"surrender-not-weighed", "law-changed-within-acts"}


# --- Who is accused


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        (TOGETHER, {"defendant-missing"}),
        ("2023年3月5日，被告人甲某伙同乙某（另案处理）盗窃。", set()),
        ("2023年3月5日，被告人甲某与被告人乙某（已判决）盗窃。", set()),
        ("2023年3月5日，被告人甲某在被害人乙某家中盗窃。", set()),
        ("2023年3月5日，被告人甲某、乙某、丙某盗窃。", {"defendant-missing"}),
    ],
)
def test_who_is_missing(facts: str, rules: set[str]) -> None:
    assert found(theft("", facts)) == rules


@pytest.mark.parametrize(
    ("facts", "words_there"),
    [
        ("2023年3月5日，被告人甲某伙同乙某（另案处理）盗窃。", "乙某"),
        ("2023年3月5日，被告人甲某盗窃被害人乙某的财物。", "乙某"),
        (STOLEN, ""),
    ],
)
def test_who_is_judged_and_not_accused(facts: str, words_there: str) -> None:
    finding = one(both(facts), "defendant-not-accused")
    assert (finding.defendant, words(facts, finding.facts_span)) == (1, words_there)
    assert words(both(facts).text, finding.text_span) == "乙某"


def test_names_that_are_masked_otherwise_are_the_same() -> None:
    def stated(*names: str) -> list[StatedDefendant]:
        return [StatedDefendant(name, Span(0, 1)) for name in names]

    one_of_them = stated("张某某", "李某")
    assert paired(["张某", "李某"], one_of_them) == tuple(one_of_them)
    assert paired(["李某", "张大勇"], one_of_them) == (one_of_them[1], one_of_them[0])
    assert paired(["王某"], one_of_them) == (None,)
    assert paired(["王某"], stated("张某")) == (None,)
    twins = stated("张某甲", "张某乙")
    assert paired(["张某", "李某"], twins) == (None, None)
    assert paired(["被告人"], stated("张某")) == tuple(stated("张某"))


def test_a_unit_is_a_defendant_too() -> None:
    facts = "2023年3月5日，被告单位某某贸易有限公司、被告人甲某虚开增值税专用发票。"
    case = told("虚开增值税专用发票罪", "判处有期徒刑一年，并处罚金人民币二万元", facts=facts)
    assert one(case, "defendant-missing").values["name"] == "某某贸易有限公司"


# --- Recidivists

RECORD = "甲某曾因犯诈骗罪于2017年5月8日被判处有期徒刑二年，{0}。"


@pytest.mark.parametrize(
    ("record", "rules"),
    [
        (RECORD.format("2018年3月6日刑满释放"), {"recidivist-not-weighed"}),
        (RECORD.format("2018年3月5日刑满释放"), {"recidivist-not-weighed"}),  # five years to the day
        (RECORD.format("2018年3月4日刑满释放"), {"record-not-weighed"}),
        (RECORD.format("2018年3月刑满释放"), {"record-not-weighed"}),  # the day is not known
        (RECORD.format("缓刑三年"), {"record-not-weighed"}),
        (RECORD.format("2018年3月6日被假释"), {"record-not-weighed"}),
        (RECORD.format("2018年1月6日被假释，假释考验期至2018年9月1日止"), {"recidivist-not-weighed"}),
        (RECORD.format("2018年1月6日被假释，假释考验期至2018年2月1日止"), {"record-not-weighed"}),
        (RECORD.replace("诈骗罪", "交通肇事罪").format("2018年3月6日刑满释放"), {"record-not-weighed"}),
        (RECORD.replace("有期徒刑二年", "拘役五个月").format("2018年3月6日刑满释放"), {"record-not-weighed"}),
        (RECORD.format("2023年12月6日刑满释放"), {"record-not-weighed"}),  # the act came before
        ("甲某曾因犯诈骗罪于2020年5月8日被判处有期徒刑一年。", {"recidivist-not-weighed"}),  # served before, whenever
        ("甲某曾因盗窃于2020年5月8日被行政拘留十日。", set()),
        (
            RECORD.format("2018年3月6日刑满释放") + "甲某，1999年9月1日出生。",
            {"record-not-weighed"},
        ),  # a minor then?
        (RECORD.format("2018年3月6日刑满释放") + "甲某，1980年9月1日出生。", {"recidivist-not-weighed"}),
    ],
)
def test_who_is_a_recidivist(record: str, rules: set[str]) -> None:
    assert found(theft("", STOLEN + record)) == rules


def test_another_s_record_makes_nobody_a_recidivist() -> None:
    facts = "2023年3月5日，被告人甲某、乙某盗窃财物，价值9000元。" + RECORD.format("2018年3月6日刑满释放")
    text = (
        "本院认为，被告人甲某、乙某的行为均已构成盗窃罪。乙某系累犯，应当从重处罚。判决如下：一、被告人甲某犯盗窃罪，判处有期徒刑八个月，"
        "并处罚金二千元；二、被告人乙某犯盗窃罪，判处有期徒刑一年，并处罚金二千元。"
    )
    rules = [(each.rule, each.defendant) for each in Told(text, facts).findings()]
    assert ("recidivist-not-weighed", 0) in rules
    assert ("recidivist-not-stated", 1) in rules
    right = text.replace("乙某系累犯", "甲某系累犯")
    assert not {"recidivist-not-weighed", "recidivist-not-stated"} & Told(right, facts).rules()


def test_a_new_sentence_below_prison_makes_no_recidivist() -> None:
    facts = STOLEN + RECORD.format("2018年3月6日刑满释放")
    light = told("盗窃罪", "判处拘役四个月，并处罚金人民币一千元", facts=facts)
    assert found(light) == {"record-not-weighed"}


def test_an_earlier_drug_crime_counts_for_drug_crimes_only() -> None:
    record = "甲某曾因犯贩卖毒品罪于2005年5月被判处有期徒刑一年，2006年5月刑满释放。"
    assert found(theft("", STOLEN + record)) == {"record-not-weighed"}
    drugs = told("容留他人吸毒罪", "判处拘役四个月，并处罚金人民币一千元", facts=STOLEN + record)
    assert found(drugs) == {"drug-recidivist-not-weighed"}
    cited = told(
        "容留他人吸毒罪",
        "判处拘役四个月，并处罚金人民币一千元",
        facts=STOLEN + record,
        cited="第三百五十四条、第三百五十六条",
    )
    assert found(cited) == set()


# --- What is weighed, in whatever words


@pytest.mark.parametrize(
    "why",
    [
        "甲某系自首，可以从轻处罚。",
        "甲某主动投案并如实供述，可以从轻处罚。",
        "辩护人提出甲某系自首，经查，甲某不构成自首。",
    ],
)
def test_a_surrender_that_is_spoken_of_is_weighed(why: str) -> None:
    assert found(theft(why, STOLEN + CAME)).isdisjoint({"surrender-not-weighed", "surrender-taken-for-confession"})


@pytest.mark.parametrize(
    ("after", "named"),
    [
        ("甲某被抓获归案，如实供述。", "confession"),
        ("甲某取得谅解。", "forgiven_only"),
        ("甲某退缴违法所得3000元。", "restitution"),
        ("甲某自愿认罪认罚，签署具结书。", "plea_leniency"),
        ("甲某检举他人犯罪，经查证属实。", "merit"),
        ("甲某因被发现而未得逞。", "attempt"),
        ("公诉机关认为甲某系累犯。", "recidivist"),
    ],
)
def test_what_is_stated_and_not_weighed_is_noted(after: str, named: str) -> None:
    finding = one(theft("", STOLEN + after), "not-weighed")
    assert finding.values["circumstance"].key == f"circumstances.{named}"  # type: ignore[union-attr]
    assert finding.severity == "note"
    assert finding.facts_span is not None


def test_who_gave_himself_up_may_have_kept_watch_all_the_same() -> None:
    facts = TOGETHER + "乙某主动投案，如实供述。"
    assert found(both(facts, "乙某系自首。")) == {"accessory-asked"}


def test_a_minor_on_his_birthday_is_one_still() -> None:
    assert "minor-not-weighed" in found(theft("", "被告人甲某，2005年3月5日出生。" + STOLEN))
    assert "minor-not-weighed" not in found(theft("", "被告人甲某，2005年3月4日出生。" + STOLEN))


# --- What is asserted


@pytest.mark.parametrize(
    ("after", "why", "rules"),
    [
        ("甲某到案后矢口否认。", "甲某如实供述，系坦白。", {"admission-against-attitude"}),
        ("甲某到案后保持沉默。", "甲某系自首。", {"admission-against-attitude"}),
        ("甲某归案后如实供述，庭审中翻供。", "甲某如实供述，系坦白。", {"admission-against-attitude"}),
        ("甲某归案后拒不认罪，庭审中自愿认罪认罚。", "甲某认罪认罚。", set()),
        ("甲某归案后先是否认，后如实供述。", "甲某如实供述，系坦白。", set()),
        ("甲某到案后拒不承认，经出示监控后才承认。", "甲某系坦白。", set()),
        ("甲某当场被群众抓获。", "甲某系自首。", {"surrender-of-caught"}),
        ("甲某当场被群众抓获。", "甲某称其准备第二天投案自首，但其系当场被抓获。", set()),
        ("甲某在现场等候民警将其抓获，如实供述。", "甲某系自首。", set()),
        ("甲某主动投案，后被抓获，如实供述。", "甲某系自首。", set()),
        ("民警将同案人员乙某抓获。甲某主动投案，如实供述。", "甲某系自首。", set()),
        ("甲某被抓获后，主动供述公安机关尚未掌握的其他罪行。", "甲某系自首。", set()),
    ],
)
def test_what_the_facts_contradict(after: str, why: str, rules: set[str]) -> None:
    assert found(theft(why, STOLEN + after)) == rules


@pytest.mark.parametrize(
    ("after", "why", "rules"),
    [
        ("甲某无前科。", "甲某有前科，酌情从重处罚。", {"against-facts"}),
        ("甲某没有犯罪记录。", "甲某系累犯，应当从重处罚。", {"against-facts"}),
        ("甲某未退赔。", "甲某积极退赔。", {"against-facts"}),
        ("甲某退赔3000元，其余未能退赔。", "甲某积极退赔。", set()),
        ("甲某检举他人犯罪，未能查证属实。", "甲某有立功表现。", {"against-facts"}),
        ("甲某拒绝签署认罪认罚具结书。", "甲某认罪认罚。", {"against-facts"}),
        ("甲某系主犯。", "甲某系从犯。", {"against-facts"}),
        ("甲某没有投案，被抓获归案。", "甲某系自首。", {"against-facts", "surrender-of-caught"}),
    ],
)
def test_what_the_facts_deny(after: str, why: str, rules: set[str]) -> None:
    assert found(theft(why, STOLEN + after)) == rules


@pytest.mark.parametrize(
    ("attitude", "rules"),
    [
        (Attitude.DENIED, {"admission-against-attitude"}),
        (Attitude.NOT_STATED, {"not-stated"}),
        (Attitude.CONFESSED, set()),
    ],
)
def test_the_attitude_that_is_stated_beside_the_facts(attitude: Attitude, rules: set[str]) -> None:
    text = theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN).text
    findings = check(read_judgment(text), judged_on=date(2023, 5, 1), facts=STOLEN, text=text, attitude=attitude)
    assert {finding.rule for finding in findings} & OF_FACTS == rules


def test_nothing_is_said_without_facts() -> None:
    assert found(theft("甲某系自首，又系累犯。", "")) == set()
    assert found(both("")) == set()


# --- Whole judgments

WHOLE = (
    "某市某区人民法院 刑事判决书 （2023）某0101刑初5号 公诉机关某市某区人民检察院。 被告人甲某，男，1990年5月3日出生，"
    "汉族，住某市某区。曾因犯诈骗罪于2019年11月被判处有期徒刑一年二个月，2020年12月1日刑满释放。因本案于2023年3月6日被"
    "刑事拘留。 某市某区人民检察院以某检刑诉（2023）5号起诉书指控被告人甲某犯盗窃罪，于2023年4月1日提起公诉。本案现已"
    "审理终结。 经审理查明，2023年3月5日，被告人甲某伙同乙某（另案处理）在某小区盗窃财物，价值5000元。2023年3月6日，"
    "甲某被抓获归案，到案后如实供述。 上述事实，有证人丙某的证言、到案经过等证据证实。 本院认为，被告人甲某的行为已构成"
    "盗窃罪。{why}依照《中华人民共和国刑法》第二百六十四条之规定，判决如下： 被告人甲某犯盗窃罪，判处有期徒刑一年，并处"
    "罚金人民币二千元。 审判员丁某 二〇二三年五月一日 附：第六十五条 被判处有期徒刑以上刑罚的犯罪分子，"
    "刑罚执行完毕以后，在五年以内再犯的，是累犯。"
)


def of_whole(text: str) -> dict[str, Finding]:
    document = read_document(text)
    assert document.judgment is not None
    found_in = check(document.judgment, facts=document.fact or "", text=text)
    return {finding.rule: finding for finding in found_in if finding.rule in OF_FACTS}


def test_a_whole_judgment_is_held_against_its_own_report() -> None:
    text = WHOLE.format(why="")
    findings = of_whole(text)
    assert set(findings) == {"recidivist-not-weighed", "not-weighed"}
    assert words(text, findings["recidivist-not-weighed"].facts_span).startswith("因犯诈骗罪于2019年11月")
    assert of_whole(WHOLE.format(why="甲某系累犯，从重处罚；如实供述，系坦白。")) == {}


def test_what_is_nowhere_in_a_report_is_no_matter() -> None:
    """A court's reasoning may be the only place where a whole judgment tells of a circumstance."""
    assert of_whole(WHOLE.format(why="甲某系累犯；如实供述，系坦白；有立功表现，取得谅解，系初犯。")).keys() == {
        "first-offence-with-record"
    }


@needs_real_data(*FULL_TEXTS)
def test_real_judgments_hardly_raise_a_warning_of_the_facts() -> None:
    defendants = warned = 0
    for file in FULL_TEXTS:
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["full_text"]
            document = read_document(text)
            if document.rejected or document.judgment is None:
                continue
            defendants += len(document.judgment.defendants)
            found_in = check(document.judgment, facts=document.fact or "", text=text)
            warned += len(
                {
                    finding.defendant
                    for finding in found_in
                    if finding.rule in OF_FACTS and RULES[finding.rule] == "warning"
                }
            )
    assert defendants > 1_100
    assert warned <= 0.05 * defendants
