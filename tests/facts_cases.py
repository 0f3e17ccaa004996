"""Rules that hold the facts against the judgment: facts and a text that keep each, and that break it."""

from __future__ import annotations

from datetime import date

from tests.told_cases import Told, told

STOLEN = "2023年3月5日，被告人甲某盗窃财物，价值5000元。"
RECORD = "甲某曾因犯{0}于2019年11月被判处{1}，2020年12月刑满释放。"
PRISON = "有期徒刑一年二个月"
CAME = "甲某经公安机关电话通知主动到案，如实供述上述事实。"
SEIZED = "甲某被民警当场抓获。"
DRUGS = "2023年3月5日，被告人甲某贩卖海洛因1克。"
DROVE = "2023年3月5日，被告人甲某酒后驾驶轿车，经鉴定其血液中乙醇含量为{0}mg/100ml。"
DRUNK_SENTENCE = "判处拘役一个月，并处罚金人民币二千元"
THEFT_SENTENCE = "判处有期徒刑一年，并处罚金人民币二千元"
DEALT = "判处有期徒刑一年，并处罚金人民币二千元"
TWO = (
    "本院认为，被告人甲某{more}的行为已构成盗窃罪。判决如下："
    "一、被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金人民币二千元{end}"
)
SECOND = "；二、被告人乙某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。"
TOGETHER = "2023年3月5日，被告人甲某、乙某盗窃财物，由乙某望风。"


def theft(why: str, facts: str, *, act: date | None = None) -> Told:
    return told("盗窃罪", THEFT_SENTENCE, why, facts=facts, act=act)


def both(facts: str, why: str = "") -> Told:
    return Told(TWO.format(more="、乙某", end=SECOND).replace("判决如下", why + "判决如下"), facts)


def alone(facts: str) -> Told:
    return Told(TWO.format(more="", end="。"), facts)


