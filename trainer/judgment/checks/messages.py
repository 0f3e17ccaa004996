"""What each rule says: its severity and its sentence. Rule ids are stable; the window translates by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from resources.law.charges import Tier
from trainer.judgment.types import Article, Finding, Sentence, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's severity and its sentence, with the names of the values it is given."""

    severity: Severity
    sentence: str


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        # What is cited
        "article-unknown": Rule("error", "引用的{cited}不存在。"),
        "article-deleted": Rule("error", "引用的{cited}已被{amendment}删去，自{day}起不再有效。"),
        "article-not-yet": Rule("error", "引用的{cited}自{day}起才施行（{amendment}），判决时尚无此条。"),
        "paragraph-unknown": Rule("error", "引用的{cited}不存在：该条只有{count}款。"),
        "item-unknown": Rule("error", "引用的{cited}不存在：该处没有这一项。"),
        # What is convicted
        "charge-unknown": Rule("error", "刑法中没有“{crime}”这一罪名。"),
        "charge-abolished": Rule("error", "{crime}自{day}起已取消，其后的行为不能再定此罪。"),
        "charge-abolished-note": Rule("note", "{crime}自{day}起已取消，只适用于此前的行为。"),
        "charge-too-new": Rule("error", "{crime}自{day}起才有，行为时（{act}）尚无此罪（刑法第十二条）。"),
        "charge-too-new-by-facts": Rule(
            "warning", "{crime}自{day}起才有，而事实中的日期都在此前（最晚{act}）（刑法第十二条）。"
        ),
        "charge-without-article": Rule("warning", "定{crime}，却没有引用规定该罪的{cited}。"),
        "article-without-charge": Rule("warning", "引用了{cited}（{defines}），但没有人被定此罪。"),
        # The statutory range
        "kind-not-allowed": Rule("error", "{crime}不能判处{sentence}：法定刑为{range}。"),
        "term-above-range": Rule("error", "{crime}判处{sentence}，高于法定最高刑{limit}：法定刑为{range}。"),
        "term-below-range": Rule(
            "error", "{crime}判处{sentence}，低于法定最低刑{limit}，又没有减轻处罚的情节：法定刑为{range}。"
        ),
        "below-range-mitigated": Rule(
            "note", "{crime}判处{sentence}，低于法定最低刑{limit}；有减轻处罚的情节（{grounds}），依法可以。"
        ),
        "range-later-heavier": Rule(
            "error",
            "{crime}判处{sentence}，超出行为时（{act}）的法定刑（{range}）；{day}起施行的较重规定不能适用于此前的行为。",
        ),
        "range-depends-on-date": Rule(
            "note", "{crime}判处{sentence}是否在法定刑内取决于行为时间：{range}（{day}起）之外。"
        ),
        # The limits of each kind
        "term-out-of-limits": Rule("error", "{kind}的期限应为{shortest}以上{longest}以下，判处{sentence}不合法。"),
        # Several crimes together
        "combined-above-sum": Rule("error", "决定执行{sentence}，超过数罪的总和刑期{limit}。"),
        "combined-below-highest": Rule("error", "决定执行{sentence}，低于数罪中最高的{limit}。"),
        "combined-above-cap": Rule("error", "决定执行{sentence}，超过数罪并罚的上限{limit}（总和刑期{sum}）。"),
        "combined-lighter-kind": Rule("error", "数罪中判有{limit}，决定执行却为{sentence}。"),
        "combined-fine": Rule("warning", "各罪罚金共{sum}元，决定执行的罚金却为{fine}元：同种附加刑应合并执行。"),
        # Probation
        "probation-kind": Rule("error", "判处{sentence}不能宣告缓刑：缓刑只适用于拘役和3年以下有期徒刑。"),
        "probation-recidivist": Rule("error", "累犯不能宣告缓刑。"),
        "probation-too-short": Rule(
            "error", "{sentence}的缓刑考验期为{period}，短于{limit}：不得少于原判刑期，也不得少于{shortest}。"
        ),
        "probation-too-long": Rule("error", "{sentence}的缓刑考验期为{period}，超过上限{limit}。"),
        # Money
        "fine-missing": Rule("error", "{crime}判处{sentence}应当并处{money}，主文中没有。"),
        "fine-missing-unless-unit": Rule(
            "note", "{crime}判处{sentence}应当并处{money}，主文中没有；单位犯罪中的责任人员除外。"
        ),
        "fine-not-provided": Rule("error", "{crime}判处{sentence}，法律没有规定并处{money}。"),
        "fine-out-of-range": Rule("error", "{crime}的罚金{fine}元不在法定的{low}元以上{high}元以下之内。"),
        "fine-out-of-range-mitigated": Rule(
            "note", "{crime}的罚金{fine}元不在法定的{low}元以上{high}元以下之内；有减轻处罚的情节（{grounds}）。"
        ),
        "fine-too-small": Rule("warning", "罚金{fine}元低于{limit}元的最低数额（法释〔2000〕45号第二条）。"),
        # Political rights
        "rights-missing": Rule("error", "判处{sentence}的，应当剥夺政治权利终身，主文中没有。"),
        "rights-security-missing": Rule("error", "犯{crime}的，应当附加剥夺政治权利，主文中没有。"),
        "rights-term": Rule("error", "剥夺政治权利的期限应为1年以上5年以下，判处{term}不合法。"),
        "rights-of-control": Rule(
            "error", "附加于管制的剥夺政治权利应与管制的期限相等：管制{sentence}，剥夺政治权利{term}。"
        ),
        # The person
        "death-of-minor": Rule("error", "犯罪时不满18周岁的人不适用死刑（包括死刑缓期二年执行）。"),
        "death-of-elderly": Rule("warning", "审判时已满75周岁的人不适用死刑，以特别残忍手段致人死亡的除外。"),
        "recidivist-minor": Rule("warning", "犯罪时不满18周岁的人不构成一般累犯。"),
    }
)


