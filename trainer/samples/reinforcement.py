"""Reinforcement samples: a real case with another attitude, and the outcome that the law attaches to it.

Most judgments are of defendants who confessed, and a model trained on them finds a confession everywhere. So the
attitude of a core sample is exchanged in facts and reasoning: the outcome moves within the guideline's bounds (see
``leniency``), the cited articles move with it, and the rest of the case stays as the court wrote it. Silence and denial
cost what a confession would have earned and no more. Every sample is read back and held against the law; what does not
read as intended is dropped with its reason. No model is needed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from resources.law.circumstances import circumstances
from resources.law.limits import PROBATION_LONGEST_TERM
from trainer.judgment.checks import check
from trainer.judgment.dates import act_dates
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Article, Attitude, Defendant, Judgment, SentenceKind
from trainer.samples.attitude_edit import facts_without, left_over, leniency_left, reasoning_without
from trainer.samples.attitude_words import WORDINGS
from trainer.samples.citation_edit import articles_in, with_article, without, without_law
from trainer.samples.declared import ADMITTING, ATTITUDE_IDS, read_facts
from trainer.samples.leniency import EARNING, moved, share, tier_of, within, within_base
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import Change, Sample, SampleKind
from trainer.samples.verdict_edit import with_sentence, without_probation


class NoChange(StrEnum):
    """Why a core sample has no counterpart. The value is what reports print."""

    SEVERAL_DEFENDANTS = "several_defendants"
    SEVERAL_CHARGES = "several_charges"
    EARLIER_SENTENCE = "earlier_sentence"  # the total contains a sentence of another judgment
    NO_TERM = "no_term"  # no term of 拘役 or 有期徒刑 to move, or one with days
    SAME_ATTITUDE = "same_attitude"
    PARTIAL_ATTITUDE = "partial_attitude"
    RANGE_UNCLEAR = "range_unclear"  # mitigated, or on the border of two ranges
    PROBATION_DEPENDS = "probation_depends"  # whether 缓刑 stays is the court's to weigh
    RECONCILED = "reconciled"  # 刑事和解 rests on remorse (刑事诉讼法 288)
    ADMITTED_PROCEDURE = "admitted_procedure"  # 简易 and 速裁 procedure are for those who admit (刑事诉讼法 214, 222)
    CAUGHT = "caught"  # 自首 of one who was caught in the act
    FACTS_UNCLEAR = "facts_unclear"
    REASONING_UNCLEAR = "reasoning_unclear"
    VERDICT_UNCLEAR = "verdict_unclear"
    CITATION_UNCLEAR = "citation_unclear"
    NO_DIFFERENCE = "no_difference"  # too short a term to move by a month
    READS_OTHERWISE = "reads_otherwise"
    BREAKS_THE_LAW = "breaks_the_law"


@dataclass(frozen=True, slots=True)
class Reinforced:
    """A core sample (its ``pair`` set where it has counterparts), what was made of it, and why the rest was not."""

    core: Sample
    samples: tuple[Sample, ...]
    dropped: tuple[tuple[Change, NoChange], ...]


_LOSING = (Change.DENIED, Change.SILENT, Change.RECANTED, Change.NOT_STATED)
_WITHOUT_REMORSE = (Change.DENIED, Change.RECANTED)
_TERMS = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION)
_EARLIER = re.compile(r"撤销|前罪|原判|余刑|漏罪|未执行|没有执行|总和刑期|假释|数罪并罚")
_CAUGHT = re.compile(
    r"[抓捉捕挡]获|查获|当场被|扭送|抓捕|传唤|拘留|刑拘|追逃|在逃|脱逃|到案|归案|留置|讯问|人赃|盘查|盘问"
    r"|检查[^。；]{0,40}发现[^，。；]{0,4}被告人|现场(?:扣押|查扣|缴获)"
)
# Who comes when called has surrendered (法释〔1998〕8号, article 1); facts that tell so admit no mere confession.
_CAME = re.compile(
    r"(?:经[^，。；]{0,20}通知|接[^，。；]{0,20}(?:电话|通知))[^，。；]{0,8}(?:后|，)?[^，。；]{0,25}[到至]|自行到"
)
_PLEA_ARTICLES = (15, 174, 201)
# 刑事诉讼法 208 to 215 as of 2012, 214 to 226 since 2018.
_ADMITTED_PROCEDURE = range(208, 227)
# 277 to 279 as of 2012, 288 to 290 since 2018.
_RECONCILIATION = (277, 278, 279, 288, 289, 290)
_PROBATION_ARTICLES = (72, 73, 75, 76)


def reinforce(core: Sample, seed: int = 0, most: int | None = None) -> Reinforced:
    """The counterparts that the law allows of ``core``, in an order drawn by ``seed`` and the case, ``most`` at most.

    The same core and seed give the same samples.
    """
    order = random.Random(f"{seed}:{core.case}")
    changes = list(Change)
    order.shuffle(changes)
    draw = order.random()
    samples: list[Sample] = []
    dropped: list[tuple[Change, NoChange]] = []
    judgment = read_judgment(core.answer)
    for change in changes:
        if most is not None and len(samples) >= most:
            break
        made = _changed(core, judgment, change, draw, random.Random(f"{seed}:{core.case}:{change}"))
        if isinstance(made, NoChange):
            dropped.append((change, made))
        else:
            samples.append(made)
    if not samples:
        return Reinforced(core, (), tuple(dropped))
    return Reinforced(replace(core, pair=core.case), tuple(samples), tuple(dropped))


def _changed(core: Sample, judgment: Judgment, change: Change, draw: float, rng: random.Random) -> Sample | NoChange:
    """One counterpart, read back and checked, or why there is none."""
    unfit = _unfit(core, judgment)
    if unfit is not None:
        return unfit
    (defendant,) = judgment.defendants
    total = defendant.total
    assert total is not None
    assert total.months is not None
    assert total.span is not None
    assert judgment.reasoning is not None
    held = {found.id for found in defendant.circumstances}
    wording = WORDINGS[change]
    earned = held & set(EARNING)
    if core.attitude is Attitude.PARTIAL:
        return NoChange.PARTIAL_ATTITUDE
    if _same(change, core, held):
        return NoChange.SAME_ATTITUDE
    losing = change in _LOSING
    swapping = not losing and bool(earned)
    if losing and ("reconciliation" in held or _cites(judgment.articles, _RECONCILIATION)):
        return NoChange.RECONCILED
    if losing and _admits_by_procedure(core.answer, judgment.articles):
        return NoChange.ADMITTED_PROCEDURE
    suspended = defendant.probation_months is not None
    if suspended and change in (Change.SILENT, Change.NOT_STATED):
        return NoChange.PROBATION_DEPENDS
    if suspended and not losing and not swapping:
        return NoChange.PROBATION_DEPENDS

    # The outcome.
    day = (act_dates(core.facts) or (None, date((core.year or 2021), 12, 31)))[1]
    tier = tier_of(
        defendant.charges[0].name, total, day, core.answer[judgment.reasoning.start : judgment.reasoning.end]
    )
    if tier is None:
        return NoChange.RANGE_UNCLEAR
    kept_plea = swapping and "plea_leniency" in earned
    expected = (held - ATTITUDE_IDS) | ({wording.earns} if wording.earns else set())
    if kept_plea:
        expected.add("plea_leniency")
    if change not in _WITHOUT_REMORSE and not losing and "remorse" in held:
        expected.add("remorse")
    before, after = share(held, draw), share(expected, draw)
    if before.attitude.most and not within_base(total.months, before, tier):
        return NoChange.RANGE_UNCLEAR
    months = moved(total.months, before, after)
    sentence = within(tier, months, total.kind)
    assert sentence.months is not None
    # Between the old term and the one that the leniency makes, whatever the range and the kind of penalty did to it.
    if not min(total.months, months) <= sentence.months <= max(total.months, months) or sentence.months == total.months:
        return NoChange.NO_DIFFERENCE
    if suspended and not losing and sentence.months > PROBATION_LONGEST_TERM:
        return NoChange.PROBATION_DEPENDS

    # The facts.
    facts = facts_without(core.facts)
    if facts is None:
        return NoChange.FACTS_UNCLEAR
    if change is Change.SURRENDERED and _CAUGHT.search(facts):
        return NoChange.CAUGHT
    if change is not Change.SURRENDERED and _CAME.search(facts):
        return NoChange.FACTS_UNCLEAR
    # The same way of saying it in facts and reasoning, where there are as many of both.
    way = rng.random()
    stated = StatedAttitude.NOT_STATED
    if wording.stated is not None and rng.random() < 0.5:
        stated = wording.stated
    elif wording.facts:
        facts = f"{facts}\n{_one_of(wording.facts, way).format(name=defendant.name)}"
    if not _facts_hold(core, facts, defendant, change, stated):
        return NoChange.FACTS_UNCLEAR

    # The verdict.
    answer = with_sentence(core.answer, total.span, sentence)
    start = judgment.reasoning.end
    result = answer[start:]
    ends_probation = suspended and change in _WITHOUT_REMORSE
    if ends_probation:
        unsuspended = without_probation(result)
        if unsuspended is None:
            return NoChange.VERDICT_UNCLEAR
        result = unsuspended

    # The reasoning.
    lenient = expected & {rule.id for rule in circumstances() if rule.direction == "从宽"}
    edited = reasoning_without(
        core.answer[judgment.reasoning.start : start],
        defendant.name,
        [
            (found.id, found.span.start - judgment.reasoning.start)
            for found in defendant.circumstances
            if found.id in expected and found.id != wording.earns
        ],
        remorse="remorse" in expected,
        probation=not ends_probation,
        lenient=bool(lenient),
    )
    if edited is None or left_over(
        edited.text.replace("认罪认罚", "") if kept_plea else edited.text, remorse=bool(lenient)
    ):
        return NoChange.REASONING_UNCLEAR
    if leniency_left(edited.text, lenient):
        return NoChange.REASONING_UNCLEAR
    reason = _one_of(wording.reasons, way).format(name=defendant.name)
    reasoning = edited.text[: edited.at] + reason + edited.text[edited.at :]

    # The articles.
    moved_out = _out_of(reasoning, losing, ends_probation, kept_plea)
    if wording.article is not None:
        added = with_article(moved_out, wording.article)
        if added is None:
            return NoChange.CITATION_UNCLEAR
        moved_out = added
    if articles_in(moved_out) != _expected_articles(judgment.articles, wording.article, ends_probation, kept_plea):
        return NoChange.CITATION_UNCLEAR
    if wording.article is None and "六十七" in moved_out:
        return NoChange.CITATION_UNCLEAR
    sample = replace(
        core,
        id=f"{core.case}-{change.name.lower()}",
        kind=SampleKind.REINFORCEMENT,
        facts=facts,
        stated=stated,
        answer=moved_out + result,
        attitude=wording.attitude,
        months=sentence.months,
        pair=core.case,
        change=change,
    )
    return _verified(sample, judgment, expected, probation=None if ends_probation else defendant.probation_months)


def _unfit(core: Sample, judgment: Judgment) -> NoChange | None:
    """Why nothing can be made of the case, whatever the change."""
    if len(judgment.defendants) != 1:
        return NoChange.SEVERAL_DEFENDANTS
    (defendant,) = judgment.defendants
    if len(defendant.charges) != 1:
        return NoChange.SEVERAL_CHARGES
    if judgment.result is None or judgment.reasoning is None or defendant.unread:
        return NoChange.NO_TERM
    if _EARLIER.search(core.answer, judgment.result.start):
        return NoChange.EARLIER_SENTENCE
    total = defendant.total
    if total is None or total.kind not in _TERMS or not total.months or total.days or total.span is None:
        return NoChange.NO_TERM
    return None


def _admits_by_procedure(answer: str, articles: Sequence[Article]) -> bool:
    return _cites(articles, _ADMITTED_PROCEDURE) or "简易程序" in answer or "速裁" in answer


def _cites(articles: Sequence[Article], numbers: Collection[int]) -> bool:
    return any(each.law == "刑事诉讼法" and each.number in numbers for each in articles)


def _same(change: Change, core: Sample, held: set[str]) -> bool:
    """Whether the case has that attitude already, or nothing that the change could take away or give."""
    if change in _LOSING:
        return core.attitude not in ADMITTING or not held & set(EARNING)
    if change is Change.CONFESSED:
        return "confession" in held or "confession_heavier" in held
    return "surrender" in held


def _one_of(wordings: Sequence[str], way: float) -> str:
    return wordings[int(way * len(wordings))]


def _facts_hold(core: Sample, facts: str, defendant: Defendant, change: Change, stated: StatedAttitude) -> bool:
    """Whether the facts show the new attitude, and all else that they showed before."""
    (before,), _ = read_facts(core.facts, [defendant.name])
    (after,), (attitude,) = read_facts(facts, [defendant.name])
    if before - ATTITUDE_IDS != after - ATTITUDE_IDS:
        return False
    if stated is not StatedAttitude.NOT_STATED:
        return attitude is Attitude.NOT_STATED and not after & ATTITUDE_IDS
    return attitude is WORDINGS[change].attitude and after & set(EARNING) == ({WORDINGS[change].earns} - {None})


def _out_of(reasoning: str, losing: bool, ends_probation: bool, kept_plea: bool) -> str:
    """The reasoning without the articles that went with the attitude."""
    head, mark, cited = _split_citation(reasoning)
    cited = without(cited, "刑法", (67, *(_PROBATION_ARTICLES if ends_probation else ())))
    if not kept_plea:
        cited = without(cited, "刑事诉讼法", _PLEA_ARTICLES)
    if losing:
        cited = without_law(cited, "自首")
    return head + mark + cited


def _split_citation(reasoning: str) -> tuple[str, str, str]:
    """What stands before the last 依照, the word, and what it cites."""
    places = list(re.finditer(r"依照|依据|根据|按照", reasoning))
    last = next((match for match in reversed(places) if "《" in reasoning[match.end() : match.end() + 12]), None)
    if last is None:
        return reasoning, "", ""
    return reasoning[: last.start()], last.group(), reasoning[last.end() :]


def _expected_articles(
    articles: Sequence[Article], added: Article | None, ends_probation: bool, kept_plea: bool
) -> frozenset[Article]:
    gone = {("刑法", 67)}
    gone |= {("刑法", number) for number in _PROBATION_ARTICLES} if ends_probation else set()
    gone |= set() if kept_plea else {("刑事诉讼法", number) for number in _PLEA_ARTICLES}
    kept = {each for each in articles if (each.law, each.number) not in gone}
    if added is None:
        kept = {each for each in kept if "自首" not in each.law}
    return frozenset(kept | ({added} if added else set()))


def _verified(sample: Sample, before: Judgment, expected: set[str], *, probation: int | None) -> Sample | NoChange:
    """The sample if our own reader finds in it what was intended, and the law allows it."""
    judgment = read_judgment(sample.answer)
    if len(judgment.defendants) != 1 or judgment.unread:
        return NoChange.READS_OTHERWISE
    (defendant,), (was,) = judgment.defendants, before.defendants
    read = (
        defendant.name,
        [charge.name for charge in defendant.charges],
        [charge.fine_yuan for charge in defendant.charges],
        defendant.total.months if defendant.total else None,
        defendant.probation_months,
        defendant.attitude,
        {found.id for found in defendant.circumstances},
    )
    meant = (
        was.name,
        [charge.name for charge in was.charges],
        [charge.fine_yuan for charge in was.charges],
        sample.months,
        probation,
        sample.attitude,
        expected,
    )
    if read != meant:
        return NoChange.READS_OTHERWISE
    findings = check(
        judgment, facts=sample.facts, judged_on=date(sample.year, 12, 31) if sample.year else None, text=sample.answer
    )
    if any(finding.severity == "error" for finding in findings):
        return NoChange.BREAKS_THE_LAW
    return sample


def count_dropped(reinforced: Sequence[Reinforced]) -> Counter[NoChange]:
    """How often each reason was met."""
    return Counter(reason for each in reinforced for _, reason in each.dropped)
