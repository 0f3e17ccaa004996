"""Decided cases for indexes, made up."""

from __future__ import annotations

from hashlib import blake2b

from trainer.judgment.types import Attitude, SentenceKind
from trainer.similar.case import CaseSentence, IndexedCase

PLACES = ("超市", "网吧", "工地", "车站", "医院", "学校", "公园", "商场")
GOODS = ("手机", "电动车", "现金", "电脑", "电缆", "自行车", "手表", "香烟")


def theft(number: int, months: int = 0, year: int = 2021) -> IndexedCase:
    """A theft unlike those of other numbers up to 64."""
    place, goods = PLACES[number % 8], GOODS[number // 8 % 8]
    facts = (
        f"经审理查明，{year}年{number % 12 + 1}月，被告人张某甲在{place}趁人不备，窃得被害人李某的{goods}一件，"
        f"价值人民币{1000 + number * 37}元，后被民警抓获，到案后如实供述了上述事实。"
    )
    return IndexedCase(
        id=blake2b(facts.encode(), digest_size=8).hexdigest(),
        facts=facts,
        reasoning="本院认为，被告人张某甲以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。",
        result="被告人张某甲犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。",
        court="临江市人民法院",
        province="浙江",
        level="基层",
        year=year,
        amount_yuan=1000 + number * 37,
        articles=("264", "67"),
        defendants=(
            CaseSentence(
                charges=("盗窃",),
                kind=SentenceKind.FIXED_TERM,
                months=months or 6 + number % 6,
                fine_yuan=1000,
                circumstances=("confession",),
                attitude=Attitude.CONFESSED,
                name="张某甲",
            ),
        ),
    )
