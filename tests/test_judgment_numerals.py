"""Numbers, terms and money: what is written is read back, and every way of writing them that courts use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.law.numerals import write_number, write_term
from trainer.judgment.numerals import (
    read_money,
    read_number,
    read_term,
    write_money,
)


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_is_read_back(number: int) -> None:
    assert read_number(write_number(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_digits_of_both_widths_with_separators_are_read(number: int) -> None:
    written = f"{number:,}"
    wide = written.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert read_number(written) == read_number(wide) == read_number(str(number)) == number


@given(st.integers(0, 600), st.integers(0, 364))
def test_a_term_written_is_read_back(months: int, days: int) -> None:
    if months + days == 0:
        with pytest.raises(ValueError, match="no term"):
            write_term(months, days)
    else:
        assert read_term(write_term(months, days)) == (months, days)


@given(st.integers(1, 40), st.integers(1, 11), st.sampled_from(["", "零", "又", "另"]))
def test_a_term_in_digits_is_read(years: int, months: int, link: str) -> None:
    assert read_term(f"{years}年{link}{months}个月") == (years * 12 + months, 0)


@given(st.integers(0, 10**12 - 1))
def test_money_written_is_read_back(yuan: int) -> None:
    assert read_money(write_money(yuan)) == yuan
    assert read_money(f"{yuan}元") == yuan


@given(st.text(max_size=40))
def test_no_text_makes_reading_raise(text: str) -> None:
    for value in (read_number(text), read_money(text)):
        assert value is None or value >= 0
    term = read_term(text)
    assert term is None or min(term) >= 0


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("三百二十", 320),
        ("十", 10),
        ("一百零五", 105),
        ("二〇一五", 2015),
        ("二0一四", 2014),
        ("二○一四", 2014),
        ("3万5千", 35_000),
        ("1.5万", 15_000),
        ("0.6万", 6_000),
        ("一万五", 15_000),
        ("贰仟", 2000),
        ("壹万贰仟", 12_000),
        ("廿五", 25),
        ("一亿零三百万", 103_000_000),
        ("", None),
        ("元", None),
        ("三五千", None),
        ("1.2.3万", None),
    ],
)
def test_numbers(written: str, number: int | None) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("3,000元", 3000),
        ("3，000元", 3000),
        ("3万元", 30_000),
        ("人民币4000元", 4000),
        ("人民4000元", 4000),
        ("人民币三千元整", 3000),
        ("三○○○元", 3000),
        ("二万二千元", 22_000),
        ("五千元", 5000),
        ("若干元", None),
    ],
)
def test_money(written: str, yuan: int | None) -> None:
    assert read_money(written) == yuan


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("一年零六个月", (18, 0)),
        ("十八个月", (18, 0)),
        ("一年半", (18, 0)),
        ("半年", (6, 0)),
        ("两年", (24, 0)),
        ("六个月零十五日", (6, 15)),
        ("十五日", (0, 15)),
        ("三 年", (36, 0)),
        ("终身", None),
        ("年月", None),
    ],
)
def test_terms(written: str, term: tuple[int, int] | None) -> None:
    assert read_term(written) == term
