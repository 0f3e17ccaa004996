"""The charges and their ranges, each range held against the numbers in the article's own text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest

from resources.law.article import Article
from resources.law.charges import (
    IN_FORCE_SINCE,
    ChargeRule,
    RangeVersion,
    Tier,
    _tier,
    charge_named,
    charges,
    charges_of,
)
from resources.law.numerals import to_int
from resources.law.statutes import load_statutes
from tests.real_data import DATA, needs_real_data

CAIL = DATA / "cail_train.jsonl"

# Charges whose own 款 only refers to another one (依照前款、第一款的规定处罚).
REFERS = {
    "125.2": "125.1",
    "128.2": "128.1",
    "128.3": "128.1",
    "164.2": "164.1",
    "174.2": "174.1",
    "177之1.2": "177之1.1",
    "180.4": "180.1",
    "185之1.2": "185之1.1",
    "194.2": "194.1",
    "209.3": "209.1",
    "209.4": "209.2",
    "284之1.2": "284之1.1",
    "284之1.3": "284之1.1",
    "285.3": "285.2",
    "290.4": "290.3",
    "300.2": "300.1",
    "301.2": "301.1",
    "303.3": "303.2",
    "308之1.3": "308之1.1",
    "328.2": "328.1",
    "341.3": "341.2",
    "396.2": "396.1",
    "405.2": "405.1",
}
# Ranges that stand elsewhere than in the charge's own articles, by the charge, with the reason.
ELSEWHERE = {
    "生产、销售有毒、有害食品罪": "144 sends its gravest cases to 141",
    "骗购外汇罪": "stands in the decision of 1998-12-29, not in 刑法",
    "票据诈骗罪": "200: those responsible in a unit; 199 until 2011: death",
    "金融凭证诈骗罪": "200: those responsible in a unit; 199 until 2011: death",
    "信用证诈骗罪": "200: those responsible in a unit; 199 until 2011: death",
    "集资诈骗罪": "200 until 2021: those responsible in a unit; 199 until 2015: death",
    "猥亵儿童罪": "until 2021 the 款 referred to the two before it",
    "袭警罪": "until 2021 the 款 referred to the first",
}
STATE_SECURITY = range(102, 113)  # 113 adds death to the gravest crimes of the chapter, and confiscation to all

N = "[一二三四五六七八九十百两]+"
PENALTY = re.compile(r"处(?=[^。；：\n]{0,40}(?:徒刑|拘役|管制|死刑))([^；。：\n]*)")
MONEY = re.compile(r"[，,]?(可以并处|并处或者单处|并处)(.*)$")


def number(text: str) -> int:
    """二万 → 20000, 一千 → 1000."""
    for unit, factor in (("万", 10_000), ("千", 1000)):
        if text.endswith(unit):
            return to_int(text.removesuffix(unit)) * factor
    return to_int(text.replace("两", "二"))


def tiers_in(text: str, of_unit: bool) -> list[Tier]:
    """The ranges that a 款 states, read out of its words."""
    found = []
    for match in PENALTY.finditer(text):
        segment = re.sub(r"^.*?直接责任人员，?处?", "", match[1])
        money = MONEY.search(segment)
        penalty = segment[: money.start()] if money else segment
        term = re.search(rf"(?:({N})年以上)?(?:({N})年以下)?有期徒刑", penalty)
        months = None
        if term:
            months = (number(term[1]) * 12 if term[1] else 6, number(term[2]) * 12 if term[2] else 180)
            if re.match(r"十五年有期徒刑", penalty):
                months = (180, 180)
        rest = money[2] if money else ""
        amount = re.search(rf"({N}[万千])元以上({N}[万千])元以下", rest)
        rate = re.search(rf"(.*?)(?:百分之({N})|({N})倍)以上(?:百分之({N})|({N})倍)以下", rest)
        found.append(
            Tier(
                months=months,
                detention="拘役" in penalty,
                control="管制" in penalty,
                life="无期徒刑" in penalty,
                death="死刑" in penalty,
                rights_alone="剥夺政治权利" in penalty,
                fine_alone="罚金" in penalty,
                money={"可以并处": "may", "并处或者单处": "or_alone", "并处": "must"}[money[1]] if money else "none",
                money_kind="either" if "罚金或者没收财产" in rest else "confiscation" if "没收" in rest else "fine",
                amount=(number(amount[1]), number(amount[2])) if amount else None,
                rate=(
                    number(rate[2]) if rate[2] else number(rate[3]) * 100,
                    number(rate[4]) if rate[4] else number(rate[5]) * 100,
                )
                if rate
                else None,
                rate_base=rate[1] if rate else None,
                of_unit=of_unit,
            )
        )
    return found


def _address(article: Article) -> str:
    sub = f"之{article.sub}" if article.sub else ""
    return f"{article.number}{sub}" + (f".{article.paragraph}" if article.paragraph else "")


def tiers_by_text(charge: ChargeRule, day: date) -> set[Tier] | None:
    """What the articles of a charge state on a day; None where their wording of that day is not at hand."""
    found: set[Tier] = set()
    for own in charge.articles:
        article = Article.parse(REFERS.get(_address(own), _address(own)))
        statute = load_statutes().article(article.whole(), day)
        if statute is None:
            continue
        if not statute.paragraphs:
            return None
        for paragraph in statute.paragraphs:
            if article.paragraph not in (None, paragraph.number):
                continue
            if paragraph.text is None:
                return None
            if charge.name in ("贪污罪", "受贿罪") and paragraph.number > 1 and article.number == 383:
                continue  # 终身监禁 is how death is commuted, no range of its own
            if charge.name == "妨害公务罪" and paragraph.number == 5:
                continue  # 袭警罪 stands in the same article
            unit = paragraph.text.startswith(("单位犯", "单位有"))
            found.update(tiers_in(paragraph.text, unit))
    return found


def test_those_responsible_in_a_unit_s_fraud_are_fined_since_2011() -> None:
    """刑法 200 as amended by 修正案(八); the death penalty of 199 stayed for 集资诈骗罪 until 修正案(九)."""
    for name in ("集资诈骗罪", "票据诈骗罪", "信用证诈骗罪"):
        rule = charge_named(name)
        assert rule is not None
        before, since = rule.version_on(date(2011, 4, 30)), rule.version_on(date(2011, 5, 1))
        assert before is not None
        assert since is not None
        assert {tier.money for tier in before.tiers if tier.of_unit} == {"none"}
        assert {tier.money for tier in since.tiers if tier.of_unit} == {"may", "must"}
        assert any(tier.death for tier in since.tiers) == (name == "集资诈骗罪")


def test_all_charges_are_there() -> None:
    in_force = [charge for charge in charges() if charge.abolished is None]
    assert len(in_force) == 483
    assert [charge.name for charge in charges() if charge.abolished] == ["嫖宿幼女罪"]
    assert len({charge.name for charge in charges()}) == 484


def test_the_articles_exist() -> None:
    for charge in charges():
        assert charge.articles
        for article in (*charge.articles, *charge.also):
            statute = load_statutes().article(article.whole())
            assert statute is not None, charge.name
            assert not statute.deleted, charge.name
            assert article.paragraph is None or article.paragraph <= len(statute.paragraphs), charge.name
        assert charge.abolished or charge in charges_of(charge.articles[0].number, charge.articles[0].sub)


def test_the_ranges_agree_with_the_text() -> None:
    """Every version, on each day on which the wording of an article began that is at hand, but what ELSEWHERE names."""
    wrong = {}
    unread = []
    for charge in charges():
        read = 0
        for version, day in _days(charge):
            stated = tiers_by_text(charge, day)
            if stated is None:
                continue
            read += 1
            given = set(version.tiers)
            if charge.articles[0].number in STATE_SECURITY:
                given = {_without_113(tier) for tier in given} - {Tier(None, death=True)}
            agree = stated <= given if charge.name in ELSEWHERE else stated == given
            if not agree:
                wrong[charge.name, day] = (stated - given, given - stated)
        if not read:
            unread.append(charge.name)
    wrong = {key: value for key, value in wrong.items() if key[0] not in ("骗购外汇罪", "嫖宿幼女罪")}
    assert wrong == {}
    assert unread == []


def _days(charge: ChargeRule) -> Iterator[tuple[RangeVersion, date]]:
    """Every day on which the wording of the charge's articles began, with the version that holds then."""
    days = {version.since for version in charge.versions}
    for article in charge.articles:
        target = Article.parse(REFERS.get(_address(article), _address(article))).whole()
        days |= {text.in_force for text in load_statutes().history(target)}
    for day in sorted(days):
        version = charge.version_on(day)
        if version is not None:
            yield version, day


