"""Made-up judgments and samples for tests and benchmarks; every person in them is invented."""

from __future__ import annotations

import random

from trainer.judgment.types import Attitude
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import Sample, SampleKind

THEFT = """某省青河县人民法院
刑事判决书
（2021）某0101刑初17号
公诉机关青河县人民检察院。
被告人钱大宝，男，1990年5月6日出生，汉族，初中文化，务工，住某省青河县河东镇柳树村8组12号。2015年3月2日因犯盗窃罪被青河县人民法院判处有期徒刑七个月，并处罚金人民币二千元，2015年9月1日刑满释放。因涉嫌犯盗窃罪于2021年4月10日被刑事拘留，同年4月20日被逮捕。现羁押于青河县看守所。
辩护人孙立言，某某律师事务所律师。
青河县人民检察院以青检刑诉〔2021〕15号起诉书指控被告人钱大宝犯盗窃罪，于2021年6月1日向本院提起公诉。本院依法适用普通程序，公开开庭审理了本案。现已审理终结。
经审理查明，2021年4月8日23时许，被告人钱大宝到青河县河东镇柳树村村民周小兰家中，趁周小兰外出之机，窃得现金人民币3000元及手机一部（号码13912345678）。同月9日，钱大宝驾驶苏K12A45号小型轿车到幸福路66号3栋502室李长根家中，窃得银行卡一张（卡号6222021234567890123）。经鉴定，被盗手机价值人民币1500元。2021年4月10日，被告人钱大宝被民警抓获。
上述事实，被告人钱大宝在开庭审理过程中亦无异议，并有被害人周小兰、李长根的陈述，证人赵铁生的证言，价格认定结论书等证据证实，足以认定。
本院认为，被告人钱大宝以非法占有为目的，入户秘密窃取他人财物，数额较大，其行为已构成盗窃罪。公诉机关指控的罪名成立。被告人钱大宝到案后如实供述自己的罪行，可以从轻处罚。被告人钱大宝曾因犯盗窃罪被判处刑罚，酌情从重处罚。辩护人孙立言提出从轻处罚的意见，予以采纳。依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第五十二条、第六十四条之规定，判决如下：
一、被告人钱大宝犯盗窃罪，判处有期徒刑十个月，并处罚金人民币三千元。
（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2021年4月10日起至2022年2月9日止。罚金限判决生效后十日内缴纳。）
二、责令被告人钱大宝退赔被害人周小兰人民币四千五百元。
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向某省某市中级人民法院提出上诉。书面上诉的，应当提交上诉状正本一份，副本二份。
审判长　吴正平
人民陪审员　郑爱国
二〇二一年七月一日
书记员　冯小雨
附：相关法律条文
《中华人民共和国刑法》第二百六十四条　盗窃公私财物，数额较大的……
"""
"""A theft with an earlier conviction and a confession; names, a plate, a phone, a card and homes to be masked."""

FRAUD = """某省青河县人民法院
刑事判决书
（2021）某0101刑初58号
公诉机关青河县人民检察院。
被告人何春生，男，1985年1月2日出生，汉族，住青河县。因涉嫌犯诈骗罪于2021年3月3日被刑事拘留。
青河县人民检察院指控被告人何春生犯诈骗罪，向本院提起公诉。现已审理终结。
经审理查明，2020年10月至12月间，被告人何春生谎称能够办理工作调动，先后三次骗取被害人沈月华人民币共计60000元。案发后，被告人何春生退还被害人沈月华人民币60000元，取得谅解。2021年3月3日，被告人何春生主动到青河县公安局投案，并如实供述了自己的罪行。
上述事实，被告人何春生在开庭审理过程中亦无异议，且有被害人沈月华的陈述等证据证实，足以认定。
本院认为，被告人何春生以非法占有为目的，虚构事实，骗取他人财物，数额巨大，其行为已构成诈骗罪。公诉机关指控的罪名成立。被告人何春生犯罪以后自动投案，如实供述自己的罪行，系自首，依法可以从轻处罚。被告人何春生取得被害人谅解，酌情从轻处罚。依照《中华人民共和国刑法》第二百六十六条、第六十七条第一款、第五十二条之规定，判决如下：
被告人何春生犯诈骗罪，判处有期徒刑三年四个月，并处罚金人民币一万元。
（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2021年3月3日起至2024年7月2日止。）
如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向某省某市中级人民法院提出上诉。
审判员　吴正平
二〇二一年八月一日
"""
"""A fraud with 自首 and the victim's forgiveness, in the second of three ranges."""


def made_up_samples(count: int) -> list[Sample]:
    """So many samples of a usual length (about 500 characters of facts, 600 of answer), each different."""
    rng = random.Random(5)
    facts = THEFT.split("经审理查明，")[1].split("上述事实", maxsplit=1)[0].strip()
    answer = "本院认为" + THEFT.split("本院认为")[1].split("如不服", maxsplit=1)[0].strip()
    return [
        Sample(
            id=f"{number:016x}-core",
            case=f"{number:016x}",
            kind=SampleKind.CORE,
            facts="\n".join(_changed(facts, rng) for _ in range(2)),
            stated=rng.choice(list(StatedAttitude)),
            answer=_changed(answer, rng),
            attitude=Attitude.CONFESSED,
            charges=("盗窃罪",),
            months=10,
            court="某省青河县人民法院",
            year=2021,
        )
        for number in range(count)
    ]


def _changed(text: str, rng: random.Random) -> str:
    """``text`` with other sums, and its sentences after the first in another order."""
    first, *others = text.replace("3000", str(rng.randrange(1000, 90000))).split("。")
    rng.shuffle(others)
    return "。".join([first, *others])
