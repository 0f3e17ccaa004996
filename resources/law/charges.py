"""The charges (罪名) of 刑法分则: their articles, names and statutory ranges (法定刑), each by its first day in force.

Sources: 刑法 as amended up to 修正案(十二); names after the rules of the two supreme bodies on charge names (1997-12-16
and the eight supplements up to 2024-03-01). ``charges.json`` holds the 483 charges of today and one that was
abolished, each an object of

- name: ``[a、b]`` marks alternatives of a selective charge (选择性罪名), any of which may stand alone;
- articles, also: where the crime and its punishment stand, and what else leads to it (以……论处), as ``Article.parse``
  reads them;
- former: earlier names and wordings that judgments use;
- introduced, abolished: the first day of the crime, the first day without it;
- versions: the ranges, each with the day ``since`` which it is in force (none: 1997-10-01). A range is written
  ``6-36 拘役 管制 | 并处或单处 罚金 10000-100000元``: months of 有期徒刑 (6-36 is 三年以下, 120-180 十年以上: 刑法 45,
  99), the other principal penalties, then the money: 并处 must, 可并处 may, 并处或单处 must, beside the term or in
  its place; 罚金, 没收 (confiscation) or 罚金或没收, with its bounds in 元 or in percent of the base that is named.
  单处剥权 and 单处罚金 stand in place of a term; 单位 marks the range of those responsible in a crime of a unit.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from resources.law.article import Article

IN_FORCE_SINCE = date(1997, 10, 1)
Money = Literal["none", "must", "may", "or_alone"]
MoneyKind = Literal["fine", "confiscation", "either"]

_MONEY: dict[str, Money] = {"并处": "must", "可并处": "may", "并处或单处": "or_alone"}
_MONEY_KIND: dict[str, MoneyKind] = {"罚金": "fine", "没收": "confiscation", "罚金或没收": "either"}
_TERM = re.compile(r"(\d+)-(\d+)")
_AMOUNT = re.compile(r"(\d+)-(\d+)元")
_RATE = re.compile(r"(\d+)-(\d+)%")
_SEPARATOR = "(?:[、和及与或]|以及|,|，)?"


@dataclass(frozen=True, slots=True)
class Tier:
    """One statutory range. ``months`` is that of 有期徒刑, both ends included, None where it allows none.

    ``amount`` bounds the money in yuan, ``rate`` in percent of ``rate_base``; both None where the law states no sum.
    """

    months: tuple[int, int] | None
    detention: bool = False
    control: bool = False
    life: bool = False
    death: bool = False
    rights_alone: bool = False  # 单处剥夺政治权利
    fine_alone: bool = False  # 罚金 in place of a prison term
    money: Money = "none"
    money_kind: MoneyKind = "fine"
    amount: tuple[int, int] | None = None
    rate: tuple[int, int] | None = None
    rate_base: str | None = None
    of_unit: bool = False  # for those responsible in a crime of a unit (单位犯罪)


@dataclass(frozen=True, slots=True)
class RangeVersion:
    """The ranges of a charge as in force from ``since`` until the next version."""

    since: date
    tiers: tuple[Tier, ...]

    def __hash__(self) -> int:
        """By what tells most versions apart; to go through all of every tier takes long, at each look-up."""
        return hash((self.since, len(self.tiers), self.tiers[0].months, self.tiers[-1].months))


@dataclass(frozen=True, slots=True)
class ChargeRule:
    """One charge. ``articles`` hold the crime and its punishment, ``also`` lead to it (以……论处).

    ``introduced`` is the first day of a crime younger than the law itself, ``abolished`` the first day without it.
    Where the first version is younger than the crime, the ranges before it are not known.
    """

    name: str
    articles: tuple[Article, ...]
    also: tuple[Article, ...]
    introduced: date | None
    abolished: date | None
    versions: tuple[RangeVersion, ...]
    templates: tuple[
        str, ...
    ]  # every way of writing the name; [a、b] are alternatives, of which a judgment names one or more

    def __hash__(self) -> int:
        """By the name, which no other has."""
        return hash(self.name)

    def is_meant_by(self, name: str) -> bool:
        """Whether ``name`` is one of the ways of writing this charge."""
        return any(
            characters.issuperset(name) and _compiled(template).fullmatch(name)
            for template, characters in ((each, _characters(each)) for each in self.templates)
        )

    def alternatives_in(self, name: str) -> tuple[str, ...] | None:
        """What stands in ``name`` for each [a、b] of today's wording; None where it is no form of that."""
        found = _compiled(self.templates[0]).fullmatch(name)
        return found.groups() if found is not None else None

    def version_on(self, day: date) -> RangeVersion | None:
        """The ranges in force on a day; None before the first that is known."""
        known = [version for version in self.versions if version.since <= day]
        return known[-1] if known else None

    def applicable(self, first: date, last: date, now: date) -> tuple[list[RangeVersion], list[RangeVersion]]:
        """The versions in force while acts between two days may have been done, and the later ones up to ``now``."""
        at_act, later = [], []
        for position, version in enumerate(self.versions):
            following = self.versions[position + 1].since if position + 1 < len(self.versions) else None
            if version.since > now:
                continue
            if version.since <= last and (following is None or following > first):
                at_act.append(version)
            elif version.since > last:
                later.append(version)
        return at_act, later

    def known_on(self, day: date) -> bool:
        """Whether the law of that day is stated here, be it that the act was no such crime yet."""
        return self.introduced is not None or self.versions[0].since <= max(day, IN_FORCE_SINCE)


