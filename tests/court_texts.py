"""Whole judgments of our own making, as long and as wordy as real ones, to read, to damage and to measure with."""

from __future__ import annotations

from dataclasses import dataclass

from resources.law.numerals import write_number, write_term
from trainer.judgment.numerals import write_money

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


@dataclass(frozen=True, slots=True)
class Crime:
    """One charge with its facts ({who}, {day}, {yuan}), its article and its range in months."""

    name: str
    facts: str
    characterisation: str
    article: str
    months: tuple[int, int]
    fine: bool


CRIMES = (
    Crime(
        "盗窃罪",
        "{day}凌晨2时许，被告人{who}窜至某市某区某小区12栋，采用技术开锁的方式进入被害人丁某家中，窃得现金及首饰若干。"
        "经某市价格认证中心鉴定，被盗物品共计价值人民币{yuan}元。案发后，部分赃物已追回并发还被害人。",
        "以非法占有为目的，入户秘密窃取他人财物，数额较大",
        "第二百六十四条",
        (6, 36),
        True,
    ),
    Crime(
        "危险驾驶罪",
        "{day}22时15分许，被告人{who}酒后驾驶小型轿车沿某市环城北路由西向东行驶，行至某路口时与前方等候信号灯的车辆发生追尾，"
        "造成两车不同程度受损。经鉴定，被告人{who}血液中乙醇含量为186.3mg/100ml，负事故全部责任，车辆损失人民币{yuan}元。",
        "违反道路交通安全法规，在道路上醉酒驾驶机动车",
        "第一百三十三条之一第一款第（二）项",
        (1, 6),
        True,
    ),
    Crime(
        "故意伤害罪",
        "{day}18时许，被告人{who}因停车位与被害人戊某发生口角，继而持木棍击打戊某头部及左臂，致戊某左尺骨骨折。经某市公安局"
        "物证鉴定所鉴定，戊某的损伤程度为轻伤二级，支出医疗费人民币{yuan}元。",
        "故意伤害他人身体，致一人轻伤二级",
        "第二百三十四条第一款",
        (6, 36),
        False,
    ),
    Crime(
        "诈骗罪",
        "{day}至同年12月间，被告人{who}虚构能够代办招工的事实，以收取手续费、打点费为由，先后多次骗取被害人己某、庚某等人"
        "共计人民币{yuan}元，所得赃款用于归还个人欠款及日常挥霍。",
        "以非法占有为目的，虚构事实，骗取他人财物，数额较大",
        "第二百六十六条",
        (6, 36),
        True,
    ),
)
GROUNDS = (
    ("到案后如实供述自己的罪行，系坦白，依法可以从轻处罚", "第六十七条第三款"),
    ("犯罪后自动投案，如实供述自己的罪行，系自首，依法可以从轻处罚", "第六十七条第一款"),
    (
        "曾因犯盗窃罪被判处有期徒刑以上刑罚，刑罚执行完毕以后五年以内再犯应当判处有期徒刑以上刑罚之罪，系累犯，"
        "依法应当从重处罚",
        "第六十五条第一款",
    ),
    ("积极赔偿被害人经济损失并取得谅解，自愿认罪认罚，可酌情从轻处罚", "第五十二条"),
)


