"""An answer held against the law, the facts and the day of the acts, by the checks that ``judge`` and ``check`` run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from resources.law.provinces import province_in
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.guideline.comparison import Position, position
from trainer.guideline.sheets import sheets_of
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase, Count, build_case, mitigating_grounds
from trainer.judgment.checks.check import check_case
from trainer.judgment.checks.ranges import Fit, fit_of_tiers, is_ranked
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude, Finding, Sentence
from trainer.samples.prompt import StatedAttitude

_ATTITUDES = {
    StatedAttitude.NOT_STATED: Attitude.NOT_STATED,
    StatedAttitude.CONFESSED: Attitude.CONFESSED,
    StatedAttitude.DENIED: Attitude.DENIED,
}
_OUT_OF_RANGE = frozenset(("kind-not-allowed", "term-above-range", "term-below-range", "range-later-heavier"))


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """``findings`` are of all that was read. ``in_range``: whether every sentence is within its charge's ranges, or
    below them on a ground that the answer names; ``in_band`` the same of the ranges that apply to the case;
    ``in_sheet``: within the guideline's arithmetic, as far as nothing has to be filled in. None where there is no
    sentence with such a measure.
    """

    findings: tuple[Finding, ...]
    in_range: bool | None
    in_band: bool | None
    in_sheet: bool | None


def checked_answer(row: Row) -> CheckedAnswer | None:
    """None where nothing was read of any defendant. Of a baseline what it says is read."""
    judgment = row.judgment or read_judgment(row.text)
    if not judgment.defendants:
        return None
    question = row.question
    case = build_case(judgment, None, _judged_on(question), question.facts, row.text, None, _ATTITUDES[question.stated])
    findings = check_case(case)
    sentenced = [(count, sentence) for count in case.counts if (sentence := _sentence(count)) is not None]
    outside = {(found.defendant, found.charge) for found in findings if found.rule in _OUT_OF_RANGE}
    narration = Narration(case)
    bands = bands_of(case, narration)
    return CheckedAnswer(
        findings,
        _every(tuple(count.at) not in outside for count, _ in sentenced),
        _every(
            _fits(case, count, sentence, band)
            for count, sentence in sentenced
            for band in bands
            if band.at == count.at and _applicable(band)
        ),
        _every(place == "within" for place in _positions(case, bands, narration, findings)),
    )


def _judged_on(question: Question) -> date | None:
    """The last day of the year in which the court judged; where that is not known, the law of today is held against
    the days of the acts."""
    year = question.groups.get("year", "")
    return date(int(year), 12, 31) if year.isdecimal() else None


def _sentence(count: Count) -> Sentence | None:
    sentence = count.charge.sentence
    known = count.rule is not None and not count.against_unit
    return sentence if known and sentence is not None and is_ranked(sentence) else None


def _applicable(band: Band) -> tuple[int, ...]:
    """What the facts open, else what the answer's own words or its citation name, or the law alone."""
    return band.facts or band.tiers


def _fits(case: CheckedCase, count: Count, sentence: Sentence, band: Band) -> bool:
    fit = fit_of_tiers(band.version, _applicable(band), sentence)
    if fit is Fit.BELOW:
        return bool(mitigating_grounds(case.judgment, count.defendant))
    return fit is Fit.WITHIN


def _positions(
    case: CheckedCase, bands: Sequence[Band], narration: Narration, findings: Sequence[Finding]
) -> list[Position]:
    """Of the terms that a sheet can be worked for. What stands outside it while figures are asked for is not within:
    to leave it out would measure hardly any but those within."""
    province = province_in(case.facts.text) if case.facts is not None else None
    found = [position(sheet) for sheet in sheets_of(case, bands, narration, province, findings)]
    return [place for place in found if place is not None and place != "other"]


def _every(values: Iterable[bool]) -> bool | None:
    """None of nothing."""
    found = list(values)
    return all(found) if found else None
