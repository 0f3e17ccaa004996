"""The interpretations that the program knows: each row is whole, and they fit together."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from resources.law.charges import charges
from resources.law.checked import LAW_CHECKED_TO
from resources.law.interpretations import (
    Interpretation,
    Sure,
    interpretation_numbered,
    interpretations,
    interpretations_of,
)
from resources.messages.document_words import number_words

ALL = interpretations()
HAN = re.compile(r"[\u4e00-\u9fff]")


def named(row: Interpretation) -> str:
    return f"{row.number or row.title} {row.amended or ''}"


@pytest.mark.parametrize("row", ALL, ids=named)
def test_each_row_is_whole(row: Interpretation) -> None:
    assert not row.title.startswith("最高")
    assert "(" not in row.title
    assert row.sure in get_args(Sure)
    known = {rule.name for rule in charges()}
    assert set(row.charges) <= known
    assert set(row.moves) <= set(row.charges)
    assert row.until is None or (row.since is not None and row.since < row.until)
    # What only its title is known of has no day, and the other way round nothing that was read lacks one.
    assert not row.is_text_known or row.since is not None


@pytest.mark.parametrize("row", [row for row in ALL if row.number], ids=named)
def test_each_number_is_a_number_in_english_too(row: Interpretation) -> None:
    for number in (row.number, *row.replaces, *row.alters):
        assert number is not None
        assert not HAN.search(number_words(number, "en")), number


def test_what_is_replaced_ends_the_day_before() -> None:
    ended = 0
    for row in ALL:
        for number in row.replaces:
            old = [each for each in ALL if each.number == number]
            if old:
                ended += 1
                assert row.since is not None
                assert max(each.until for each in old if each.until) == date.fromordinal(row.since.toordinal() - 1)
    assert ended >= 12


def test_what_is_only_altered_goes_on() -> None:
    altered = {number for row in ALL for number in row.alters}
    assert {"法释〔2016〕9号", "法释〔2000〕14号"} <= altered
    for number in altered:
        found = interpretation_numbered(number)
        assert found is not None
        assert found.until is None


def test_of_a_charge_the_newest_comes_first() -> None:
    newest, *_, oldest = interpretations_of("掩饰、隐瞒犯罪所得、犯罪所得收益罪")
    assert (newest.number, newest.since) == ("法释〔2025〕13号", date(2025, 8, 26))
    assert oldest.year < newest.year
    (old,) = [each for each in interpretations_of("掩饰、隐瞒犯罪所得、犯罪所得收益罪") if each.amended == 2021]
    assert old.in_force_on(date(2025, 8, 25))
    assert not old.in_force_on(date(2025, 8, 26))


def test_nothing_is_computed_with_what_was_not_read() -> None:
    unread = {row.number for row in ALL if not row.is_text_known}
    assert {"法释〔2026〕6号", "法释〔2026〕10号", "高检发〔2026〕5号", "法发〔2013〕15号"} <= unread


def test_nothing_is_known_from_after_the_day_of_the_law_but_by_hearsay() -> None:
    assert not [row for row in ALL if row.since and row.since > LAW_CHECKED_TO and row.is_text_known]
