"""What the judgment asserts of a defendant and the facts do not state, deny or contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from resources.law.limits import RECIDIVISM
from resources.messages.message import Value
from resources.messages.values import LegalDocument
from trainer.judgment.checks.birthdays import acts_from, acts_until, birthday
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.denied import check_denied, is_denied
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.types import Article, Attitude, Circumstance, Defendant, Finding

_SURRENDER = Article("刑法", 67, None, 1)
_CONFESSION = Article("刑法", 67, None, 3)
_ADMISSIONS = ("surrender", "confession", "confession_heavier", "confession_avert", "plea_leniency")
_OF_RECORDS = ("recidivist", "prior_record")
_RECORD_WORDS = re.compile("曾因犯?|曾犯|因犯|前科|累犯")  # none more than the records that were read
_MONTH = timedelta(days=31)  # the day of a birthday may be unknown
_MINORS = ("minor_12_16", "minor_16_18")
_AGED = ("elderly_intent", "elderly_negligent")
# The age of somebody else, or an article that is quoted.
_ANOTHER_S_AGE = re.compile(r"对象|被害|受害|抚养|的人[，、和]|(?:不满|未满|未达)(?!十|1[2468])")
_ONLY_SAID = re.compile(r"(?:称|准备|打算|没有|未|并非|不[是属构])[^，。；]*\Z")  # 称其准备去投案: the court finds none
_CLAUSE = 30
_TRUTH = LegalDocument("法释〔1998〕8号", article=1)
_OF_A_PART = ("部分", "主要", "其余", "否认", "笔", "基本", "个别")
_DENYING = (Attitude.DENIED, Attitude.SILENT, Attitude.RECANTED)
# 67 II: who is caught for one crime and tells of another; and who is seized on his way to give himself up.
_SURRENDERS_THOUGH_CAUGHT = (
    "尚未掌握",
    "未掌握",
    "未被掌握",
    "其他罪行",
    "投案途中",
    "准备投案",
    "正在投案",
    "同种",
    "另案",
)
# What only the facts can tell, and the words by one of which they do, be it that no reading of ours found it there.
_TOLD_BY = {
    "surrender": ("自首", "投案", "到案", "电话", "传唤", "报警", "等候", "主动"),
    "confession": ("供述", "供认", "交代", "交待", "坦白", "承认", "认罪", "无异议"),
    "plea_leniency": ("认罪", "认罚", "具结"),
    "merit": ("立功", "检举", "揭发", "协助"),
    "major_merit": ("立功", "检举", "揭发", "协助"),
    "restitution": ("退", "赔", "追回", "归还", "返还", "发还", "缴", "扣押"),
    "comp_forgiven": ("谅解", "赔"),
    "forgiven_only": ("谅解",),
    "comp_only": ("赔",),
    "reconciliation": ("和解", "调解", "协议"),
    "prior_record": ("前科", "劣迹", "判处", "刑满", "曾因", "处罚", "再犯"),
    "recidivist": ("前科", "判处", "刑满", "曾因", "累犯", "判刑", "释放"),
    "attempt": ("未遂", "得逞", "意志以外", "逃", "发现", "制止", "反抗", "抓获", "当场"),
    "accessory": ("从犯", "次要", "辅助", "望风", "指使", "伙同", "受", "帮", "等人"),
}


def check_unstated(case: CheckedCase) -> Iterator[Finding]:
    """Admissions of one who denies, 自首 of one who was seized: warnings. What is not in the facts given: notes."""
    if case.facts is None:
        return
    for place, (defendant, person) in enumerate(zip(case.judgment.defendants, case.stated, strict=True)):
        if person is None:
            continue
        yield from _check_attitude(case, place, defendant, person)
        yield from _check_caught(case, place, defendant, person)
        yield from _check_birthday(case, place, defendant, person)
        if not case.facts.whole:
            yield from check_denied(case, place, defendant, person)
            yield from _check_stated(case, place, defendant, person)


def _check_attitude(case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant) -> Iterator[Finding]:
    attitude = person.attitude
    if attitude is Attitude.NOT_STATED:
        attitude = case.attitude
    if attitude is Attitude.PARTIAL:
        yield from _check_partly_denied(case, place, defendant, person)
    if attitude not in _DENYING:
        return
    for found in defendant.circumstances:
        if found.id in _ADMISSIONS:
            spans = Spans(found.span, person.attitude_span)
            yield finding(
                "admission-against-attitude",
                _SURRENDER if found.id == "surrender" else _CONFESSION if found.id != "plea_leniency" else None,
                Place(place),
                spans,
                circumstance=found.named,
                attitude=attitude.named,
            )


def _check_partly_denied(
    case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant
) -> Iterator[Finding]:
    """Who denies some of his acts tells the truth of the others only: the court has to say so (法释〔1998〕8号第1条).

    Not of a whole judgment: the court that reports the denial has weighed it.
    """
    reasoning = case.judgment.reasoning
    if case.facts is None or case.facts.whole or reasoning is None:
        return
    if any(case.text.find(word, reasoning.start, reasoning.end) >= 0 for word in _OF_A_PART):
        return
    for found in defendant.circumstances:
        if found.id in _ADMISSIONS:
            article = _SURRENDER if found.id == "surrender" else _CONFESSION if found.id != "plea_leniency" else None
            spans = Spans(found.span, person.attitude_span)
            values: dict[str, Value] = {"circumstance": found.named, "document": _TRUTH}
            yield finding("admission-though-denied-in-part", article, Place(place), spans, **values)


def _check_caught(case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant) -> Iterator[Finding]:
    """Who was seized did not come himself: at most 坦白, where he told the truth."""
    surrender = _found(defendant, "surrender")
    if surrender is None or person.caught is None or case.facts is None:
        return
    if _ONLY_SAID.search(case.text, max(0, surrender.span.start - _CLAUSE), surrender.span.start):
        return
    came = person.circumstance("surrender") or any(each.id == "surrender" for each in person.questions)
    if came or any(word in text for text in (case.facts.text, case.text) for word in _SURRENDERS_THOUGH_CAUGHT):
        return
    rule = "surrender-of-confessed" if person.circumstance("confession") else "surrender-of-caught"
    yield finding(rule, _SURRENDER, Place(place), Spans(surrender.span, person.caught))


def _check_birthday(case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant) -> Iterator[Finding]:
    """A minor who by his birthday is none, an aged person who is not 75 yet."""
    since, until = acts_from(case), acts_until(case)
    if person.birth is None or since is None or until is None:
        return
    for found in defendant.circumstances:
        grown = found.id in _MINORS and since > birthday(person.birth, 18) + _MONTH
        young = found.id in _AGED and max(until, case.judged_on or until) <= birthday(person.birth, 75)
        near = case.text[max(0, found.span.start - 16) : found.span.end + 12]
        if (grown or young) and not _ANOTHER_S_AGE.search(near):
            spans = Spans(found.span, person.birth_span)
            yield finding(
                "age-against-birthday",
                None,
                Place(place),
                spans,
                circumstance=found.named,
                born=person.birth,
                act=since,
            )


def _check_stated(case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant) -> Iterator[Finding]:
    """Only of facts that were given: a whole judgment reports some of its grounds nowhere but in its reasoning."""
    facts = case.facts.text if case.facts else ""
    stated = {each.id for each in (*person.circumstances, *person.questions)}
    denied = person.attitude in _DENYING or case.attitude in _DENYING
    for found in defendant.circumstances:
        words = _TOLD_BY.get(found.id)
        if words is None or found.id in stated:
            continue
        if any(word in facts for word in words) and not _is_told_of_others(case, person, found):
            continue
        if found.id in _ADMISSIONS and (denied or (found.id == "confession" and case.attitude is Attitude.CONFESSED)):
            continue
        if found.id == "surrender" and person.caught is not None:
            continue  # told as a contradiction already
        if is_denied(found.id, facts):
            continue  # as before
        rule = "recidivist-not-stated" if found.id == "recidivist" else "not-stated"
        article = RECIDIVISM if found.id == "recidivist" else None
        values = {} if found.id == "recidivist" else {"circumstance": found.named}
        yield finding(rule, article, Place(place), Spans(found.span), **values)


def _is_told_of_others(case: CheckedCase, person: StatedDefendant, found: Circumstance) -> bool:
    """Whether earlier sentences are told, and all of them are other defendants'."""
    if found.id not in _OF_RECORDS or person.records or case.facts is None:
        return False
    records = [record for other in case.facts.defendants for record in other.records]
    return bool(records) and len(_RECORD_WORDS.findall(case.facts.text)) <= len(records)


def _found(defendant: Defendant, id: str) -> Circumstance | None:
    return next((each for each in defendant.circumstances if each.id == id), None)
