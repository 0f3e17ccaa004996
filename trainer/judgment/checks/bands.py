"""Is the sentence within the range that the judgment's own words, or the facts, open?

An error only where the words contradict the sentence: 数额较大 with twelve years. What the facts measure is our
reading, and a warning at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.charges import RangeVersion
from resources.law.limits import MITIGATION
from resources.messages.message import Value
from resources.messages.values import ChargeName, Names, Range
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.types import Band
from trainer.judgment.bands.words import is_measured
from trainer.judgment.checks.case import CheckedCase, Count, mitigating_grounds
from trainer.judgment.checks.ranges import Fit, fit_of, is_ranked
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.types import Finding, Sentence


def check_bands(case: CheckedCase, narration: Narration) -> Iterator[Finding]:
    """A sentence outside its band, and words that the facts speak against."""
    counts = {count.at: count for count in case.counts}
    for band in bands_of(case, narration, beside_words=False):
        if band.by in ("law", "none"):
            continue
        count = counts[band.at]
        yield from _check_sentence(case, count, band)
        yield from _check_words(count, band)


def _check_sentence(case: CheckedCase, count: Count, band: Band) -> Iterator[Finding]:
    sentence = count.charge.sentence
    if sentence is None or not is_ranked(sentence) or count.rule is None:
        return
    tiers = band.words or band.tiers
    fit = _fit(band.version, tiers, sentence)
    # What fits none of the article's ranges at all is for check_ranges.
    if fit in (Fit.WITHIN, Fit.OTHER_KIND) or fit_of(band.version, sentence) is not Fit.WITHIN:
        return
    values: dict[str, Value] = {
        "crime": ChargeName(count.charge.name),
        "sentence": sentence.penalty,
        "range": Range(tuple(band.version.tiers[tier] for tier in tiers)),
    }
    if band.said is not None:
        values["words"] = band.said
    else:
        values["reason"] = band.reasons[0]
    by = "words" if band.said is not None else "facts"
    spans = Spans(band.text_span, band.facts_span)
    article = count.rule.articles[0].whole()
    if fit is Fit.ABOVE:
        yield finding(f"band-above-{by}", article, count.at, spans, **values)
        return
    grounds = mitigating_grounds(case.judgment, count.defendant)
    if grounds:
        yield finding("band-below-mitigated", MITIGATION, count.at, spans, **values, grounds=Names(grounds))
    else:
        yield finding(f"band-below-{by}", article, count.at, spans, **values)


def _fit(version: RangeVersion, tiers: tuple[int, ...], sentence: Sentence) -> Fit:
    return fit_of(RangeVersion(version.since, tuple(version.tiers[tier] for tier in tiers)), sentence)


def _check_words(count: Count, band: Band) -> Iterator[Finding]:
    """数额较大 in the reasoning, 800,000 yuan in the facts."""
    if band.said is None or not band.certain or set(band.words) & set(band.facts) or count.rule is None:
        return
    if not is_measured(band.said):
        return
    yield finding(
        "band-words-against-facts",
        count.rule.articles[0].whole(),
        count.at,
        Spans(band.text_span, band.facts_span),
        crime=ChargeName(count.charge.name),
        words=band.said,
        reason=band.reasons[1],
    )
