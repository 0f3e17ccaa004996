"""Is the sentence within the range that the judgment's own words, or the facts, open?

An error only where the words contradict the sentence: 数额较大 with twelve years. What the facts measure is our
reading, and a warning at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.limits import MITIGATION
from resources.messages.message import Value
from resources.messages.values import ChargeName, Names, Range
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.types import Band
from trainer.judgment.bands.words import is_measured
from trainer.judgment.checks.case import CheckedCase, Count, mitigating_grounds
from trainer.judgment.checks.ranges import Fit, fit_of, fit_of_tiers, is_ranked
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.types import Finding, Sentence


def check_bands(case: CheckedCase, narration: Narration) -> Iterator[Finding]:
    """A sentence outside its band, and words that the facts speak against."""
    counts = {count.at: count for count in case.counts}
    bands = bands_of(case, narration, beside_words=False, told=False)
    # The reasons are gathered only where there is something to say, which is rare.
    if not any(_outside(counts[band.at], band) or _is_contradicted(counts[band.at], band) for band in bands):
        return
    for band in bands_of(case, narration, beside_words=False):
        count = counts[band.at]
        if (fit := _outside(count, band)) is not None:
            yield from _check_sentence(case, count, band, fit)
        if _is_contradicted(count, band):
            yield from _check_words(count, band)


def _outside(count: Count, band: Band) -> Fit | None:
    """How the sentence stands to the band, where it is outside."""
    sentence = count.charge.sentence
    if band.by in ("law", "none") or sentence is None or not is_ranked(sentence):
        return None
    fit = fit_of_tiers(band.version, _tiers(band, sentence), sentence)
    # What fits none of the article's ranges at all is for check_ranges.
    if fit in (Fit.WITHIN, Fit.OTHER_KIND) or fit_of(band.version, sentence) is not Fit.WITHIN:
        return None
    return fit


def _check_sentence(case: CheckedCase, count: Count, band: Band, fit: Fit) -> Iterator[Finding]:
    sentence = count.charge.sentence
    if sentence is None or count.rule is None:
        return
    tiers = _tiers(band, sentence)
    by_words = band.said is not None and tiers == band.words
    values: dict[str, Value] = {
        "crime": ChargeName(count.charge.name),
        "sentence": sentence.penalty,
        "range": Range(tuple(band.version.tiers[tier] for tier in tiers)),
    }
    if by_words and band.said is not None:
        values["words"] = band.said
    else:
        values["reason"] = band.reasons[0 if band.said is None else 1]
    by = "words" if by_words else "facts"
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


def _tiers(band: Band, sentence: Sentence) -> tuple[int, ...]:
    """Those that the words name. 重伤一人、轻伤一人 names two: the facts tell which of them it is."""
    several = len(band.words) > 1 and band.certain and band.facts == band.tiers
    if several and fit_of_tiers(band.version, band.words, sentence) is Fit.WITHIN:
        return band.facts
    return band.words or band.tiers


def _is_contradicted(count: Count, band: Band) -> bool:
    """数额较大 in the reasoning, 800,000 yuan in the facts, or 300."""
    return (
        band.said is not None
        and band.certain
        and (set(band.words).isdisjoint(band.facts) or (band.short and band.said.startswith("数额")))
        and count.rule is not None
        and is_measured(band.said)
    )


def _check_words(count: Count, band: Band) -> Iterator[Finding]:
    if count.rule is None or band.said is None:
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
