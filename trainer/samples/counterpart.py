"""One counterpart of a core sample: outcome, facts, verdict, reasoning and articles moved with the attitude.

Each stage raises NotMade where it would have to guess. What comes of them is read back and held against the law.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from resources.law.circumstances import circumstances
from resources.law.limits import PROBATION_LONGEST_TERM
from trainer.judgment.act_dates import act_dates
from trainer.judgment.checks import check
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude, Defendant, Judgment, Sentence
from trainer.samples.attitude_cues import left_over, leniency_left
from trainer.samples.attitude_words import WORDINGS
from trainer.samples.declared import ATTITUDE_IDS, read_facts
from trainer.samples.exchanged_articles import exchange_articles
from trainer.samples.facts_edit import facts_without
from trainer.samples.leniency import EARNING, moved, sentence_within, share, tier_of, within_base
from trainer.samples.no_change import NoChange, NotMade
from trainer.samples.planned_change import PlannedChange, plan_change
from trainer.samples.prompt import StatedAttitude
from trainer.samples.reasoning_edit import reasoning_without
from trainer.samples.sample import AttitudeChange, Sample, SampleKind
from trainer.samples.verdict_edit import with_sentence, without_probation

_CAUGHT = re.compile(
    r"[抓捉捕挡]获|查获|当场被|扭送|抓捕|传唤|拘留|刑拘|追逃|在逃|脱逃|到案|归案|留置|讯问|人赃|盘查|盘问"
    r"|检查[^。；]{0,40}发现[^，。；]{0,4}被告人|现场(?:扣押|查扣|缴获)"
)
# Who comes when called has surrendered (法释〔1998〕8号, article 1); facts that tell so admit no mere confession.
_CAME = re.compile(
    r"(?:经[^，。；]{0,20}通知|接[^，。；]{0,20}(?:电话|通知))[^，。；]{0,8}(?:后|，)?[^，。；]{0,25}[到至]|自行到"
)


def counterpart(core: Sample, judgment: Judgment, change: AttitudeChange, draw: float, rng: random.Random) -> Sample:
    """The core with another attitude; ``judgment`` is its answer as read. Raises NotMade.

    ``draw`` (0 to 1) says how much of the guideline's bound the court used: one figure for all changes of a case, so
    that its counterparts agree with each other.
    """
    plan = plan_change(core, judgment, change)
    sentence = _outcome(plan, draw)
    # One figure chooses the wording of both facts and reasoning, so that they speak alike.
    way = rng.random()
    facts, stated = _facts(plan, way, rng)
    result = _result(plan, sentence)
    reasoning = exchange_articles(plan, _reasoning(plan, way))
    sample = replace(
        core,
        id=f"{core.case}-{change.name.lower()}",
        kind=SampleKind.REINFORCEMENT,
        facts=facts,
        stated=stated,
        answer=reasoning + result,
        attitude=plan.wording.attitude,
        months=sentence.months,
        pair=core.case,
        change=change,
    )
    _verify(sample, plan)
    return sample


def _outcome(plan: PlannedChange, draw: float) -> Sentence:
    """The sentence with the new attitude, within the statutory range that the court took."""
    core, convicted = plan.core, plan.convicted
    day = (act_dates(core.facts) or (None, date((core.year or 2021), 12, 31)))[1]
    reasoning = core.answer[convicted.reasoning.start : convicted.reasoning.end]
    tier = tier_of(convicted.defendant.charges[0].name, convicted.sentence, day, reasoning)
    if tier is None:
        raise NotMade(NoChange.RANGE_UNCLEAR)
    before, after = share(convicted.held, draw), share(plan.expected, draw)
    if before.attitude.most and not within_base(convicted.months, before, tier):
        raise NotMade(NoChange.RANGE_UNCLEAR)
    aimed = moved(convicted.months, before, after)
    sentence = sentence_within(tier, aimed, convicted.sentence.kind)
    months = sentence.months or 0
    # Between the old term and the one aimed at, whatever the range and the kind of penalty did to it.
    low, high = sorted((convicted.months, aimed))
    if not low <= months <= high or months == convicted.months:
        raise NotMade(NoChange.NO_DIFFERENCE)
    if convicted.suspended and not plan.losing and months > PROBATION_LONGEST_TERM:
        raise NotMade(NoChange.PROBATION_DEPENDS)
    return sentence


def _facts(plan: PlannedChange, way: float, rng: random.Random) -> tuple[str, StatedAttitude]:
    """The facts with the new attitude told in them, or in the line that a user states it with."""
    wording, defendant = plan.wording, plan.convicted.defendant
    facts = facts_without(plan.core.facts)
    if facts is None:
        raise NotMade(NoChange.FACTS_UNCLEAR)
    if plan.change is AttitudeChange.SURRENDERED and _CAUGHT.search(facts):
        raise NotMade(NoChange.CAUGHT)
    if plan.change is not AttitudeChange.SURRENDERED and _CAME.search(facts):
        raise NotMade(NoChange.FACTS_UNCLEAR)
    stated = StatedAttitude.NOT_STATED
    if wording.stated is not None and rng.random() < 0.5:
        stated = wording.stated
    elif wording.facts:
        facts = f"{facts}\n{_one_of(wording.facts, way).format(name=defendant.name)}"
    if not _facts_hold(plan.core, facts, defendant, plan.change, stated):
        raise NotMade(NoChange.FACTS_UNCLEAR)
    return facts, stated


def _facts_hold(core: Sample, facts: str, defendant: Defendant, change: AttitudeChange, stated: StatedAttitude) -> bool:
    """Whether the facts show the new attitude, and all else that they showed before."""
    (before,), _ = read_facts(core.facts, [defendant.name])
    (after,), (attitude,) = read_facts(facts, [defendant.name])
    if before - ATTITUDE_IDS != after - ATTITUDE_IDS:
        return False
    if stated is not StatedAttitude.NOT_STATED:
        return attitude is Attitude.NOT_STATED and not after & ATTITUDE_IDS
    return attitude is WORDINGS[change].attitude and after & set(EARNING) == ({WORDINGS[change].earns} - {None})


def _result(plan: PlannedChange, sentence: Sentence) -> str:
    """判决如下 and 主文 with the new sentence, without 缓刑 where the change ends it."""
    convicted = plan.convicted
    answer = with_sentence(plan.core.answer, convicted.sentence_span, sentence)
    result = answer[convicted.reasoning.end :]
    if not plan.ends_probation:
        return result
    unsuspended = without_probation(result)
    if unsuspended is None:
        raise NotMade(NoChange.VERDICT_UNCLEAR)
    return unsuspended


def _reasoning(plan: PlannedChange, way: float) -> str:
    """本院认为 with the new attitude's grounds in the place of the old one's; its articles are still the old ones."""
    convicted, name = plan.convicted, plan.convicted.defendant.name
    lenient = plan.expected & {rule.id for rule in circumstances() if rule.direction == "从宽"}
    edited = reasoning_without(
        plan.core.answer[convicted.reasoning.start : convicted.reasoning.end],
        name,
        [
            (found.id, found.span.start - convicted.reasoning.start)
            for found in convicted.defendant.circumstances
            if found.id in plan.expected and found.id != plan.wording.earns
        ],
        remorse="remorse" in plan.expected,
        probation=not plan.ends_probation,
        lenient=bool(lenient),
    )
    unsaid = edited.text.replace("认罪认罚", "") if plan.kept_plea else edited.text
    if left_over(unsaid, remorse=bool(lenient)) or leniency_left(edited.text, lenient):
        raise NotMade(NoChange.REASONING_UNCLEAR)
    grounds = _one_of(plan.wording.reasons, way).format(name=name)
    return edited.text[: edited.at] + grounds + edited.text[edited.at :]


def _one_of(wordings: Sequence[str], way: float) -> str:
    return wordings[int(way * len(wordings))]


def _verify(sample: Sample, plan: PlannedChange) -> None:
    """Our own reader finds in the sample what was intended, and the law allows it; else raises NotMade."""
    judgment = read_judgment(sample.answer)
    if len(judgment.defendants) != 1 or judgment.unread:
        raise NotMade(NoChange.READS_OTHERWISE)
    (defendant,), was = judgment.defendants, plan.convicted.defendant
    read = (
        defendant.name,
        _charges(defendant),
        defendant.total.months if defendant.total else None,
        defendant.probation_months,
        defendant.attitude,
        frozenset(found.id for found in defendant.circumstances),
    )
    meant = (
        was.name,
        _charges(was),
        sample.months,
        None if plan.ends_probation else was.probation_months,
        sample.attitude,
        plan.expected,
    )
    if read != meant:
        raise NotMade(NoChange.READS_OTHERWISE)
    judged_on = date(sample.year, 12, 31) if sample.year else None
    findings = check(judgment, facts=sample.facts, judged_on=judged_on, text=sample.answer)
    if any(finding.severity == "error" for finding in findings):
        raise NotMade(NoChange.BREAKS_THE_LAW)


def _charges(defendant: Defendant) -> list[tuple[str, int | None]]:
    """Charges and fines: no change of attitude touches them."""
    return [(charge.name, charge.fine_yuan) for charge in defendant.charges]
