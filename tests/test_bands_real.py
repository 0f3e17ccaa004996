"""Bands on real judgments: by the courts' words and by the facts, and the sentences beside both."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.real_data import DATA, needs_real_data
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.checks.bands import check_bands
from trainer.judgment.checks.case import CheckedCase, build_case
from trainer.judgment.document import read_document

FILES = (DATA / "fulltext_judge.jsonl", DATA / "fulltext_traffic_xml.jsonl")

pytestmark = needs_real_data(*FILES)


def read() -> Iterator[CheckedCase]:
    for file in FILES:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                document = read_document(row["full_text"], str(row["id"]))
                if document.judgment is not None and document.rejected is None:
                    yield build_case(document.judgment, None, None, document.fact or "", row["full_text"])


@pytest.fixture(scope="module")
def cases() -> list[CheckedCase]:
    return list(read())


def test_the_facts_agree_with_the_courts_own_words(cases: list[CheckedCase]) -> None:
    """Of 821 counts of which both are told 612 have the same tier, and 187 have it among those that are open."""
    both = [band for case in cases for band in bands_of(case) if band.words and band.facts]
    agreeing = sum(bool(set(band.tiers) & set(band.facts)) for band in both)
    same = sum(band.tiers == band.facts for band in both)
    assert len(both) > 700
    assert agreeing >= 0.97 * len(both)
    assert same >= 0.74 * len(both)


def test_most_charges_have_a_band(cases: list[CheckedCase]) -> None:
    told = Counter(band.by for case in cases for band in bands_of(case))
    assert told["none"] <= 0.06 * told.total()
    assert told["words"] >= 0.75 * told.total()


def test_few_sentences_of_courts_lie_outside(cases: list[CheckedCase]) -> None:
    """Errors on at most 1 % of the defendants, warnings on at most 5 %; one and none of 1,133 were found."""
    defendants = sum(len(case.judgment.defendants) for case in cases)
    found = Counter(finding.severity for case in cases for finding in check_bands(case, Narration(case)))
    assert found["error"] <= 0.01 * defendants
    assert found["warning"] <= 0.01 * defendants