def _without_113(tier: Tier) -> Tier:
    assert (tier.money, tier.money_kind) == ("may", "confiscation")
    return Tier(tier.months, tier.detention, tier.control, tier.life, tier.death, tier.rights_alone)


def test_versions_begin_when_the_law_changed() -> None:
    """Each version begins on a day on which one of the charge's articles, or one that it refers to, changed."""
    for charge in charges():
        changed = {IN_FORCE_SINCE, date(1998, 12, 29)}
        for article in (*charge.articles, Article("刑法", 141), Article("刑法", 199), Article("刑法", 200)):
            changed |= {version.in_force for version in load_statutes().history(article.whole())}
        days = [version.since for version in charge.versions]
        assert days == sorted(set(days)), charge.name
        assert set(days) <= changed, charge.name
        assert charge.introduced in {None, days[0]}, charge.name


@pytest.mark.parametrize(
    ("name", "day", "longest", "death"),
    [
        ("盗窃罪", date(2011, 4, 30), 180, True),
        ("盗窃罪", date(2011, 5, 1), 180, False),
        ("敲诈勒索罪", date(2011, 4, 30), 120, False),
        ("敲诈勒索罪", date(2011, 5, 1), 180, False),
        ("非法吸收公众存款罪", date(2021, 2, 28), 120, False),
        ("非法吸收公众存款罪", date(2021, 3, 1), 180, False),
        ("单位行贿罪", date(2024, 2, 29), 60, False),
        ("单位行贿罪", date(2024, 3, 1), 120, False),
    ],
)
def test_ranges_on_a_day(name: str, day: date, longest: int, death: bool) -> None:
    charge = charge_named(name)
    assert charge is not None
    version = charge.version_on(day)
    assert version is not None
    assert max(tier.months[1] for tier in version.tiers if tier.months) == longest
    assert any(tier.death for tier in version.tiers) is death


