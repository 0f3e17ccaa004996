"""Judgments of our own making for the tests of the corpus: no person or case in them is real."""

from __future__ import annotations

import random

HEADER = [
    *("原始链接", "案号", "案件名称", "法院", "所属地区", "案件类型", "案件类型编码", "来源", "审理程序", "裁判日期"),
    *("公开日期", "当事人", "案由", "法律依据", "全文"),
]
_DIGITS = "〇一二三四五六七八九"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = ("建平", "小红", "志远", "海燕", "永强", "晓峰", "丽娟", "国栋")
_PLACES = ("城关镇", "河东街道", "青石乡", "北关街道", "东坪镇", "南湖街道", "白沙镇", "石桥乡")
_THINGS = ("电动自行车", "手提电脑", "金项链", "手机", "照相机", "铜电缆", "香烟", "现金")
_WAYS = ("翻窗进入", "撬开门锁进入", "趁无人之机溜进", "用事先配好的钥匙打开房门进入", "从后院围墙爬入")
_SOLD = ("销赃给路边的收购人员", "藏在租住的房间内", "以低价卖给网上的买家", "带回老家自用", "抵给了朋友还债")


def numeral(day: int) -> str:
    """1 to 31 as a judgment's signature writes it."""
    tens, ones = divmod(day, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + ("" if ones == 0 else _DIGITS[ones])


def signed(year: int, month: int, day: int) -> str:
    """二〇二一年三月五日."""
    return f"{''.join(_DIGITS[int(digit)] for digit in str(year))}年{numeral(month)}月{numeral(day)}日"


def theft(number: int, year: int = 2021, month: int = 3, day: int = 5, *, attitude: str = "confessed") -> str:
    """A theft judged by one judge; every ``number`` has facts of its own."""
    rng = random.Random(number)
    name = rng.choice(_SURNAMES) + rng.choice(_GIVEN)
    victim = rng.choice(_SURNAMES) + "某"
    place, thing, way, sold = (rng.choice(each) for each in (_PLACES, _THINGS, _WAYS, _SOLD))
    value = rng.randrange(2_100, 9_900)
    room = rng.choice(("卧室", "客厅", "厨房", "储藏室"))
    hour, minutes = rng.randrange(1, 24), rng.randrange(60)
    confessed = attitude == "confessed"
    said = "被告人到案后如实供述自己的罪行，是坦白，依法可以从轻处罚。" if confessed else "被告人拒不认罪。"
    cited = f"第二百六十四条{'、第六十七条第三款' if confessed else ''}、第五十二条、第五十三条"
    return "\n".join(
        (
            f"临江省安平县人民法院\n刑事判决书\n（{year}）临0123刑初{number}号",
            "公诉机关安平县人民检察院。",
            f"被告人{name}，男，1988年{1 + number % 12}月{1 + number % 28}日出生，汉族，初中文化，住安平县{place}。",
            f"安平县人民检察院以安检刑诉〔{year}〕{number}号起诉书指控被告人{name}犯盗窃罪，于{year}年1月15日提起公诉。"
            "本院依法适用简易程序，实行独任审判，公开开庭审理了本案。现已审理终结。",
            f"经审理查明，{year - 1}年{1 + number % 11}月{1 + number % 27}日{hour}时{minutes}分许，"
            f"被告人{name}来到安平县{place}{number % 97 + 1}号{victim}家，{way}屋内，在{room}盗走{thing}一宗，"
            f"经鉴定价值人民币{value}元，随后{sold}。{rng.choice(('次日', '三日后', '一周后', '同月底'))}公安人员在"
            f"{rng.choice(('汽车站', '网吧', '工地宿舍', '饭馆门口', '出租屋'))}将其抓获。",
            "上述事实，被告人在开庭审理过程中亦无异议，且有被害人陈述、证人证言、鉴定意见等证据证实，足以认定。",
            f"本院认为，被告人{name}以非法占有为目的，盗窃他人财物，数额较大，其行为已构成盗窃罪。"
            f"公诉机关指控的罪名成立。{said}"
            f"依照《中华人民共和国刑法》{cited}之规定，判决如下：",
            f"被告人{name}犯盗窃罪，判处有期徒刑{numeral(6 + number % 5)}个月，并处罚金人民币{1 + number % 5}000元。",
            "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向临江省中级人民法院提出上诉。",
            f"审判员　李某\n{signed(year, month, day)}\n书记员　张某",
        )
    )


def civil(number: int, year: int = 2021) -> str:
    """A civil judgment, with quotation marks, commas and line breaks in it."""
    rng = random.Random(number)
    return (
        f"临江省安平县人民法院\n民事判决书\n（{year}）临0123民初{number}号\n原告某某公司。\n被告某某商店。\n"
        f'原告诉称，双方签订"购销合同",被告欠货款{rng.randrange(1000, 99999)}元。\n'
        + "本院经审理认为，合同依法成立，双方应当按照约定履行。\n" * rng.randrange(1, 30)
        + "判决如下：\n被告于本判决生效后十日内支付货款。"
    )


def dump_row(
    number: int, text: str, *, kind: str = "刑事", instance: str = "一审", decided: str = "2021-03-05"
) -> list[str]:
    """A row in the layout of the yearly dumps."""
    code = {"刑事": "刑", "民事": "民"}[kind] + {"一审": "初", "二审": "终"}[instance]
    return [
        f"https://wenshu.court.gov.cn/website/wenshu/index.html?docId={number:032x}",
        f"（{decided[:4]}）临0123{code}{number}号",
        f"某某{kind}{instance}{kind}判决书",
        "临江省安平县人民法院",
        "临江省",
        f"{kind}案件",
        "",
        "www.macrodatas.cn",
        f"{kind}{instance}",
        decided,
        "2021-06-01",
        "某某",
        "盗窃罪" if kind == "刑事" else "买卖合同纠纷",
        "",
        text,
    ]