class Place(NamedTuple):
    """Which defendant, and which of the charges, a finding is about: positions, None for the whole."""

    defendant: int | None = None
    charge: int | None = None


WHOLE = Place()


def finding(rule: str, article: Article | None, place: Place = WHOLE, /, **values: str | int) -> Finding:
    """A finding of one rule; ``values`` fill its sentence."""
    said = RULES[rule]
    return Finding(rule, said.severity, said.sentence.format_map(values), article, place.defendant, place.charge)


def months_text(months: int, days: int = 0) -> str:
    """42 months: 3年6个月."""
    years, rest = divmod(months, 12)
    text = f"{years}年" if years else ""
    text += f"{rest}个月" if rest else ""
    text += f"{days}日" if days else ""
    return text or "0个月"


def sentence_text(sentence: Sentence) -> str:
    """有期徒刑3年6个月, 无期徒刑, 单处附加刑."""
    if sentence.months is None:
        return str(sentence.kind)
    return f"{sentence.kind}{months_text(sentence.months, sentence.days)}"


def range_text(tiers: tuple[Tier, ...]) -> str:
    """3年以下有期徒刑、拘役、管制；3年以上10年以下有期徒刑."""
    return "；".join(dict.fromkeys(map(_tier_text, tiers)))


def _tier_text(tier: Tier) -> str:
    parts = []
    if tier.months:
        low, high = tier.months
        if low == high:
            parts.append(f"{months_text(low)}有期徒刑")
        else:
            floor = "" if low <= 6 else f"{months_text(low)}以上"
            ceiling = "" if high >= 180 else f"{months_text(high)}以下"
            parts.append(f"{floor}{ceiling}有期徒刑")
    parts += ["无期徒刑"] * tier.life + ["死刑"] * tier.death + ["拘役"] * tier.detention + ["管制"] * tier.control
    parts += ["单处罚金"] * (tier.fine_alone or (tier.money == "or_alone" and tier.money_kind == "fine"))
    parts += ["单处剥夺政治权利"] * tier.rights_alone
    return "、".join(parts)


def money_text(tier: Tier) -> str:
    """罚金, 没收财产, 罚金或者没收财产."""
    return {"fine": "罚金", "confiscation": "没收财产", "either": "罚金或者没收财产"}[tier.money_kind]


def day_text(day: date) -> str:
    """2021年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
