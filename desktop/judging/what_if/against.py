"""What in the facts stands against a circumstance that is to be put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.judging.what_if.circumstance import TOLD, Circumstance
from desktop.judging.what_if.outcome import Standing
from desktop.judging.what_if.reading import Reading
from desktop.judging.what_if.sentences import has_victim
from resources.law.charge_groups import NEGLIGENT
from resources.law.charges import charge_named
from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Names
from trainer.judgment.checks.birthdays import birthday
from trainer.judgment.checks.recidivism import no_recidivist
from trainer.judgment.facts.sign_cues import Sign
from trainer.judgment.types import Attitude, Span
from trainer.samples.prompt import StatedAttitude

_TOGETHER = re.compile(
    r"伙同|共同|同案|另案|在逃|纠集|结伙|合伙|指使|雇佣|邀约|团伙|等人|他人|同伙|上家|下家|对方|为首"
)
_NEGATED = {
    Circumstance.MERIT: re.compile(r"(?:检举|揭发|举报|立功)[^。；]{0,30}(?:查无实据|不属实|未查实|未能查证|不成立)"),
    Circumstance.RECIDIVISM: re.compile(
        r"(?:无|没有)(?:任何)?(?:前科|犯罪前科|违法犯罪记录|违法犯罪前科|劣迹)(?:劣迹)?|[系属]初犯"
    ),
    Circumstance.ATTEMPT: re.compile(
        r"得手|既遂|销赃|分赃|变卖|挥霍|窃得|盗得|盗走|骗得|抢得|抢走|劫得|劫走|分得|得款|(?:非法)?获利|收取(?:现金|毒资|好处)"
        r"|转入其|挪用|酒后驾驶|醉酒驾驶|乙醇含量"
        r"|(?:轻伤|重伤)[一二]级|当场死亡|抢救无效死亡"
    ),
    Circumstance.RESTITUTION: re.compile(
        r"(?:未能?|没有|拒不|尚未|至今未|无力)(?:积极)?(?:退赔|退赃|退还|退缴|赔偿|归还)"
    ),
    Circumstance.FORGIVENESS: re.compile(
        r"(?:未能?|没有|不予|拒绝|尚未|不)(?:取得|获得|得到|出具)?[^，。；]{0,12}谅解"
    ),
    Circumstance.PLEA: re.compile(r"(?:不|拒绝|不愿|未)(?:自愿)?(?:认罪认罚|签署[^，。；]{0,6}具结书)"),
}
_ADULT = 18


@dataclass(frozen=True, slots=True)
class Against:
    """``places``: the words that tell it; empty where it follows from the whole."""

    standing: Standing
    reason: Message
    places: tuple[Span, ...] = ()


def against(
    circumstance: Circumstance, reading: Reading, position: int | None, charges: Sequence[str]
) -> Against | None:
    """What stands against it; None where nothing does. ``charges``: those of the case, where they are known."""
    excluded = _excluded(circumstance, reading, position, charges)
    if excluded is not None:
        return excluded
    told = TOLD[circumstance]
    places = reading.places(told.against, position)
    negated = _NEGATED.get(circumstance)
    if negated is not None:
        found = (Span(*match.span()) for match in negated.finditer(reading.text))
        # What the acts came to is told of all who did them.
        whose = None if circumstance is Circumstance.ATTEMPT else position
        places += tuple(span for span in found if reading.is_of(span, whose))
    if not places:
        return None
    places = tuple(sorted(set(places)))
    words = reading.text[places[0].start : places[0].end]
    if circumstance is Circumstance.ATTEMPT:
        return Against(Standing.IMPOSSIBLE, message("what-if.completed", words=words), places)
    return Against(Standing.OPPOSITE, message("what-if.opposite", words=words), places)


def is_open(reading: Reading, position: int | None) -> bool:
    """Whether the facts leave open that he surrendered: who came when he was called, and has confessed."""
    if position is None:
        return False
    person = reading.facts.defendants[position]
    admits = person.attitude in (Attitude.CONFESSED, Attitude.PLEA)
    return admits and any(each.id == "surrender" for each in person.questions)


def _excluded(
    circumstance: Circumstance, reading: Reading, position: int | None, charges: Sequence[str]
) -> Against | None:
    match circumstance:
        case Circumstance.ACCESSORY:
            if len(reading.facts.defendants) < 2 and not _TOGETHER.search(reading.text):
                return Against(Standing.IMPOSSIBLE, message("what-if.alone"))
        case Circumstance.FORGIVENESS:
            if not has_victim(reading.text):
                return Against(Standing.IMPOSSIBLE, message("what-if.no-victim"))
        case Circumstance.RECIDIVISM:
            return _no_recidivist(reading, position, charges)
    return None


def _no_recidivist(reading: Reading, position: int | None, charges: Sequence[str]) -> Against | None:
    """刑法 65: an intentional crime, of one who was of age, within five years after imprisonment."""
    if charges and all(charge in NEGLIGENT for charge in charges):
        return Against(Standing.IMPOSSIBLE, message("what-if.negligent", crime=ChargeName(charges[0])))
    if charges and all(map(_without_prison, charges)):
        return Against(Standing.IMPOSSIBLE, message("what-if.without-prison", crime=ChargeName(charges[0])))
    if position is None:
        return None
    if reading.facts.defendants[position].is_unit:
        return Against(Standing.IMPOSSIBLE, message("what-if.unit"))
    person, acts = reading.facts.defendants[position], reading.facts.acts or (None, None)
    if person.birth is not None and acts[1] is not None and acts[1] < birthday(person.birth, _ADULT):
        return Against(Standing.IMPOSSIBLE, message("what-if.minor"))
    reasons = [no_recidivist(record, acts, person, reading.text) for record in person.records]
    if reasons and None not in reasons:
        names = tuple(dict.fromkeys(reason for reason in reasons if reason is not None))
        places = tuple(record.span for record in person.records)
        return Against(Standing.IMPOSSIBLE, message("what-if.records", reasons=Names(names)), places)
    return None


def states(circumstance: Circumstance, reading: Reading, position: int | None) -> tuple[Span, ...]:
    """Where the facts state it of that defendant (of any, where it is None); empty where they do not."""
    if position is None:
        return ()
    told, person = TOLD[circumstance], reading.facts.defendants[position]
    found = [each.span for each in person.circumstances if each.id in told.ids]
    if person.attitude in told.attitudes and person.attitude_span is not None:
        found.append(person.attitude_span)
    if circumstance is Circumstance.RECIDIVISM:
        acts = reading.facts.acts or (None, None)
        found += [
            record.span
            for record in person.records
            if record.ended is not None and no_recidivist(record, acts, person, reading.text) is None
        ]
    return tuple(sorted(set(found)))


def beside(circumstance: Circumstance) -> StatedAttitude | None:
    """The attitude that states it where it is stated beside the facts."""
    return {Circumstance.CONFESSION: StatedAttitude.CONFESSED, Circumstance.DENIAL: StatedAttitude.DENIED}.get(
        circumstance
    )


def beside_against(circumstance: Circumstance) -> StatedAttitude | None:
    """The one that states the opposite."""
    if circumstance is Circumstance.DENIAL:
        return StatedAttitude.CONFESSED
    return StatedAttitude.DENIED if Sign.DENIED in TOLD[circumstance].against else None


def _without_prison(charge: str) -> bool:
    """危险驾驶罪: 拘役 at most, so that no fixed-term imprisonment can be deserved."""
    rule = charge_named(charge)
    return rule is not None and not any(tier.months for version in rule.versions for tier in version.tiers)