@cache
def charges() -> tuple[ChargeRule, ...]:
    """All charges, in the order of their articles; an abolished one last."""
    text = files(__package__).joinpath("charges.json").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in json.loads(text))


@lru_cache(maxsize=4096)
def charge_named(written: str) -> ChargeRule | None:
    """The charge that a text means: 贩卖毒品罪, 非法持有枪支罪, 抢劫罪(未遂), [走私、贩卖、运输、制造]毒品 (CAIL's
    form, without 罪). A name that only repeats an earlier wording (偷税罪) finds the charge of today. None: unknown."""
    name = re.sub(r"[\s\[\]【】〔〕《》“”\"‘’]", "", written).replace("(", "（").replace(")", "）")
    name = re.sub(r"（(?:未遂|中止|预备|既遂|从犯|教唆)[^）]*）", "", name).removeprefix("犯")
    name = name if name.endswith("罪") else name + "罪"
    exact = _by_name().get(name)
    if exact is not None:
        return exact
    return next((charge for charge in charges() if charge.is_meant_by(name)), None)


def charges_of(number: int, sub: int | None = None) -> tuple[ChargeRule, ...]:
    """The charges that an article defines."""
    return _by_article().get((number, sub), ())


@cache
def leading_articles(rule: ChargeRule) -> frozenset[tuple[int, int | None]]:
    """The numbers of the articles that hold the crime or lead to it."""
    return frozenset((article.number, article.sub) for article in (*rule.articles, *rule.also))


@cache
def _by_article() -> dict[tuple[int, int | None], tuple[ChargeRule, ...]]:
    found: dict[tuple[int, int | None], tuple[ChargeRule, ...]] = {}
    for charge in charges():
        for key in dict.fromkeys((article.number, article.sub) for article in charge.articles):
            found[key] = (*found.get(key, ()), charge)
    return found


@cache
def _by_name() -> dict[str, ChargeRule]:
    names = {_plain(template): charge for charge in charges() for template in charge.templates}
    return names | {charge.name: charge for charge in charges()}


def _plain(template: str) -> str:
    return template.replace("[", "").replace("]", "")


@cache
def _characters(template: str) -> frozenset[str]:
    return frozenset(template) | frozenset("、和及与或以,，")


@cache
def _compiled(template: str) -> re.Pattern[str]:
    """A name with [a、b] parts as a regular expression in which each part stands for one or more of them."""
    parts = re.split(r"\[(.+?)\]", template)
    for position in range(1, len(parts), 2):
        choice = "|".join(sorted(map(re.escape, parts[position].split("、")), key=len, reverse=True))
        parts[position] = f"((?:{choice})(?:{_SEPARATOR}(?:{choice}))*)"
    parts[::2] = [re.escape(part) for part in parts[::2]]
    return re.compile("".join(parts))


def _rule(row: dict[str, Any]) -> ChargeRule:
    return ChargeRule(
        name=_plain(row["name"]),
        articles=tuple(map(Article.parse, row["articles"])),
        also=tuple(map(Article.parse, row.get("also", ()))),
        introduced=_day(row.get("introduced")),
        abolished=_day(row.get("abolished")),
        versions=tuple(
            RangeVersion(_day(version.get("since")) or IN_FORCE_SINCE, tuple(map(_tier, version["tiers"])))
            for version in row["versions"]
        ),
        templates=(row["name"], *row.get("former", ())),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tier(text: str) -> Tier:
    """One range in the notation of the data, see above. Raises ValueError for anything else."""
    penalty, *rest = text.split(" | ")
    of_unit = bool(rest) and rest[-1] == "单位"
    money = rest[0].split(" ") if rest and rest[0] != "单位" else []
    words = penalty.split(" ")
    term = _TERM.fullmatch(words[0])
    kinds = set(words[1:] if term else words)
    unknown = kinds - {"拘役", "管制", "无期", "死刑", "单处剥权", "单处罚金"}
    if unknown or (money and (money[0] not in _MONEY or money[1] not in _MONEY_KIND)):
        raise ValueError(f"not a statutory range: {text!r}")
    amount = next((match for part in money[2:] if (match := _AMOUNT.fullmatch(part))), None)
    rate = next((match for part in money[2:] if (match := _RATE.fullmatch(part))), None)
    return Tier(
        months=(int(term[1]), int(term[2])) if term else None,
        detention="拘役" in kinds,
        control="管制" in kinds,
        life="无期" in kinds,
        death="死刑" in kinds,
        rights_alone="单处剥权" in kinds,
        fine_alone="单处罚金" in kinds,
        money=_MONEY[money[0]] if money else "none",
        money_kind=_MONEY_KIND[money[1]] if money else "fine",
        amount=(int(amount[1]), int(amount[2])) if amount else None,
        rate=(int(rate[1]), int(rate[2])) if rate else None,
        rate_base=money[2] if rate else None,
        of_unit=of_unit,
    )
