"""What the facts state in a defendant's favour and the judgment does not weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resources.law.limits import AGE
from trainer.judgment.checks.birthdays import acts_from, acts_until, birthday
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.own_words import own_words
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.types import Article, Circumstance, Defendant, Finding, SentenceKind

_SURRENDER = Article("刑法", 67, None, 1)
_CONFESSION = Article("刑法", 67, None, 3)
_ACCESSORY = Article("刑法", 27)
_AGED = Article("刑法", 17, 1)
_CONFESSIONS = ("confession", "confession_heavier", "confession_avert")
_MINORS = ("minor_12_16", "minor_16_18")
_AGED_IDS = ("elderly_intent", "elderly_negligent")
_GROWN = 18
_YOUTH = ("未成年", "十八周岁", "18周岁", "十八岁", "18岁")
_OLD_AGE = ("七十五", "75", "老年", "年事已高", "年龄")
_PEACE = ("comp_forgiven", "comp_only", "forgiven_only", "reconciliation", "restitution")


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What shows that a circumstance was weighed: others that stand for it, or words of the judgment."""

    article: Article | None
    ids: tuple[str, ...]
    words: tuple[str, ...]


_WEIGHED = {
    "confession": _Weighing(
        _CONFESSION,
        (*_CONFESSIONS, "surrender", "court_plea", "plea_leniency", "remorse"),
        ("坦白", "供述", "供认", "认罪", "悔罪", "交代", "交待"),
    ),
    "merit": _Weighing(Article("刑法", 68), ("merit", "major_merit"), ("立功", "检举", "揭发", "协助")),
    "attempt": _Weighing(
        Article("刑法", 23),
        ("attempt", "preparation", "desist_harm", "desist_no_harm"),
        ("未遂", "得逞", "中止", "既遂"),
    ),
    "accessory": _Weighing(
        _ACCESSORY, ("accessory", "coerced", "principal"), ("从犯", "主犯", "次要", "辅助", "作用", "地位")
    ),
    "recidivist": _Weighing(Article("刑法", 65), ("recidivist",), ("累犯",)),
    "plea_leniency": _Weighing(Article("刑事诉讼法", 15), ("plea_leniency",), ("认罪", "认罚", "具结", "量刑建议")),
    "restitution": _Weighing(None, _PEACE, ("退", "赔", "追回", "归还", "返还", "挽回", "缴")),
    "comp_forgiven": _Weighing(None, _PEACE, ("谅解", "赔", "和解", "调解", "补偿")),
    "forgiven_only": _Weighing(None, _PEACE, ("谅解", "和解")),
    "comp_only": _Weighing(None, _PEACE, ("赔", "和解", "调解", "谅解", "补偿")),
}


def check_unweighed(case: CheckedCase) -> Iterator[Finding]:
    """自首 that is passed over or taken for 坦白, and youth and age by the birthday: warnings. The others: notes."""
    if case.facts is None:
        return
    words = ""
    for place, (defendant, person) in enumerate(zip(case.judgment.defendants, case.stated, strict=True)):
        if person is None or not defendant.charges or _is_acquitted(defendant):
            continue
        words = words or own_words(case)
        yield from _check_surrender(case, place, person, words)
        yield from _check_role(case, place, person, words)
        yield from _check_age(case, place, person, words)
        found = {each.id for each in defendant.circumstances}
        for stated in person.circumstances:
            weighing = _WEIGHED.get(stated.id)
            if weighing is None or found.intersection(weighing.ids) or any(word in words for word in weighing.words):
                continue
            spans = Spans(None, stated.span)
            yield finding("not-weighed", weighing.article, Place(place), spans, circumstance=stated.named)


def _is_acquitted(defendant: Defendant) -> bool:
    return defendant.total is not None and defendant.total.kind is SentenceKind.NOT_GUILTY


def _check_surrender(case: CheckedCase, place: int, person: StatedDefendant, words: str) -> Iterator[Finding]:
    stated = person.circumstance("surrender")
    asked = next((each for each in person.questions if each.id == "surrender"), None) if stated is None else None
    defendant = case.judgment.defendants[place]
    if (stated is None and asked is None) or _found(defendant, "surrender") or _cites_surrender(case):
        return
    alone = len(case.judgment.defendants) == 1
    if ("自首" in words or "投案" in words) and (alone or not _others_surrendered(case, place)):
        return
    confession = _found(defendant, *_CONFESSIONS)
    said = confession.span if confession else None
    if stated is not None:
        rule = "surrender-taken-for-confession" if confession else "surrender-not-weighed"
        yield finding(rule, _SURRENDER, Place(place), Spans(said, stated.span))
    elif asked is not None:
        yield finding("surrender-asked", _SURRENDER, Place(place), Spans(said, asked.span))


def _check_role(case: CheckedCase, place: int, person: StatedDefendant, words: str) -> Iterator[Finding]:
    watching = next((each for each in person.questions if each.id == "accessory"), None)
    joint = len(case.judgment.defendants) > 1 or len(case.facts.defendants if case.facts else ()) > 1
    if watching is not None and joint and not any(word in words for word in ("从犯", "主犯", "主从", "作用")):
        yield finding("accessory-asked", _ACCESSORY, Place(place), Spans(None, watching.span))


def _cites_surrender(case: CheckedCase) -> bool:
    """67 I may be cited for one of several; of a single defendant it is weighed by that."""
    return len(case.judgment.defendants) == 1 and any(
        article.law == "刑法" and article.number == 67 and article.paragraph in (1, 2)
        for article in case.judgment.articles
    )


def _others_surrendered(case: CheckedCase, place: int) -> bool:
    return any(
        _found(defendant, "surrender") for other, defendant in enumerate(case.judgment.defendants) if other != place
    )


def _check_age(case: CheckedCase, place: int, person: StatedDefendant, words: str) -> Iterator[Finding]:
    defendant = case.judgment.defendants[place]
    if person.birth is None:
        if person.age is not None and person.age < _GROWN and not _is_weighed(defendant, _MINORS, words, _YOUTH):
            yield finding("minor-by-age-not-weighed", AGE, Place(place), Spans(None, person.span), age=person.age)
        return
    until, since = acts_until(case), acts_from(case)
    if until is None or since is None:
        return
    spans = Spans(None, person.birth_span)
    if until <= birthday(person.birth, _GROWN):
        if not _is_weighed(defendant, _MINORS, words, _YOUTH):
            yield finding("minor-not-weighed", AGE, Place(place), spans, born=person.birth, act=until)
    elif since > birthday(person.birth, 75) and not _is_weighed(defendant, _AGED_IDS, words, _OLD_AGE):
        yield finding("aged-not-weighed", _AGED, Place(place), spans, born=person.birth, act=since)


def _is_weighed(defendant: Defendant, ids: Sequence[str], words: str, shown_by: Sequence[str]) -> bool:
    return _found(defendant, *ids) is not None or any(word in words for word in shown_by)


def _found(defendant: Defendant, *ids: str) -> Circumstance | None:
    return next((each for each in defendant.circumstances if each.id in ids), None)
