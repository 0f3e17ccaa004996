"""The span of the nearest terms: its ends, what is left out of it, and that its stated share is true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.similar_cases import theft
from trainer.similar.calibrated import calibrated, question_of
from trainer.similar.calibration import Calibration, calibration_row, read_calibration
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase
from trainer.similar.hit import Hit, Shared
from trainer.similar.index import CaseIndex, open_index
from trainer.similar.span import ends, span_of, weighed_terms, why_no_span
from trainer.similar.writing import build_index


def hits(*months: int, text: float = 0.3) -> list[Hit]:
    return [Hit(theft(number, months=each), 1.0, Shared(text=text)) for number, each in enumerate(months)]


def test_equal_cases_tell_plain_quantiles() -> None:
    span = span_of(hits(*range(1, 21)))
    assert span is not None
    assert (span.p10, span.p50, span.p90, span.count, span.share) == (2, 10, 18, 20, None)


def test_the_nearer_a_case_the_more_it_counts() -> None:
    found = hits(6, 6, 6, 60, 60, 60)
    near = [replace(hit, score=2.0 if hit.sentence.months == 60 else 1.0) for hit in found]
    terms = weighed_terms(sorted(near, key=lambda hit: -hit.score))
    assert sum(weight for _, weight in terms) == pytest.approx(1)
    assert ends(terms, 0.0) == (60, 60)
    assert ends(terms, 1.0) == (6, 60)


def test_what_has_no_term_is_counted_apart() -> None:
    found = hits(6, 7, 8, 9, 10, 11, 12)
    sentences = ({"months": 0, "life": True}, {"months": 0, "death": True}, {"months": 0})
    for place, values in enumerate(sentences):
        case = found[place].case
        found[place] = replace(
            found[place],
            case=replace(case, defendants=(replace(case.defendants[0], **values),)),  # type: ignore[arg-type]
        )
    assert why_no_span(found) is not None
    span = span_of([*found, *hits(10)])
    assert span is not None
    assert (span.count, span.life, span.death, span.no_term, span.p10, span.p90) == (5, 1, 1, 1, 9, 12)


def test_too_few_and_too_unlike_get_no_span_and_a_reason() -> None:
    calibration = Calibration(0.8, 0.8, 0.2, 500)
    assert span_of(hits(6, 7, 8, 9)) is None
    few, unlike = why_no_span(hits(6, 7, 8, 9)), why_no_span(hits(*range(1, 21), text=0.1), calibration)
    assert few is not None
    assert (few.key, few.values) == ("similar.too-few", {"count": 4, "least": 5})
    assert unlike is not None
    assert unlike.key == "similar.too-unlike"
    assert why_no_span(hits(*range(1, 21)), calibration) is None
    assert why_no_span([]) is not None


def test_the_calibrated_level_is_used_and_kept() -> None:
    calibration = Calibration(0.5, 0.81, 0.0, 500)
    assert read_calibration(calibration_row(calibration)) == calibration
    assert read_calibration({}) is None
    span = span_of(hits(*range(1, 21)), calibration)
    assert span is not None
    assert (span.p10, span.p50, span.p90, span.share) == (5, 10, 15, 0.81)


@pytest.fixture(scope="module")
def drawn() -> list[IndexedCase]:
    """Terms by chance, from few months to many, so that only the calibration knows how wide a span must be."""
    random = Random(7)
    found = []
    for number in range(400):
        case = theft(number, months=round(random.lognormvariate(2.5, 0.6)) + 1)
        places = "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(60))
        found.append(replace(case, id=f"{number + 1:016x}", facts=case.facts + places))
    return found


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, drawn: list[IndexedCase]) -> CaseIndex:
    folder = tmp_path_factory.mktemp("index")
    build_index(drawn[:300], folder, IndexCard(("made up",)))
    return open_index(folder)


def test_four_fifths_of_cases_that_were_never_seen_lie_within(index: CaseIndex, drawn: list[IndexedCase]) -> None:
    told: list[tuple[int, int]] = []
    calibration = calibrated(index, drawn[:200], lambda done, of: told.append((done, of)))
    assert calibration is not None
    assert told[-1] == (200, 200)
    assert 0.8 <= calibration.share <= 0.83
    spans = [(case, span_of(index.search(question_of(case), 20), calibration)) for case in drawn[300:]]
    within = [span.p10 <= case.defendants[0].months <= span.p90 for case, span in spans if span is not None]
    assert len(within) > 80  # a few are less like the others than nearly all of them
    assert 0.7 <= sum(within) / len(within) <= 0.9


def test_too_few_cases_are_not_calibrated_on(index: CaseIndex, drawn: list[IndexedCase]) -> None:
    assert calibrated(index, drawn[:50]) is None


def test_the_card_carries_it(tmp_path: Path, index: CaseIndex) -> None:
    calibration = Calibration(0.7, 0.8, 0.1, 400)
    build_index([theft(1)], tmp_path, IndexCard(calibration=calibration_row(calibration)))
    assert open_index(tmp_path).calibration == calibration
    assert index.calibration is None
