"""Time limits of criminal procedure: the data, how a period is counted, and sums that were worked by hand first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product

import pytest

from resources.law.deadlines import STAGES, Length, Sum, deadline_keys, deadlines
from resources.law.statutes import load_statutes
from resources.messages.catalogue import entries
from trainer.deadlines.counting import first_working_day, last_day, last_day_before, last_hour
from trainer.deadlines.working_out import Tick, Worked, needed, work_out


def worked(sum_id: str, start: date, *names: str, **given: bool | int) -> Worked:
    """``names``: extensions to tick wherever they are offered, and pieces."""
    sum_ = deadlines().sum(sum_id)
    ticks = [tick for tick in every_tick(sum_) if (tick.name or sum_.pieces[tick.piece].name) in names]
    assert {tick.name or sum_.pieces[tick.piece].name for tick in ticks} == set(names)
    found = work_out(sum_, start, ticks, **given)  # type: ignore[arg-type]
    assert found is not None
    return found


def every_tick(sum_: Sum) -> list[Tick]:
    return [
        *(Tick(place) for place, piece in enumerate(sum_.pieces) if piece.name),
        *(
            Tick(place, number, extension.name)
            for place, piece in enumerate(sum_.pieces)
            for number, limit in enumerate(piece.limits)
            for extension in limit.extensions
        ),
    ]


def in_all(found: Worked) -> Length:
    total = Length()
    for step in found.steps:
        total += step.length
    return total


DAY = date(2026, 3, 2)


def test_the_five_sums_of_the_longest_times() -> None:
    """刑拘 37 days, or 14; custody after arrest 7 months; review with two returns 6½; first 6; second 4 (+1)."""
    assert in_all(worked("detained-in-all", DAY, "gang")) == Length(days=37)
    assert in_all(worked("detained-in-all", DAY, "special")) == Length(days=14)
    assert in_all(worked("investigation", DAY, "complex", "four-kinds", "ten-years")) == Length(months=7)
    longest = worked("prosecution-in-all", DAY, "first-return", "second-return", "grave")
    assert in_all(longest) == Length(months=5, days=45)  # three times 1 month and 15 days, twice 1 month
    assert in_all(worked("first", DAY, "latest", "grave")) == Length(months=6)
    assert in_all(worked("second", DAY, "grave")) == Length(months=4)
    assert in_all(worked("second-in-all", DAY, "grave", "reading")) == Length(months=5)


BY_HAND: list[tuple[str, date, tuple[str, ...], bool, date]] = [
    # the limit, from when, what extends it, in custody, the last day as worked on paper
    ("detained-submit", DAY, (), True, date(2026, 3, 5)),
    ("detained-submit", DAY, ("special",), True, date(2026, 3, 9)),
    ("detained-submit", DAY, ("special", "gang"), True, date(2026, 4, 1)),
    ("detained-in-all", DAY, ("gang",), True, date(2026, 4, 8)),
    ("own-case-detained", DAY, ("special",), True, date(2026, 3, 19)),
    ("investigation", date(2026, 1, 31), (), True, date(2026, 3, 31)),
    ("investigation", date(2026, 1, 31), ("complex",), True, date(2026, 4, 30)),
    ("investigation", date(2026, 1, 31), ("ten-years",), True, date(2026, 8, 31)),  # which needs the other two
    ("investigation", date(2025, 12, 31), (), True, date(2026, 2, 28)),
    ("prosecution", date(2026, 1, 15), (), True, date(2026, 2, 15)),  # a Sunday
    ("prosecution", date(2026, 1, 15), (), False, date(2026, 2, 16)),
    ("prosecution", date(2026, 1, 15), ("grave",), True, date(2026, 3, 2)),
    ("prosecution-in-all", date(2026, 1, 15), ("first-return", "second-return", "grave"), True, date(2026, 8, 1)),
    ("prosecution-in-all", date(2026, 1, 15), ("first-return", "second-return", "grave"), False, date(2026, 8, 3)),
    ("prosecution-in-all", date(2026, 1, 15), ("first-return",), True, date(2026, 4, 15)),
    ("first", date(2026, 5, 15), ("latest",), True, date(2026, 8, 15)),
    ("first", date(2026, 5, 15), ("latest",), False, date(2026, 8, 17)),
    ("first", date(2026, 5, 15), ("grave",), True, date(2026, 11, 15)),
    ("summary", date(2026, 1, 20), ("over-three-years",), True, date(2026, 3, 7)),  # a month, then 15 days
    ("summary", date(2026, 1, 20), (), True, date(2026, 2, 9)),
    ("fast", date(2026, 6, 22), ("over-one-year",), True, date(2026, 7, 7)),
    ("appeal", date(2026, 9, 16), (), True, date(2026, 9, 28)),  # the 26th is a Saturday; in custody or not
    ("appeal", date(2026, 9, 21), (), True, date(2026, 10, 1)),  # a statutory holiday, which is not known here
    ("appeal-order", date(2026, 11, 27), (), True, date(2026, 12, 2)),
    ("victim-petition", date(2026, 11, 28), (), True, date(2026, 12, 7)),  # 5 December is a Saturday
    ("indictment-served", date(2026, 12, 10), (), True, date(2026, 11, 30)),
    ("hearing-served", date(2026, 12, 1), (), True, date(2026, 11, 28)),  # a Saturday: counting back, nothing moves
    ("second", date(2026, 8, 31), (), True, date(2026, 10, 31)),
    ("second", date(2026, 8, 31), (), False, date(2026, 11, 2)),
    ("second", date(2026, 8, 31), ("grave",), True, date(2026, 12, 31)),
    ("retrial", date(2026, 1, 31), ("needed",), True, date(2026, 7, 31)),
    ("bail", date(2024, 2, 29), (), True, date(2025, 2, 28)),
    ("residence", date(2026, 8, 31), (), True, date(2027, 2, 28)),
    ("conditional", date(2026, 3, 15), ("longest",), True, date(2027, 3, 15)),
    ("limitation", date(2011, 6, 10), ("ten-years",), True, date(2026, 6, 10)),
    ("limitation", date(2006, 11, 27), ("life-or-death",), True, date(2026, 11, 27)),
    ("recidivism", date(2020, 12, 20), (), True, date(2025, 12, 20)),
]


@pytest.mark.parametrize(("sum_id", "start", "names", "in_custody", "ends"), BY_HAND)
def test_sums_worked_by_hand(sum_id: str, start: date, names: tuple[str, ...], in_custody: bool, ends: date) -> None:
    assert worked(sum_id, start, *names, in_custody=in_custody).ends == ends


def test_hours_are_counted_from_the_next_full_hour() -> None:
    arrived = datetime(2026, 11, 27, 10, 20)
    short = worked("summons", arrived)
    assert short.ends == datetime(2026, 11, 27, 23, 0)
    assert short.from_the_minute == datetime(2026, 11, 27, 22, 20)
    assert worked("summons", arrived, "grave").ends == datetime(2026, 11, 28, 11, 0)
    assert worked("meeting", datetime(2026, 2, 27, 23, 59)).ends == datetime(2026, 3, 2, 0, 0)
    assert worked("detained-notice", date(2026, 11, 27)).ends == datetime(2026, 11, 28, 1, 0)


def test_a_month_that_begins_on_a_months_last_day_may_end_on_one() -> None:
    found = worked("first", date(2026, 2, 28), "latest")
    assert (found.ends, found.at_month_end) == (date(2026, 5, 28), date(2026, 5, 31))
    assert worked("first", date(2026, 2, 27)).at_month_end is None
    assert worked("first", date(2026, 3, 31)).at_month_end is None  # 31 May either way
    assert worked("detained-submit", date(2026, 2, 28)).at_month_end is None


def test_days_that_are_not_counted_are_added() -> None:
    plain = worked("prosecution", date(2026, 3, 10))
    longer = worked("prosecution", date(2026, 3, 10), excluded=30)
    assert longer.ends - plain.ends == timedelta(days=30)  # type: ignore[operator]


def test_what_moves_on_tells_from_where() -> None:
    moved = worked("appeal", date(2026, 9, 16))
    assert (moved.moved_from, moved.ends) == (date(2026, 9, 26), date(2026, 9, 28))
    assert worked("investigation", date(2025, 12, 28)).moved_from is None


def test_an_extension_without_a_number_is_told_and_adds_nothing() -> None:
    found = worked("first", DAY, "special")
    assert [extension.name for extension in found.open_ended] == ["special"]
    assert in_all(found) == Length(months=6)


def test_the_first_day_is_disputed_where_the_law_leaves_it_open() -> None:
    found = worked("limitation", date(2021, 3, 10))
    assert (found.ends, found.with_first_day) == (date(2026, 3, 10), date(2026, 3, 9))


def test_extensions_bring_what_comes_before_them() -> None:
    investigation = deadlines().sum("investigation")
    assert needed(investigation, Tick(0, 0, "ten-years")) == (Tick(0, 0, "four-kinds"), Tick(0, 0, "complex"))
    both = deadlines().sum("prosecution-in-all")
    assert needed(both, Tick(1, 1, "grave")) == (Tick(1),)
    assert needed(both, Tick(1)) == ()


def test_nothing_beyond_the_calendar() -> None:
    assert work_out(deadlines().sum("bail"), date(9999, 6, 1)) is None
    assert work_out(deadlines().sum("indictment-served"), date(1, 1, 3)) is None
    assert work_out(deadlines().sum("summons"), datetime(9999, 12, 31, 20)) is None


def test_every_limit_on_every_day_with_every_tick() -> None:
    """No day of two years breaks any of them; more ticks never end earlier, and no last day is a day off that moves."""
    days = [date(2023, 12, 25) + timedelta(days=11 * number) for number in range(70)]
    for sum_ in deadlines().sums:
        for day, custody in product(days, (True, False)):
            plain, full = work_out(sum_, day, in_custody=custody), work_out(sum_, day, every_tick(sum_))
            assert plain is not None
            assert full is not None
            last = sum_.limits[-1]
            if not last.backwards and not last.in_hours:
                assert _day(plain.ends) > day
                assert _day(full.ends) >= _day(plain.ends) - timedelta(days=2)
                if last.days_off == "moves":
                    assert plain.ends.weekday() < 5


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@pytest.mark.parametrize(
    ("start", "length", "ends"),
    [
        (date(2026, 1, 31), "1m", date(2026, 2, 28)),
        (date(2024, 1, 31), "1m", date(2024, 2, 29)),
        (date(2026, 1, 30), "1m15d", date(2026, 3, 15)),
        (date(2024, 2, 29), "1y", date(2025, 2, 28)),
        (date(2026, 12, 15), "2m", date(2027, 2, 15)),
        (date(2026, 12, 31), "1d", date(2027, 1, 1)),
    ],
)
def test_months_run_by_the_calendar(start: date, length: str, ends: date) -> None:
    assert last_day(start, Length.parse(length)) == ends


def test_counting_back_and_days_off() -> None:
    assert last_day_before(date(2026, 3, 31), Length(months=1)) == date(2026, 2, 28)
    assert [first_working_day(date(2026, 11, day)).day for day in (27, 28, 29, 30)] == [27, 30, 30, 30]
    assert last_hour(datetime(2026, 1, 1, 0, 0), Length(hours=24)) == datetime(2026, 1, 2, 1, 0)


@pytest.mark.parametrize("written", ["", "3", "d", "3w", "1m 15d", "-3d"])
def test_no_length(written: str) -> None:
    with pytest.raises(ValueError, match="length"):
        Length.parse(written)


def test_every_row_has_its_article_and_its_words() -> None:
    known = deadlines()
    statutes = load_statutes()
    articles = [row.article for row in (*known.limits, *known.rules)]
    articles += [extension.article for limit in known.limits for extension in limit.extensions]
    assert all(statutes.article(article) is not None for article in articles)
    assert {row.stage for row in (*known.limits, *known.rules)} <= set(STAGES)
    assert {f"deadlines.{name}" for name in entries("deadlines")} == set(deadline_keys())
    ids = [row.id for row in (*known.limits, *known.rules)]
    assert len(ids) == len(set(ids)) == 69  # 71 rows of the law: three that follow one another are one limit here
    for limit in known.limits:
        assert all(known.rule(rule_id) for rule_id in limit.see)
        names = [extension.name for extension in limit.extensions]
        assert all(each.after is None or each.after in names[: names.index(each.name)] for each in limit.extensions)


def test_the_law_says_the_numbers() -> None:
    """The length of each limit stands in its article, in the law's own numerals."""
    written = {
        "12h": "十二小时",
        "24h": "二十四小时",
        "48h": "四十八小时",
        "3d": "三日",
        "5d": "五日",
        "7d": "七日",
        "10d": "十日",
        "14d": "十四日",
        "20d": "二十日",
        "1m": "一个月",
        "2m": "二个月",
        "3m": "三个月",
        "6m": "六个月",
        "12m": "十二个月",
        "5y": "五年",
        "4d": "四日",
        "15d": "十五日",
        "30d": "三十日",
        "1m15d": "一个半月",
        "10y": "十年",
        "15y": "十五年",
        "20y": "二十年",
    }
    lengths = {Length.parse(short): words for short, words in written.items()}
    for limit in deadlines().limits:
        text = load_statutes().article(limit.article)
        assert text is not None
        assert lengths[limit.length] in text.text, limit.id
        for extension in limit.extensions:
            longer = extension.adds or extension.total
            article = load_statutes().article(extension.article)
            assert article is not None
            words = "一年以下" if limit.id == "conditional" else longer and lengths[longer]
            assert words is None or words in article.text, (limit.id, extension.name)
