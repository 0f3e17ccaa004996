"""Is the sentence within the statutory range of its charge, by the law of the act or a later, lighter one (刑法 12)?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache

from resources.law.charges import RangeVersion, Tier
from resources.law.limits import MITIGATION
from resources.messages.message import Value
from resources.messages.values import ChargeName, Names, Penalty, Range
from trainer.judgment.checks.case import CheckedCase, mitigating_grounds
from trainer.judgment.checks.rules import finding
from trainer.judgment.types import Article, Finding, Sentence, SentenceKind

_RANK = {
    SentenceKind.SUPPLEMENTARY_ONLY: 0,
    SentenceKind.CONTROL: 1,
    SentenceKind.DETENTION: 2,
    SentenceKind.FIXED_TERM: 3,
    SentenceKind.LIFE: 4,
    SentenceKind.DEATH_REPRIEVE: 5,
    SentenceKind.DEATH: 5,
}
_LIGHTEST_OF_RANK = (*(kind for kind in _RANK if kind is not SentenceKind.DEATH_REPRIEVE),)
_RETROACTIVITY = Article("刑法", 12)


class Fit(Enum):
    """How a sentence stands to the ranges of one version of the law."""

    WITHIN = auto()
    BELOW = auto()
    ABOVE = auto()
    OTHER_KIND = auto()  # a kind of penalty that the charge lacks, neither below nor above those it has


def check_ranges(case: CheckedCase) -> Iterator[Finding]:
    """One finding at most for each charge."""
    for count in case.counts:
        rule, sentence = count.rule, count.charge.sentence
        if rule is None or count.against_unit or sentence is None or sentence.kind not in _RANK:
            continue
        if not rule.known_on(case.act_from):
            continue
        at_act, later = count.at_act, count.later
        fits = [fit_of(version, sentence) for version in at_act]
        if all(fit is Fit.WITHIN for fit in fits):
            continue
        where = count.at
        values: dict[str, Value] = {"crime": ChargeName(count.charge.name), "sentence": sentence.penalty}
        article = rule.articles[-1 if len(rule.articles) > 1 and rule.articles[-1].number > 380 else 0].whole()
        if Fit.WITHIN in fits:
            if not (case.act_date or case.facts_dated or case.judged_on):
                version = next(version for version, fit in zip(at_act, fits, strict=True) if fit is not Fit.WITHIN)
                values |= {"range": Range(version.tiers), "day": version.since}
                yield finding("range-depends-on-date", article, where, **values)
            continue
        allowing = [version for version in later if fit_of(version, sentence) is Fit.WITHIN]
        values["range"] = Range(at_act[-1].tiers)
        if allowing:
            if set(fits) == {Fit.ABOVE}:
                values |= {"act": case.act_to, "day": allowing[0].since}
                yield finding("range-later-heavier", _RETROACTIVITY, where, **values)
            continue
        lightest, _, terms = _bounds(at_act[-1])
        if Fit.BELOW in fits:
            values["limit"] = _floor(lightest, terms)
            grounds = mitigating_grounds(case.judgment, count.defendant)
            if grounds:
                yield finding("below-range-mitigated", MITIGATION, where, **values, grounds=Names(grounds))
            else:
                yield finding("term-below-range", article, where, **values)
        elif sentence.kind is SentenceKind.FIXED_TERM and terms:
            values["limit"] = Penalty(SentenceKind.FIXED_TERM, terms[1])
            yield finding("term-above-range", article, where, **values)
        else:
            yield finding("kind-not-allowed", article, where, **values)


def is_ranked(sentence: Sentence) -> bool:
    """Whether it is a penalty that a range may allow or not; 免予刑事处罚 is none."""
    return sentence.kind in _RANK


def matching_tiers(version: RangeVersion, sentence: Sentence) -> tuple[Tier, ...]:
    """The ranges that allow the sentence."""
    return tuple([tier for tier in version.tiers if _allows(tier, sentence)])


@cache
def _bounds(version: RangeVersion) -> tuple[int, int, tuple[int, int] | None]:
    """The ranks of the lightest and heaviest kind, and the shortest and longest term."""
    ranks = set()
    for tier in version.tiers:
        alone = tier.fine_alone or tier.rights_alone or tier.money == "or_alone"
        ranks |= {0} if alone else set()
        ranks |= {1} if tier.control else set()
        ranks |= {2} if tier.detention else set()
        ranks |= {3} if tier.months else set()
        ranks |= {4} if tier.life else set()
        ranks |= {5} if tier.death else set()
    terms = [tier.months for tier in version.tiers if tier.months]
    return min(ranks), max(ranks), (min(low for low, _ in terms), max(high for _, high in terms)) if terms else None


def fit_of(version: RangeVersion, sentence: Sentence) -> Fit:
    """How the sentence stands to this version. A term shorter than the kind itself knows is for another rule."""
    for tier in version.tiers:
        if _allows(tier, sentence):
            return Fit.WITHIN
    lightest, heaviest, terms = _bounds(version)
    rank = _RANK[sentence.kind]
    if sentence.kind is SentenceKind.FIXED_TERM and terms:
        return Fit.ABOVE if _exceeds(sentence, terms[1]) else Fit.BELOW
    if rank > heaviest:
        return Fit.ABOVE
    return Fit.BELOW if rank < lightest else Fit.OTHER_KIND


def fit_of_tiers(version: RangeVersion, tiers: Sequence[int], sentence: Sentence) -> Fit:
    """The same of some of the version's tiers."""
    for tier in tiers:
        if _allows(version.tiers[tier], sentence):
            return Fit.WITHIN
    return fit_of(RangeVersion(version.since, tuple(version.tiers[tier] for tier in tiers)), sentence)


def _allows(tier: Tier, sentence: Sentence) -> bool:
    match sentence.kind:
        case SentenceKind.FIXED_TERM:
            if tier.months is None or sentence.months is None:
                return tier.months is not None
            low, high = tier.months
            # Six months is the shortest prison term of all (刑法 45): below it check_limits finds the fault.
            return (sentence.months >= low or low == 6) and not _exceeds(sentence, high)
        case SentenceKind.DETENTION:
            return tier.detention
        case SentenceKind.CONTROL:
            return tier.control
        case SentenceKind.LIFE:
            return tier.life
        case SentenceKind.DEATH | SentenceKind.DEATH_REPRIEVE:
            return tier.death
        case SentenceKind.SUPPLEMENTARY_ONLY:
            return tier.fine_alone or tier.rights_alone or tier.money == "or_alone"
        case _:
            return True


def _exceeds(sentence: Sentence, months: int) -> bool:
    return sentence.months is not None and (sentence.months, sentence.days) > (months, 0)


def _floor(lightest: int, terms: tuple[int, int] | None) -> Penalty:
    """The least that the ranges allow."""
    if lightest == _RANK[SentenceKind.FIXED_TERM] and terms is not None:
        return Penalty(SentenceKind.FIXED_TERM, terms[0])
    return Penalty(_LIGHTEST_OF_RANK[lightest])
