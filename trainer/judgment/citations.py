"""The articles a text cites: 《中华人民共和国刑法》第一百三十三条之一第一款、第六十七条第三款 and its kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resources.law.article import CRIMINAL_LAW
from trainer.judgment.cited_laws import LONGEST_NAME, is_exhibit, law_before, law_name
from trainer.judgment.cited_numbers import LIST, NUMBER, numbers_of
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Article

_TOKEN = re.compile(
    r"《(?P<title>[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,40})?)》"
    r"|[〈﹤<](?P<angled>[^〈〉﹤﹥<>《》]{2,60})[〉﹥>]"
    r"|(?P<short>刑事诉讼法|刑诉法|刑法(?:修正案(?:（[一二三四五六七八九十]{1,3}）)?)?)"
    # 第七十二第一款 leaves out 条.
    rf"|第?(?P<numbers>{NUMBER}(?:{LIST}第?{NUMBER}){{0,30}})(?P<unit>条|款|项|(?=第（?{NUMBER}）?[款项]))"
    rf"(?P<tail>(?:的?之{NUMBER})?)"
    rf"|第?(?P<bracketed>（{NUMBER}）(?:{LIST}?第?（{NUMBER}）){{0,30}})(?P<of>[条款项]?)"
)
# Words and marks that may stand between the parts of one citation.
_BETWEEN = re.compile(r"[、，；和及与以之规定的（）第或者并]*\Z")
_RANGE = re.compile(r"至第?\Z")
# What a citation without a number before it begins with, and what may stand between its first sign and its unit.
_LAW_SIGNS = ("《", "〈", "﹤", "<", "刑法", "刑事诉讼法", "刑诉法")
_OF_NUMBERS = frozenset(f"第（）{LIST[1:-1]}{NUMERAL[1:-1]}")
_LONGEST_RANGE = 30  # articles; 至 between numbers farther apart is no range of articles
_MOST_PARAGRAPHS = 9  # 第七十三条第一第二款: a small number without its unit is one of the 款 named after it
# 最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释第五百零五条: its articles are not the law's.
_INTERPRETATION = re.compile(r"[》〉﹥>]?的?(?:若干问题的?)?(?:司法)?解释")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article, and where it is cited first."""

    article: Article
    place: CharRange


def cited_articles(text: str) -> tuple[Article, ...]:
    """Every article cited in ``text`` (compact), in order, each once; 刑法 where no law is named before it."""
    return tuple(cited.article for cited in citations(text, 0, len(text)))


def citations(text: str, start: int, end: int) -> tuple[Cited, ...]:
    """The same of ``text[start:end]``, each with its place in ``text``."""
    return _Citations(text, start, end).read()


def _first(text: str, start: int, end: int) -> int:
    """Where a first citation may begin: most of a reasoning stands before it, and no pattern need be tried there."""
    places = [place for sign in _LAW_SIGNS if (place := text.find(sign, start, end)) >= 0]
    for unit in "条款项":
        place = text.find(unit, start, end)
        while place > start and text[place - 1] in _OF_NUMBERS:
            place -= 1
        if place >= 0:
            places.append(place)
    return min(places, default=end)


class _Citations:
    """Goes through the numbers of a text. An article is held back until it is known whether 款 or 项 follow."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._stop = text, start, end
        self._found: dict[Article, CharRange] = {}
        self._law = CRIMINAL_LAW
        self._held: Article | None = None  # what a following 款 or 项 belongs to
        self._from = start  # where what is held begins
        self._end = start  # of the last part that belongs to a citation
        self._no_law = False  # the last part was a clause of a contract and the like

    def read(self) -> tuple[Cited, ...]:
        for match in _TOKEN.finditer(self._text, _first(self._text, self._start, self._stop), self._stop):
            name = match["title"] or match["angled"] or match["short"]
            if name:
                self._take_law(match, name)
            else:
                self._take_number(match)
        self._let_go()
        return tuple(Cited(article, place) for article, place in self._found.items())

    def _take_law(self, match: re.Match[str], name: str) -> None:
        if not match["short"] and is_exhibit(name):
            return
        self._open_law(law_name(name), match.end())
        if interpretation := _INTERPRETATION.match(self._text, match.end(), self._stop):
            self._law += "的解释"
            self._end = interpretation.end()

    def _open_law(self, law: str, end: int) -> None:
        self._let_go()
        self._held, self._law, self._end, self._no_law = None, law, end, False

    def _take_number(self, match: re.Match[str]) -> None:
        gap = self._text[self._end : match.start()] if match.start() - self._end <= 4 else None
        joined = gap is not None and _BETWEEN.match(gap) is not None
        unit = match["of"] or "项" if match["bracketed"] else match["unit"]
        numbers = numbers_of(match["bracketed"] or match["numbers"], "款" if unit in ("款", "项") else "条")
        if not unit:
            small = self._held is not None and joined and max(numbers, default=0) <= _MOST_PARAGRAPHS
            unit = "款" if small else "条"
        if unit == "条":
            self._take_articles(match, numbers, gap, joined=joined)
        elif self._held is not None and joined and numbers:
            self._take_parts(match, numbers, self._held, unit)
        elif self._no_law and joined:
            self._end = match.end()
        # Else a number of something else: the citation may go on behind it.

    def _take_articles(self, match: re.Match[str], numbers: tuple[int, ...], gap: str | None, *, joined: bool) -> None:
        """第六十七条, and lists and ranges of such."""
        ranges = _RANGE.match(gap) if gap else None
        if joined and self._no_law and match.start() > self._end:
            self._end = match.end()
            return
        if not (joined or ranges or match.group().startswith("第")) or not numbers:
            return  # 个人信息五百条
        if not (joined or ranges):
            law = law_before(self._text[max(self._end, match.start() - LONGEST_NAME) : match.start()], self._law)
            if law is None:
                self._let_go()
                self._held, self._end, self._no_law = None, match.end(), True
                return
            if law != self._law:
                self._open_law(law, match.start())
        before = self._held.number if self._held is not None else None
        self._let_go()
        self._no_law = False
        if before is not None and ranges and before < numbers[0] <= before + _LONGEST_RANGE:
            for number in range(before + 1, numbers[0]):
                self._found.setdefault(Article(self._law, number), match.span())
        for number in numbers[:-1]:
            self._found.setdefault(Article(self._law, number), match.span())
        sub = read_number(match["tail"].lstrip("的之")) if match["tail"] else None
        self._held, self._from, self._end = Article(self._law, numbers[-1], sub), match.start(), match.end()

    def _take_parts(self, match: re.Match[str], numbers: tuple[int, ...], of: Article, unit: str) -> None:
        for number in numbers:
            if self._held is not None and (self._held.item if unit == "项" else self._held.paragraph) is not None:
                self._let_go()
            if unit == "项":
                self._held = Article(self._law, of.number, of.sub, of.paragraph, number)
            else:
                self._held = Article(self._law, of.number, of.sub, number)
            self._end = match.end()

    def _let_go(self) -> None:
        if self._held is not None:
            self._found.setdefault(self._held, (self._from, max(self._end, self._from)))