FACTS_TOLD: dict[str, tuple[Told, Told]] = {
    "defendant-missing": (both(TOGETHER), alone(TOGETHER)),
    "defendant-not-accused": (both(TOGETHER), both(STOLEN)),
    "charge-undecided": (
        theft("", STOLEN + "公诉机关指控被告人甲某犯盗窃罪。"),
        theft("", STOLEN + "公诉机关指控被告人甲某犯盗窃罪、诈骗罪。"),
    ),
    "charge-not-accused": (
        theft("公诉机关指控的诈骗罪定性不当。", STOLEN + "公诉机关指控被告人甲某犯诈骗罪。"),
        theft("", STOLEN + "公诉机关指控被告人甲某犯诈骗罪。"),
    ),
    "act-day-differs": (theft("", STOLEN, act=date(2023, 3, 5)), theft("", STOLEN, act=date(2022, 3, 5))),
    "act-day-of-reasoning": (
        theft("2023年3月5日凌晨，被告人甲某窃取他人财物。", STOLEN),
        theft("2021年3月1日凌晨，被告人甲某窃取他人财物。", STOLEN),
    ),
    "law-changed-within-acts": (
        told("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", facts="2021年5月至2022年5月，甲某侵占公款。"),
        told("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", facts="2020年6月至2022年5月，甲某侵占公款。"),
    ),
    "recidivist-not-weighed": (
        theft("被告人甲某系累犯，应当从重处罚。", STOLEN + RECORD.format("诈骗罪", PRISON)),
        theft("", STOLEN + RECORD.format("诈骗罪", PRISON)),
    ),
    "drug-recidivist-not-weighed": (
        told("贩卖毒品罪", DEALT, "甲某系毒品再犯。", facts=DRUGS + RECORD.format("非法持有毒品罪", "拘役五个月")),
        told("贩卖毒品罪", DEALT, facts=DRUGS + RECORD.format("非法持有毒品罪", "拘役五个月")),
    ),
    "first-offence-with-record": (
        theft("被告人甲某系初犯。", STOLEN),
        theft("被告人甲某系初犯，酌情从轻处罚。", STOLEN + RECORD.format("诈骗罪", "拘役五个月")),
    ),
    "record-not-weighed": (
        theft("被告人甲某有前科，酌情从重处罚。", STOLEN + RECORD.format("诈骗罪", "拘役五个月")),
        theft("", STOLEN + RECORD.format("诈骗罪", "拘役五个月")),
    ),
    "surrender-not-weighed": (theft("甲某系自首，可以从轻处罚。", STOLEN + CAME), theft("", STOLEN + CAME)),
    "surrender-taken-for-confession": (
        theft("甲某如实供述，系坦白，但不构成自首。", STOLEN + CAME),
        theft("甲某归案后如实供述，系坦白，可以从轻处罚。", STOLEN + CAME),
    ),
    "surrender-asked": (
        theft("", STOLEN + "甲某被抓获归案。"),
        theft("", STOLEN + "甲某经民警传唤到案。"),
    ),
    "accessory-asked": (both(TOGETHER, "在共同犯罪中不宜区分主从犯。"), both(TOGETHER)),
    "minor-not-weighed": (
        theft("被告人甲某犯罪时不满十八周岁，应当从轻处罚。", "被告人甲某，2006年1月1日出生。" + STOLEN),
        theft("", "被告人甲某，2006年1月1日出生。" + STOLEN),
    ),
    "minor-by-age-not-weighed": (
        theft("", "2023年3月5日，被告人甲某（男，19岁）盗窃财物，价值5000元。"),
        theft("", "2023年3月5日，被告人甲某（男，16岁）盗窃财物，价值5000元。"),
    ),
    "aged-not-weighed": (
        theft("", "被告人甲某，1950年1月1日出生。" + STOLEN),
        theft("", "被告人甲某，1940年1月1日出生。" + STOLEN),
    ),
    "not-weighed": (
        theft("甲某取得谅解，酌情从轻处罚。", STOLEN + "甲某取得被害人谅解。"),
        theft("", STOLEN + "甲某取得被害人谅解。"),
    ),
    "admission-against-attitude": (
        theft("甲某拒不认罪。", STOLEN + "甲某归案后拒不供认。"),
        theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN + "甲某归案后拒不供认。"),
    ),
    "admission-though-denied-in-part": (
        theft("甲某如实供述主要犯罪事实，系坦白。", STOLEN + "甲某归案后对其中一起事实予以否认。"),
        theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN + "甲某归案后对第2、3起事实予以否认。"),
    ),
    "alcohol-too-little": (
        told("危险驾驶罪", DRUNK_SENTENCE, "被告人甲某醉酒驾驶。", facts=DROVE.format("182.5")),
        told("危险驾驶罪", DRUNK_SENTENCE, "被告人甲某醉酒驾驶。", facts=DROVE.format("74.1")),
    ),
    "surrender-of-caught": (
        theft("甲某系自首，可以从轻处罚。", STOLEN + CAME),
        theft("甲某主动投案，如实供述，系自首，可以从轻处罚。", STOLEN + SEIZED),
    ),
    "surrender-of-confessed": (
        theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN + SEIZED + "甲某到案后如实供述。"),
        theft("甲某主动投案，系自首，可以从轻处罚。", STOLEN + SEIZED + "甲某到案后如实供述。"),
    ),
    "against-facts": (
        theft("甲某取得谅解，酌情从轻处罚。", STOLEN + "甲某取得被害人谅解。"),
        theft("甲某取得谅解，酌情从轻处罚。", STOLEN + "甲某未能取得被害人谅解。"),
    ),
    "age-against-birthday": (
        theft("甲某犯罪时已满十六周岁不满十八周岁。", "被告人甲某，2006年1月1日出生。" + STOLEN),
        theft("甲某犯罪时已满十六周岁不满十八周岁。", "被告人甲某，2004年1月1日出生。" + STOLEN),
    ),
    "recidivist-not-stated": (
        theft("被告人甲某系累犯，应当从重处罚。", STOLEN + RECORD.format("诈骗罪", PRISON)),
        theft("被告人甲某系累犯，应当从重处罚。", STOLEN),
    ),
    "not-stated": (
        theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN + "甲某到案后如实供述。"),
        theft("甲某如实供述，系坦白，可以从轻处罚。", STOLEN),
    ),
}
