"""Earlier sentences that the facts state: what the judgment makes of them (刑法 65, 356)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from resources.law.article import Article
from resources.law.charge_groups import NEGLIGENT
from resources.law.charges import charge_named
from resources.law.limits import RECIDIVISM
from resources.messages.values import ChargeName
from trainer.judgment.checks.birthdays import birthday
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.own_words import own_words
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.types import Days, EarlierSentence, StatedDefendant
from trainer.judgment.types import Circumstance, Defendant, Finding, SentenceKind

_WITHIN_YEARS = 5
_PRISON = frozenset((SentenceKind.FIXED_TERM, SentenceKind.LIFE, SentenceKind.DEATH_REPRIEVE, SentenceKind.DEATH))
_NEGLIGENT_WORD = re.compile(r"过失|肇事|事故|失职|玩忽|失火")
_DRUG_RECORD = ("走私、贩卖、运输、制造毒品罪", "非法持有毒品罪")
_DRUG_ARTICLES = range(347, 358)
_DRUG_RECIDIVISM = Article("刑法", 356)
_YEARS_FROM_CRIME_TO_SENTENCE = 2
"""How much later than the crime a sentence is mostly passed: whoever is so much over 18 then may have been a minor."""


def check_earlier_sentences(case: CheckedCase) -> Iterator[Finding]:
    """累犯 and 毒品再犯 that are stated and not weighed; a record that is passed over, or denied (初犯)."""
    if case.facts is None or not any(person.records for person in case.facts.defendants):
        return
    words = own_words(case)
    for place, (defendant, person) in enumerate(zip(case.judgment.defendants, case.stated, strict=True)):
        if person is None or not person.records:
            continue
        counts = [count for count in case.counts if count.at.defendant == place]
        found = {each.id: each for each in defendant.circumstances}
        made = _recidivist_by(case, person, defendant, counts)
        if made is not None and "recidivist" not in found and not _speaks_of(words, "累犯", case):
            record, act = made
            yield finding(
                "recidivist-not-weighed",
                RECIDIVISM,
                Place(place),
                _spans(counts, record),
                crime=ChargeName(record.charges[0]),
                released=(record.ended or _served(record) or (act, act))[1],
                act=act,
            )
        drugs = _drug_record(person, counts)
        if drugs is not None and not _drugs_weighed(case, words):
            yield finding(
                "drug-recidivist-not-weighed",
                _DRUG_RECIDIVISM,
                Place(place),
                _spans(counts, drugs),
                crime=ChargeName(drugs.charges[0]),
            )
        named = next((record for record in reversed(person.records) if record.charges), None)
        if named is None:
            continue
        first = found.get("first_offence")
        if first is not None:
            spans = Spans(first.span, named.span)
            yield finding("first-offence-with-record", None, Place(place), spans, crime=ChargeName(named.charges[0]))
        elif made is None and drugs is None and not _record_weighed(found, words):
            spans = Spans(None, named.span)
            yield finding("record-not-weighed", None, Place(place), spans, crime=ChargeName(named.charges[0]))


def _recidivist_by(
    case: CheckedCase, person: StatedDefendant, defendant: Defendant, counts: list[Count]
) -> tuple[EarlierSentence, date] | None:
    """The earlier sentence that makes the defendant a recidivist with certainty, by every condition of 刑法 65, and the
    last of the acts that are within its five years."""
    new = [
        count.charge.sentence or defendant.total
        for count in counts
        if count.rule is not None and count.rule.name not in NEGLIGENT
    ]
    if not any(sentence is not None and sentence.kind in _PRISON for sentence in new):
        return None
    stated = case.facts.act_days if case.facts else ()
    days = [(case.act_date, case.act_date)] if case.act_date else [each.days for each in stated]
    if person.birth is not None:
        days = [each for each in days if each[0] > birthday(person.birth, 18)]
    made = [(record, each[1]) for record in person.records for each in days if _makes(record, each, person)]
    return max(made, key=lambda each: each[1], default=None)


def _makes(record: EarlierSentence, act: Days, person: StatedDefendant) -> bool:
    if record.sentence is None or record.sentence.kind not in _PRISON or record.probation:
        return False
    if record.paroled and record.ended is None:  # 65 II: from the end of the parole on
        return False
    if not any(map(_is_intentional, record.charges)):
        return False
    served = record.ended or _served(record)
    if served is None or not served[1] < act[0] <= act[1] <= birthday(served[0], _WITHIN_YEARS):
        return False
    if person.birth is None:
        return True
    grown = birthday(person.birth, 18 + _YEARS_FROM_CRIME_TO_SENTENCE)
    return record.sentenced is not None and record.sentenced[0] > grown


def _is_intentional(charge: str) -> bool:
    rule = charge_named(charge)
    return not _NEGLIGENT_WORD.search(charge) if rule is None else rule.name not in NEGLIGENT


def _served(record: EarlierSentence) -> Days | None:
    """Between which days a sentence was served whose end is not stated: custody before it may have counted."""
    if record.sentenced is None or record.sentence is None or record.sentence.months is None:
        return None
    years, months = divmod(record.sentenced[1].month + record.sentence.months, 12)
    return record.sentenced[0], date(record.sentenced[1].year + years, months + 1, 1)


def _drug_record(person: StatedDefendant, counts: list[Count]) -> EarlierSentence | None:
    if not any(count.rule and count.rule.articles[0].number in _DRUG_ARTICLES for count in counts):
        return None
    for record in person.records:
        rules = [charge_named(charge) for charge in record.charges]
        if any(rule is not None and rule.name in _DRUG_RECORD for rule in rules):
            return record
    return None


def _drugs_weighed(case: CheckedCase, words: str) -> bool:
    cited = any(article.law == "刑法" and article.number == 356 for article in case.judgment.articles)
    return cited or "再犯" in words or "又犯" in words


def _record_weighed(found: dict[str, Circumstance], words: str) -> bool:
    if "prior_record" in found or "recidivist" in found:
        return True
    return any(
        word in words for word in ("前科", "劣迹", "再犯", "曾因", "曾犯", "前罪", "累犯", "判处过", "刑罚执行完毕")
    )


def _speaks_of(words: str, word: str, case: CheckedCase) -> bool:
    """Of several defendants the word may be another's: then only who is found to be one counts."""
    others = any(each.id == "recidivist" for defendant in case.judgment.defendants for each in defendant.circumstances)
    return word in words and not (others and len(case.judgment.defendants) > 1)


def _spans(counts: list[Count], record: EarlierSentence) -> Spans:
    return Spans(counts[0].charge.span if counts else None, record.span)
