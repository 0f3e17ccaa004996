"""Rules that need the words of a judgment, or its facts: a text that keeps each, and one that breaks it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from trainer.judgment.checks import check
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Finding


@dataclass(frozen=True)
class Told:
    """A judgment as text, from 本院认为 on."""

    text: str
    facts: str = ""
    act_date: date | None = None
    judged_on: date | None = date(2023, 5, 1)

    def findings(self) -> tuple[Finding, ...]:
        judgment = read_judgment(self.text)
        return check(judgment, act_date=self.act_date, judged_on=self.judged_on, facts=self.facts, text=self.text)

    def rules(self) -> set[str]:
        return {finding.rule for finding in self.findings()}


def told(
    crime: str,
    sentence: str,
    why: str = "",
    *,
    facts: str = "",
    more: str = "",
    cited: str = "",
    act: date | None = None,
    judged: date | None = date(2023, 5, 1),
) -> Told:
    """One defendant: 甲某's ``crime``, ``why`` in the reasoning, ``sentence`` and what ``more`` 主文 says."""
    text = (
        f"本院认为，被告人甲某的行为已构成{crime}。{why}依照《中华人民共和国刑法》{cited or '之规定'}，判决如下："
        f"被告人甲某犯{crime}，{sentence}。{more}"
    )
    return Told(text, facts, act, judged)


MURDER_REPRIEVED = "判处死刑，缓期二年执行，剥夺政治权利终身"
BRIBES = "判处死刑，缓期二年执行，剥夺政治权利终身，并处没收个人全部财产"
FINED = "判处有期徒刑一年，并处罚金人民币二千元"
THEFT = told("盗窃罪", FINED)
TWO = (
    "本院认为，被告人甲某系主犯；被告人乙某系从犯。判决如下："
    "一、被告人甲某犯盗窃罪，判处有期徒刑{0}，并处罚金人民币三千元；"
    "二、被告人乙某犯盗窃罪，判处有期徒刑{1}，并处罚金人民币三千元。"
)
THREE = (
    "本院认为，被告人甲某的行为已构成盗窃罪、寻衅滋事罪。判决如下：被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金"
    "人民币二千元；犯寻衅滋事罪，判处管制六个月；决定执行有期徒刑一年{0}，并处罚金人民币二千元。"
)
BOTH = (
    "本院认为，被告人甲某的行为已构成盗窃罪、危险驾驶罪。判决如下：被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金人民币"
    "二千元；犯危险驾驶罪，判处拘役三个月，并处罚金人民币二千元；决定执行{0}，并处罚金人民币四千元。"
)
UNDER_16 = "被告人甲某犯罪时已满十四周岁不满十六周岁，应当从轻或者减轻处罚。"
UNDER_14 = "被告人甲某犯罪时不满十四周岁。"
DATES = "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，即自{0}起至{1}止。）"
BAN = "禁止被告人甲某自刑罚执行完毕之日起{0}从事会计职业。"
BOOKS = "被告人甲某利用会计职务便利实施犯罪。"


def dated(first: str, last: str, sentence: str = "判处有期徒刑一年") -> Told:
    return told("盗窃罪", f"{sentence}，并处罚金人民币二千元", more=DATES.format(first, last))


def embezzled(ban: str, *, cited: str = "第三十七条之一", why: str = BOOKS, act: date | None = None) -> Told:
    sentence = "判处有期徒刑二年，并处罚金人民币十万元"
    return told("职务侵占罪", sentence, why, more=BAN.format(ban), cited=cited, act=act)


BORN = "被告人甲某，女，{0}出生。2022年5月3日，甲某在家中与他人争执，用刀将其杀害。"
BORN_THIEF = "被告人甲某，{0}出生。2022年5月3日，甲某在商场盗窃手机一部，价值人民币4000元。"
SOLD = "2022年5月3日至6月1日，被告人甲某多次作案，违法所得人民币{}元。"
AGED_THIEF = "被告人甲某，男，现年{}周岁。2022年5月3日，甲某在商场盗窃手机一部，价值人民币4000元。"
RECORD = "被告人甲某曾因犯{0}被判处有期徒刑一年，{1}刑满释放。2022年5月3日，甲某盗窃手机一部，价值人民币4000元。"
RECIDIVIST = replace(THEFT, text=THEFT.text.replace("。依照", "。被告人甲某系累犯，应当从重处罚。依照"))


def murder(facts: str) -> Told:
    return told("故意杀人罪", MURDER_REPRIEVED, facts=facts, act=date(2022, 5, 3))


CONCEALED = "《最高人民法院关于审理掩饰、隐瞒犯罪所得、犯罪所得收益刑事案件适用法律若干问题的解释》第一条"


def concealed(judged: date, act: date | None = None) -> Told:
    return told("掩饰、隐瞒犯罪所得罪", FINED, cited=CONCEALED, judged=judged, act=act)