def test_a_crime_that_did_not_exist_yet() -> None:
    charge = charge_named("催收非法债务罪")
    assert charge is not None
    assert charge.introduced == date(2021, 3, 1)
    assert charge.version_on(date(2021, 2, 28)) is None
    assert charge.known_on(date(2019, 1, 1))
    unknown = charge_named("走私废物罪")
    assert unknown is not None
    assert not unknown.known_on(date(2000, 1, 1))


def test_a_name_means_its_own_charge_alone() -> None:
    for charge in charges():
        assert charge_named(charge.name) is charge
        assert charge_named(charge.name.removesuffix("罪")) is charge
        assert [other.name for other in charges() if other.is_meant_by(charge.name)] in ([charge.name], [])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("贩卖毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("贩卖、运输毒品罪", "走私、贩卖、运输、制造毒品罪"),
        ("[走私、贩卖、运输、制造]毒品", "走私、贩卖、运输、制造毒品罪"),
        ("非法持有枪支罪", "非法持有、私藏枪支、弹药罪"),
        ("非法买卖枪支、弹药罪", "非法制造、买卖、运输、邮寄、储存枪支、弹药、爆炸物罪"),
        ("掩饰、隐瞒犯罪所得罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"),
        ("容留卖淫罪", "引诱、容留、介绍卖淫罪"),
        ("伪造国家机关证件罪", "伪造、变造、买卖国家机关公文、证件、印章罪"),
        ("偷越国（边）境罪", "偷越国（边）境罪"),
        ("偷越国(边)境罪", "偷越国（边）境罪"),
        ("组织他人偷越国境罪", "组织他人偷越国（边）境罪"),
        ("抢劫罪（未遂）", "抢劫罪"),
        ("偷税罪", "逃税罪"),
        ("投毒罪", "投放危险物质罪"),
        ("强制猥亵妇女罪", "强制猥亵、侮辱罪"),
        ("非法猎捕、杀害珍贵、濒危野生动物罪", "危害珍贵、濒危野生动物罪"),
        ("  盗 窃 罪 ", "盗窃罪"),
    ],
)
def test_names_as_they_are_written(written: str, name: str) -> None:
    charge = charge_named(written)
    assert charge is not None
    assert charge.name == name


@pytest.mark.parametrize(
    "written", ["", "罪", "流氓罪", "走私罪", "打人罪", "毒品罪", "贩卖罪", "盗窃、抢劫罪", "犯罪"]
)
def test_no_charge(written: str) -> None:
    assert charge_named(written) is None


def test_selective_names_end() -> None:
    assert charge_named("贩卖、" * 5000 + "毒品罪") is None
    assert charge_named("非法" + "制造" * 5000) is None


@pytest.mark.parametrize("text", ["", "6-36 徒刑", "6-36 | 或 罚金", "拘役 | 并处 钱"])
def test_a_range_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="range"):
        _tier(text)


@needs_real_data(CAIL)
def test_the_names_of_cail() -> None:
    """Every label of CAIL but the three that name no single charge of the law."""
    labels = set()
    for line in CAIL.read_text(encoding="utf-8").splitlines():
        labels.update(json.loads(line)["meta"]["accusation"])
    unknown = {label for label in labels if charge_named(label) is None}
    assert len(labels) > 100
    assert unknown <= {"[制造、贩卖、传播]淫秽物品", "[组织、强迫、引诱、容留、介绍]卖淫", "走私"}
