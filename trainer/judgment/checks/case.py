"""What every rule is given: the judgment, and what is known of its days and persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.law.charges import IN_FORCE_SINCE, ChargeRule, RangeVersion, charge_named
from resources.law.circumstances import mitigating_ids
from resources.messages.message import Message, message
from trainer.judgment.checks.rules import Place
from trainer.judgment.dates import judgment_date
from trainer.judgment.facts.pairing import paired
from trainer.judgment.facts.place import facts_of
from trainer.judgment.facts.types import StatedDefendant, StatedFacts
from trainer.judgment.types import Article, Attitude, Charge, Defendant, Judgment, circumstance_named

# Articles of 刑法 that allow a sentence below the range. A judgment that cites one has applied it to somebody.
_MITIGATING = {10, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 63, 68}
_UNIT = re.compile(r"(?:公司|厂|店|部|中心|合作社|学校|医院|局|所|站|集团|委员会|银行|社|场|矿|队|院|会)$")
_EARLIER_SENTENCE = re.compile(r"撤销|前罪|原判|余刑|漏罪|前判|没有执行|尚未执行|未执行|原犯|假释|总和刑期")


@dataclass(frozen=True, slots=True)
class Count:
    """One charge against one defendant, with its place in the judgment and the charge in law (None: unknown)."""

    at: Place
    defendant: Defendant
    charge: Charge
    rule: ChargeRule | None
    against_unit: bool  # the defendant is a unit (被告单位), which only a fine can be imposed on
    at_act: Sequence[RangeVersion] = ()  # in force while the acts may have been done
    later: Sequence[RangeVersion] = ()  # those that came after them, up to the judgment


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A judgment to be checked. The acts lie between two days; ``act_date`` is set where the day itself is known."""

    judgment: Judgment
    counts: tuple[Count, ...]
    act_from: date
    act_to: date
    act_date: date | None
    facts_dated: bool  # the two days were read out of the facts
    judged_on: date | None
    result_text: str  # 主文, empty where the text is not at hand
    text: str = ""  # the whole judgment, empty where it is not at hand
    facts: StatedFacts | None = None  # what the facts state, None where there are none
    stated: tuple[StatedDefendant | None, ...] = ()  # for each defendant what the facts state of him
    attitude: Attitude = Attitude.NOT_STATED  # as the user states it beside the facts, of all defendants
    province: str | None = None  # whose amounts count, by its name; None where it is not known
    narrated: str = ""  # the facts as they were given, without what else a whole judgment reports

    @property
    def now(self) -> date:
        """The day whose law the court had before it: the judgment's, else the latest."""
        return self.judged_on or date.max

    @property
    def with_unit(self) -> bool:
        """Whether a unit (单位) is among the defendants."""
        return any(map(_is_unit, self.judgment.defendants))

    @property
    def earlier_sentence(self) -> bool:
        """Whether 主文 speaks of an earlier judgment, whose sentence the total then contains."""
        return _EARLIER_SENTENCE.search(self.result_text) is not None


def build_case(
    judgment: Judgment,
    act_date: date | None,
    judged_on: date | None,
    facts: str,
    text: str,
    province: str | None = None,
    attitude: Attitude = Attitude.NOT_STATED,
) -> CheckedCase:
    """Gather the days from what the caller knows, else from the facts and the text."""
    judged_on = judged_on or (judgment_date(text) if text else None)
    read = facts_of(judgment, facts, text)
    span = (act_date, act_date) if act_date else read.acts if read else None
    result = judgment.result
    act_from = span[0] if span else IN_FORCE_SINCE
    act_to = span[1] if span else (judged_on or date.max)
    return CheckedCase(
        judgment=judgment,
        counts=_counts(judgment, act_from, act_to, judged_on or date.max),
        act_from=act_from,
        act_to=act_to,
        act_date=act_date,
        facts_dated=span is not None and act_date is None,
        judged_on=judged_on,
        result_text=text[result.start : result.end] if result else "",
        text=text,
        facts=read,
        stated=paired([defendant.name for defendant in judgment.defendants], read.defendants if read else ()),
        attitude=attitude,
        province=province,
        narrated=facts,
    )


def _counts(judgment: Judgment, act_from: date, act_to: date, now: date) -> tuple[Count, ...]:
    counts = []
    for place, defendant in enumerate(judgment.defendants):
        against_unit = _is_unit(defendant)
        for number, charge in enumerate(defendant.charges):
            rule = charge_named(charge.name)
            versions = rule.applicable(act_from, act_to, now) if rule is not None else ((), ())
            counts.append(Count(Place(place, number), defendant, charge, rule, against_unit, *versions))
    return tuple(counts)


def mitigating_grounds(judgment: Judgment, defendant: Defendant) -> tuple[Message, ...]:
    """The names of what lets this defendant's sentence go below the range (刑法 63), () where there is nothing."""
    allowed = mitigating_ids()
    named = [found.named for found in defendant.circumstances if found.id in allowed]
    named += [
        _ground(article)
        for article in judgment.articles
        if article.law == "刑法" and (article.number in _MITIGATING or _is_surrender(article, judgment))
    ]
    return tuple(dict.fromkeys(named))


def _ground(article: Article) -> Message:
    match article.number:
        case 63:
            return message("findings.ground-special")
        case 67:
            return circumstance_named("surrender")
        case number:
            return message("findings.ground-article", number=number)


def _is_surrender(article: Article, judgment: Judgment) -> bool:
    """67 without a 款 is cited for a confession (67 III) too, which allows no sentence below the range."""
    if article.number != 67 or article.paragraph == 3:
        return False
    found = {found.id for defendant in judgment.defendants for found in defendant.circumstances}
    return article.paragraph is not None or "surrender" in found or "confession" not in found


def _is_unit(defendant: Defendant) -> bool:
    return len(defendant.name) > 4 and _UNIT.search(defendant.name) is not None