TOLD: dict[str, tuple[Told, Told]] = {
    "document-replaced": (concealed(date(2025, 8, 25)), concealed(date(2025, 8, 26))),
    "document-replaced-since-act": (
        concealed(date(2026, 8, 26), date(2025, 8, 26)),
        concealed(date(2026, 8, 26), date(2025, 8, 25)),
    ),
    "combined-control": (
        replace(THEFT, text=THREE.format("、管制六个月")),
        replace(THEFT, text=THREE.format("")),
    ),
    "combined-detention": (
        replace(THEFT, text=BOTH.format("有期徒刑一年")),
        replace(THEFT, text=BOTH.format("有期徒刑一年、拘役三个月")),
    ),
    "probation-ringleader": (
        told("诈骗罪", "判处有期徒刑三年，缓刑四年，并处罚金人民币一万元", "被告人甲某系从犯。"),
        told("诈骗罪", "判处有期徒刑三年，缓刑四年，并处罚金人民币一万元", "被告人甲某系犯罪集团的首要分子。"),
    ),
    "probation-ringleader-asked": (
        told("聚众斗殴罪", "判处有期徒刑三年", "被告人甲某系首要分子。"),
        told("聚众斗殴罪", "判处有期徒刑三年，缓刑四年", "被告人甲某系首要分子。"),
    ),
    "probation-owed": (
        told("盗窃罪", "判处有期徒刑一年，缓刑二年，并处罚金人民币二千元", "甲某犯罪时已满十六周岁不满十八周岁。"),
        told("盗窃罪", "判处有期徒刑一年，并处罚金人民币二千元", "甲某犯罪时已满十六周岁不满十八周岁。"),
    ),
    "fine-of-later-law": (
        told("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", act=date(2021, 4, 3)),
        told("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", act=date(2019, 4, 3)),
    ),
    "fine-of-later-heavier-law": (
        told("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币二千元", act=date(2011, 5, 3)),
        told("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币二千元", act=date(2010, 5, 3)),
    ),
    "fine-below-standard": (
        told("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币二千元"),
        told("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币一千元"),
    ),
    "fine-below-standard-mitigated": (
        told("贪污罪", "判处有期徒刑一年，并处罚金人民币十万元", "甲某系从犯。"),
        told("贪污罪", "判处有期徒刑一年，并处罚金人民币二万元", "甲某系从犯。"),
    ),
    "fine-above-standard": (
        told("受贿罪", "判处有期徒刑二年，并处罚金人民币二十万元"),
        told("受贿罪", "判处有期徒刑二年，并处罚金人民币八十万元"),
    ),
    "fine-above-times": (
        replace(THEFT, facts="2022年5月3日，被告人甲某盗窃手机一部，价值人民币1000元。"),
        replace(THEFT, facts="2022年5月3日，被告人甲某盗窃手机一部，价值人民币999元。"),
    ),
    "fine-above-usual": (
        told("侵犯公民个人信息罪", FINED, facts=SOLD.format(400)),
        told("侵犯公民个人信息罪", FINED, facts=SOLD.format(399)),
    ),
    "fine-below-usual": (
        told("介绍卖淫罪", FINED, facts=SOLD.format(1000)),
        told("介绍卖淫罪", FINED, facts=SOLD.format(1001)),
    ),
    "death-of-pregnant": (
        told("故意杀人罪", MURDER_REPRIEVED, "被害人系怀孕的妇女。"),
        told("故意杀人罪", MURDER_REPRIEVED, "被告人甲某系怀孕的妇女。"),
    ),
    "under-age": (
        told("抢劫罪", "判处有期徒刑一年，并处罚金人民币一千元", UNDER_16),
        told("诈骗罪", "判处有期徒刑一年，并处罚金人民币一千元", UNDER_16),
    ),
    "under-age-approval": (
        told("故意杀人罪", "判处有期徒刑十年", UNDER_16),
        told("故意杀人罪", "判处有期徒刑十年", UNDER_14),
    ),
    "recidivist-negligent": (
        told("盗窃罪", "判处有期徒刑一年，并处罚金人民币二千元", "被告人甲某系累犯。"),
        told("交通肇事罪", "判处有期徒刑一年", "被告人甲某系累犯。"),
    ),
    "recidivist-below-prison": (
        told("盗窃罪", "判处拘役五个月，并处罚金人民币二千元", "被告人甲某有前科。"),
        told("盗窃罪", "判处拘役五个月，并处罚金人民币二千元", "被告人甲某系累犯。"),
    ),
    "accessory-above-principal": (
        replace(THEFT, text=TWO.format("一年", "八个月")),
        replace(THEFT, text=TWO.format("一年", "二年")),
    ),
    "ban-term": (embezzled("三年内"), embezzled("二年内")),
    "ban-term-unless-other": (embezzled("五年内", cited="第二百七十一条"), embezzled("六年内", cited="第二百七十一条")),
    "ban-not-yet": (embezzled("三年内", act=date(2021, 4, 1)), embezzled("三年内", act=date(2015, 4, 1))),
    "ban-without-profession": (
        told("故意伤害罪", "判处有期徒刑一年", "甲某利用执业机会伤人。", more=BAN.format("三年内")),
        told("故意伤害罪", "判处有期徒刑一年", "甲某伤人。", more=BAN.format("三年内")),
    ),
    "commutation-limit-kind": (
        told("故意杀人罪", MURDER_REPRIEVED, more="对被告人甲某限制减刑。"),
        told("故意杀人罪", "判处无期徒刑，剥夺政治权利终身", more="对被告人甲某限制减刑。"),
    ),
    "commutation-limit-charge": (
        told("故意杀人罪", MURDER_REPRIEVED, more="对被告人甲某限制减刑。"),
        told("受贿罪", BRIBES, more="对被告人甲某限制减刑。"),
    ),
    "without-release-kind": (
        told("受贿罪", BRIBES, more="减为无期徒刑后，终身监禁，不得减刑、假释。"),
        told("受贿罪", "判处无期徒刑，剥夺政治权利终身，并处没收个人全部财产", more="终身监禁，不得减刑、假释。"),
    ),
    "without-release-charge": (
        told("贪污罪", BRIBES, more="减为无期徒刑后，终身监禁，不得减刑、假释。"),
        told("故意杀人罪", MURDER_REPRIEVED, more="减为无期徒刑后，终身监禁，不得减刑、假释。"),
    ),
    "dates-reversed": (dated("2023年5月10日", "2024年5月9日"), dated("2023年5月10日", "2022年5月9日")),
    "dates-too-long": (dated("2023年5月10日", "2024年5月10日"), dated("2023年5月10日", "2025年5月9日")),
    "dates-long-unexplained": (dated("2023年5月10日", "2024年5月8日"), dated("2023年5月10日", "2024年5月25日")),
    "dates-too-short": (dated("2023年5月10日", "2024年4月2日"), dated("2023年5月10日", "2023年11月9日")),
    "limitation-passed": (
        replace(THEFT, act_date=date(2019, 5, 3), facts="2019年5月3日，甲某盗窃手机一部，2022年被抓获。"),
        replace(THEFT, act_date=date(2005, 5, 3), facts="2005年5月3日，甲某盗窃手机一部，2022年被抓获。"),
    ),
    "limitation-asked": (
        replace(THEFT, act_date=date(2019, 5, 3), facts="2019年5月3日，甲某盗窃手机一部。"),
        replace(THEFT, act_date=date(2005, 5, 3), facts="2005年5月3日，甲某盗窃手机一部。"),
    ),
    "standard-changed": (
        replace(told("洗钱罪", "判处有期徒刑一年，并处罚金人民币二万元"), judged_on=date(2024, 8, 19)),
        replace(told("洗钱罪", "判处有期徒刑一年，并处罚金人民币二万元"), judged_on=date(2024, 8, 20)),
    ),
    "standard-changed-since-act": (
        told("洗钱罪", "判处有期徒刑一年，并处罚金人民币二万元", act=date(2025, 1, 1), judged=date(2026, 1, 1)),
        told("洗钱罪", "判处有期徒刑一年，并处罚金人民币二万元", act=date(2024, 1, 1), judged=date(2026, 1, 1)),
    ),
    "standard-may-have-changed": (
        told("挪用资金罪", "判处有期徒刑一年", judged=date(2026, 4, 30)),
        told("挪用资金罪", "判处有期徒刑一年", judged=date(2026, 5, 1)),
    ),
    "standard-may-have-changed-in": (
        told("污染环境罪", "判处有期徒刑一年，并处罚金人民币二万元", judged=date(2025, 9, 1)),
        told("污染环境罪", "判处有期徒刑一年，并处罚金人民币二万元", judged=date(2026, 9, 1)),
    ),
    "standard-may-have-changed-in-since-act": (
        told("污染环境罪", FINED, act=date(2026, 1, 2), judged=date(2026, 9, 1)),
        told("污染环境罪", FINED, act=date(2025, 1, 2), judged=date(2026, 9, 1)),
    ),
    "standard-may-have-changed-since-act": (
        told("挪用资金罪", "判处有期徒刑一年", act=date(2026, 5, 2), judged=date(2026, 9, 1)),
        told("挪用资金罪", "判处有期徒刑一年", act=date(2024, 5, 2), judged=date(2026, 9, 1)),
    ),
    "death-of-minor-by-facts": (
        murder(BORN.format("2004年5月2日")),
        murder(BORN.format("2004年5月3日")),
    ),
    "death-of-pregnant-by-facts": (
        murder(BORN.format("1990年1月2日")),
        murder(BORN.format("1990年1月2日") + "被告人甲某被羁押时已怀孕三个月。"),
    ),
    "under-age-by-facts": (
        replace(THEFT, facts=BORN_THIEF.format("2006年5月2日")),
        replace(THEFT, facts=BORN_THIEF.format("2006年5月3日")),
    ),
    "under-age-by-stated-age": (
        replace(THEFT, facts=AGED_THIEF.format(16)),
        replace(THEFT, facts=AGED_THIEF.format(15)),
    ),
    "recidivist-records": (
        replace(RECIDIVIST, facts=RECORD.format("诈骗罪", "2017年5月3日")),
        replace(RECIDIVIST, facts=RECORD.format("诈骗罪", "2017年5月2日")),
    ),
}
