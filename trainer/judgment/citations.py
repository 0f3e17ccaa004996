"""The articles a text cites: 《中华人民共和国刑法》第一百三十三条之一第一款、第六十七条第三款 and its kin."""

from __future__ import annotations

import re

from resources.law.article import CRIMINAL_LAW
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.judgment.types import Article

_N = rf"(?:{NUMERAL}{{1,9}})"
_TOKEN = re.compile(
    r"《(?P<title>[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,40})?)》"
    r"|[〈﹤<](?P<angled>[^〈〉﹤﹥<>《》]{2,60})[〉﹥>]"
    r"|(?P<short>刑事诉讼法|刑诉法|刑法)"
    rf"|第?(?P<first>{_N})(?P<more>(?:[、，和]第?{_N}){{0,30}})(?P<unit>条|款|项)(?P<tail>(?:的?之{_N})?)"
    rf"|(?P<list>第?（{_N}）(?:[、，和及至]?第?（{_N}）){{0,30}})项?"
)
_NUMBER = re.compile(_N)
_ISSUER = re.compile(r"^(?:最高人民法院|最高人民检察院|公安部|国家安全部|司法部|全国人民代表大会常务委员会|[、，和])+")
_SHORT = {"刑诉法": "刑事诉讼法"}
_NO_LAW = ("书", "表", "录", "图", "证", "单", "报告", "合同", "协议")  # 《…认定书》 and other exhibits
# Words and marks that may stand between the parts of one citation.
_BETWEEN = re.compile(r"[、，；和及与以之规定的（）第或者并]*\Z")
_RANGE = re.compile(r"至第?\Z")
# 最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释第五百零五条: its articles are not the law's.
_INTERPRETATION = re.compile(r"[》〉﹥>]?的?(?:若干问题的?)?(?:司法)?解释")


def law_name(title: str) -> str:
    """The short name of a law: 中华人民共和国刑法 is 刑法; the issuing courts before 关于…的解释 are left out."""
    name = re.sub(r"\s", "", title).strip("《》").removeprefix("中华人民共和国")
    name = _ISSUER.sub("", name) or name
    name = re.sub(r"（(?:\d{4}年?)?(?:修正|修订|20\d\d)[^）]*）$", "", name)
    return _SHORT.get(name, name)


def cited_articles(text: str) -> tuple[Article, ...]:
    """Every article cited in ``text`` (compact), in order, each once; 刑法 where no law is named before it."""
    found: dict[Article, None] = {}
    law = CRIMINAL_LAW
    current: Article | None = None  # what a following 款 or 项 belongs to
    emitted = True
    end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        joined = len(gap) <= 4 and _BETWEEN.match(gap) is not None
        name = match["title"] or match["angled"] or match["short"]
        if name:
            if not match["short"] and name.endswith(_NO_LAW):
                continue
            if current is not None and not emitted:
                found[current] = None
            current, emitted = None, True
            law = law_name(name)
            if interpretation := _INTERPRETATION.match(text, match.end()):
                law += "的解释"
                end = interpretation.end()
                continue
        elif match["unit"] == "条":
            if not (joined or match.group().startswith("第") or _RANGE.match(gap)):
                continue  # 个人信息五百条
            if current is not None and not emitted:
                found[current] = None
            numbers = [match["first"], *_NUMBER.findall(match["more"])]
            values = [value for value in map(read_number, numbers) if value]
            if not values:
                continue
            if current is not None and _RANGE.match(gap) and current.number < values[0] <= current.number + 30:
                for number in range(current.number + 1, values[0]):
                    found[Article(law, number)] = None
            for number in values[:-1]:
                found[Article(law, number)] = None
            sub = read_number(match["tail"].lstrip("的之")) if match["tail"] else None
            current, emitted = Article(law, values[-1], sub), False
        elif current is not None and joined and match["unit"] == "款":
            for value in map(read_number, [match["first"], *_NUMBER.findall(match["more"])]):
                if current.paragraph is not None and not emitted:
                    found[current] = None
                current, emitted = Article(law, current.number, current.sub, value), False
        elif current is not None and joined and (match["list"] or match["unit"] == "项"):
            for value in map(read_number, _NUMBER.findall(match.group())):
                if current.item is not None and not emitted:
                    found[current] = None
                current, emitted = Article(law, current.number, current.sub, current.paragraph, value), False
        else:
            continue  # a number of something else, skipped: the citation may go on behind it
        end = match.end()
    if current is not None and not emitted:
        found[current] = None
    return tuple(found)