def court_text(number: int, *, defendants: int = 1) -> str:
    """The judgment of that number: the same for the same number, others for others. About 2,000 characters."""
    crime = CRIMES[number % len(CRIMES)]
    names = [f"{SURNAMES[(number + each) % len(SURNAMES)]}某{'甲乙丙丁'[each]}" for each in range(defendants)]
    day = f"20{15 + number % 6}年{1 + number % 12}月{1 + number % 28}日"
    yuan = 3000 + number * 37 % 20000
    facts = crime.facts.format(who="、".join(names), day=day, yuan=yuan)
    grounds = [GROUNDS[(number + each) % len(GROUNDS)] for each in range(defendants)]
    persons = "".join(
        f"被告人{name}，男，19{70 + (number + each) % 25}年{1 + number % 12}月{1 + each}日出生，汉族，初中文化，农民，"
        f"户籍所在地某省某县某镇某村{number % 90 + 1}号。因本案于{day}被刑事拘留，同年被依法逮捕。"
        "现羁押于某市看守所。\n"
        for each, name in enumerate(names)
    )
    evidence = "、".join(
        (
            "受案登记表、立案决定书", "抓获经过", "户籍证明", "现场勘验笔录及照片", "扣押决定书、发还清单",
            "被害人陈述", "证人辛某、壬某的证言", "价格认定结论书", "司法鉴定意见书", "辨认笔录",
            "监控录像", "被告人的供述与辩解",
        )
    )  # fmt: skip
    everyone = "、".join(names)
    low, high = crime.months
    verdict = []
    for place, name in enumerate(names):
        months = low + (number * 7 + place) % (high - low + 1)
        kind = "拘役" if crime.name == "危险驾驶罪" else "有期徒刑"
        fine = f"，并处罚金{write_money(2000 + number % 9 * 1000)}" if crime.fine else ""
        verdict.append(
            f"{write_number(place + 1)}、被告人{name}犯{crime.name}，判处{kind}{write_term(months)}{fine}。\n"
            f"（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，即自{day}起至刑满之日止。）"
        )
    articles = "、".join(dict.fromkeys((crime.article, *(article for _, article in grounds))))
    found = "".join(f"被告人{name}{words}。" for name, (words, _) in zip(names, grounds, strict=True))
    return (
        f"某省某市某区人民法院\n刑 事 判 决 书\n（2021）某0102刑初{number + 1}号\n"
        f"公诉机关某市某区人民检察院。\n{persons}"
        f"某市某区人民检察院以某检刑诉〔2021〕{number + 1}号起诉书指控被告人{everyone}犯{crime.name}，"
        "于2021年3月2日向本院提起公诉。"
        "本院受理后，依法组成合议庭，公开开庭审理了本案。某市某区人民检察院指派检察员出庭支持公诉，上列被告人及其辩护人到庭参加诉讼。"
        "现已审理终结。\n"
        f"公诉机关指控：{facts}\n为证实上述指控，公诉机关当庭出示了{evidence}等证据，认为被告人{everyone}的行为已构成{crime.name}，"
        "提请依法判处。\n"
        f"被告人{everyone}对起诉书指控的犯罪事实及罪名均无异议，并当庭表示认罪。其辩护人提出，被告人系初犯、偶犯，"
        "社会危害性较小，归案后有悔罪表现，建议从轻处罚的辩护意见。\n"
        f"经审理查明，{facts}\n{_testimony(facts, yuan)}"
        f"上述事实，有经庭审举证、质证并经本院确认的{evidence}等证据证实，足以认定。\n"
        f"本院认为，被告人{everyone}{crime.characterisation}，其行为已构成{crime.name}。公诉机关指控的罪名成立，本院予以确认。"
        f"{found}辩护人关于被告人有悔罪表现、建议从轻处罚的辩护意见，与查明的事实相符，本院予以采纳。根据被告人的犯罪事实、性质、情节和"
        f"对于社会的危害程度，依照《中华人民共和国刑法》{articles}、第六十一条、第六十四条之规定，判决如下：\n"
        + "\n".join(verdict)
        + f"\n{write_number(len(names) + 1)}、违法所得予以追缴，发还被害人。\n"
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向某市中级人民法院提出上诉。书面上诉的，应当提交上诉状正本一份，副本二份。\n"
        "审判长　癸某某\n人民陪审员　子某某\n人民陪审员　丑某某\n二〇二一年四月二日\n书记员　寅某某\n"
    )


def _testimony(facts: str, yuan: int) -> str:
    """The evidence set out one by one, as long judgments do."""
    return (
        "上述事实，有下列证据予以证实：\n1.受案登记表、立案决定书、到案经过，证实本案的来源、立案侦查的时间以及各被告人到案的情况。\n"
        f"2.证人辛某的证言：案发当天我在附近的店里，听到外面有动静就出来看，后来才知道出了事，具体损失听说有{yuan}元左右，"
        "当时周围还有几个邻居也在场，是其中一个人打电话报的警，民警大约二十分钟后赶到现场，我把自己看见的都对民警说了。\n"
        f"3.被害人的陈述：{facts}事后对方家属曾经和我联系，表示愿意协商处理，我希望法院依法公正判决。\n"
        "4.现场勘验检查笔录、现场照片及辨认笔录，证实案发现场的方位、概貌以及经混杂辨认，证人和被害人均能指认出实施行为的人。\n"
        "5.司法鉴定意见书、价格认定结论书及鉴定意见通知书，证实鉴定的对象、方法和结论，上述意见均已依法告知各方当事人。\n"
    )
