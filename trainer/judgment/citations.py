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
_LONGEST_RANGE = 30  # articles; 至 between numbers farther apart is no range of articles
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
    return _Citations(text).read()


class _Citations:
    """Goes through the numbers of a text. An article is held back until it is known whether 款 or 项 follow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Article, None] = {}
        self._law = CRIMINAL_LAW
        self._held: Article | None = None  # what a following 款 or 项 belongs to
        self._end = 0  # of the last part that belongs to a citation

    def read(self) -> tuple[Article, ...]:
        text = self._text
        for match in _TOKEN.finditer(text):
            name = match["title"] or match["angled"] or match["short"]
            if name:
                self._take_law(match, name)
                continue
            gap = text[self._end : match.start()]
            joined = len(gap) <= 4 and _BETWEEN.match(gap) is not None
            unit = match["unit"]
            if unit == "条":
                self._take_articles(match, gap, joined=joined)
            elif self._held is not None and joined and unit == "款":
                self._take_paragraphs(match, self._held)
            elif self._held is not None and joined and (match["list"] or unit == "项"):
                self._take_items(match, self._held)
            # Else a number of something else: the citation may go on behind it.
        self._let_go()
        return tuple(self._found)

    def _take_law(self, match: re.Match[str], name: str) -> None:
        if not match["short"] and name.endswith(_NO_LAW):
            return
        self._let_go()
        self._held = None
        self._law = law_name(name)
        self._end = match.end()
        if interpretation := _INTERPRETATION.match(self._text, match.end()):
            self._law += "的解释"
            self._end = interpretation.end()

    def _take_articles(self, match: re.Match[str], gap: str, *, joined: bool) -> None:
        """第六十七条, and lists and ranges of such."""
        ranges = _RANGE.match(gap)
        if not (joined or ranges or match.group().startswith("第")):
            return  # 个人信息五百条
        self._let_go()
        numbers = [match["first"], *_NUMBER.findall(match["more"])]
        values = [value for value in map(read_number, numbers) if value]
        if not values:
            return
        before = self._held.number if self._held is not None else None
        if before is not None and ranges and before < values[0] <= before + _LONGEST_RANGE:
            self._found.update((Article(self._law, number), None) for number in range(before + 1, values[0]))
        self._found.update((Article(self._law, number), None) for number in values[:-1])
        sub = read_number(match["tail"].lstrip("的之")) if match["tail"] else None
        self._held = Article(self._law, values[-1], sub)
        self._end = match.end()

    def _take_paragraphs(self, match: re.Match[str], of: Article) -> None:
        for value in map(read_number, [match["first"], *_NUMBER.findall(match["more"])]):
            if self._held is not None and self._held.paragraph is not None:
                self._let_go()
            self._held = Article(self._law, of.number, of.sub, value)
        self._end = match.end()

    def _take_items(self, match: re.Match[str], of: Article) -> None:
        for value in map(read_number, _NUMBER.findall(match.group())):
            if self._held is not None and self._held.item is not None:
                self._let_go()
            self._held = Article(self._law, of.number, of.sub, of.paragraph, value)
        self._end = match.end()

    def _let_go(self) -> None:
        if self._held is not None:
            self._found[self._held] = None
