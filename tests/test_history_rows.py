"""The rows of the history's list, and what two runs differ in: data, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.history.input_differences import Given, input_differences
from desktop.history.run import RunKind, RunState, RunSummary
from desktop.judging.text_difference import text_differences
from desktop.pages.history.period import Period, end_of, first_day, start_of
from desktop.pages.history.run_group import RunGroup, rows_of
from tests.history_window import THEFT_FACTS, history_in, keep
from tests.scripted_engine import STARTER
from tests.window_texts import THEFT, THEFT_DENIED
from trainer.judgment.types import Span
from trainer.samples.prompt import StatedAttitude

NOON = datetime(2026, 11, 26, 4, 0, tzinfo=UTC)


def summary(number: int, **more: object) -> RunSummary:
    """A finished prediction, a minute after the one before."""
    plain = RunSummary(
        id=number,
        at=NOON + timedelta(minutes=number),
        kind=RunKind.PREDICTION,
        state=RunState.FINISHED,
        matter=None,
        group="",
        column=0,
        sample=0,
        changes=(),
        names=("甲某",),
        charges=("盗窃罪",),
        outcome=("有期徒刑八个月",),
        months=8,
        errors=0,
        warnings=0,
        model="model",
        facts_start="",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def groups(rows: list[date | RunGroup]) -> list[tuple[int, ...]]:
    return [row.ids for row in rows if isinstance(row, RunGroup)]


def test_what_was_asked_together_is_one_item_in_the_order_asked() -> None:
    samples = [summary(number, group="g", sample=number - 2, months=12 + number) for number in (2, 3, 4)]
    rows = rows_of([summary(5), *reversed(samples), summary(1)])
    assert groups(rows) == [(5,), (2, 3, 4), (1,)]
    group = rows[2]
    assert isinstance(group, RunGroup)
    assert (group.samples(), group.months_range(), group.lead.id) == (3, (14, 16), 3)


def test_a_group_that_another_run_came_between_stands_where_its_newest_run_does() -> None:
    rows = rows_of([summary(3, group="g", sample=1), summary(2), summary(1, group="g")])
    assert groups(rows) == [(1, 3), (2,)]


def test_each_day_has_one_heading() -> None:
    runs = [summary(3), summary(2), summary(1, at=NOON - timedelta(days=1))]
    days = [row for row in rows_of(runs) if not isinstance(row, RunGroup)]
    assert days == [run.at.astimezone().date() for run in (runs[0], runs[2])]


def test_a_run_that_failed_does_not_stand_for_the_samples() -> None:
    runs = (summary(1, group="g", state=RunState.FAILED, months=None), summary(2, group="g", sample=1))
    assert RunGroup(runs).lead.id == 2
    stopped = summary(3, group="h", state=RunState.STOPPED, months=None)
    assert RunGroup((stopped,)).lead == stopped


def test_columns_are_told_by_their_first_run() -> None:
    runs = tuple(summary(2 * column + sample, column=column, sample=sample) for column in (0, 1) for sample in (0, 1))
    assert [run.id for run in RunGroup(runs).columns] == [0, 2]


def test_a_period_begins_so_many_days_ago_and_its_days_are_whole() -> None:
    today = date(2026, 11, 27)
    assert [first_day(period, today) for period in Period] == [
        *(today, date(2026, 11, 21), date(2026, 10, 29), date(2026, 1, 1), None)
    ]
    assert end_of(today) - start_of(today) == timedelta(days=1)


@pytest.mark.parametrize(
    ("one", "other", "here", "there"),
    [
        ("甲某盗窃，价值3200元。", "甲某盗窃，价值4200元。", ["3"], ["4"]),
        ("甲某盗窃。如实供述。", "甲某盗窃。", ["如实供述。"], []),
        ("", "甲某盗窃。", [], ["甲某盗窃。"]),
        ("甲某。", "甲某。", [], []),
        ("判处拘役五个月缓刑八个月。", "判处有期徒刑八个月。", ["拘役五个月缓"], ["有期徒"]),
        ("甲某被抓获，拒不认罪。", "甲某被抓获，如实供认其罪。", ["拒不认"], ["如实供认其"]),
        ("😀甲某拒不认罪。", "😀甲某认罪。", ["拒不"], []),
    ],
)
def test_only_what_differs_is_marked(one: str, other: str, here: list[str], there: list[str]) -> None:
    left, right = text_differences(one, other)
    assert [one[span.start : span.end] for span in left] == here
    assert [other[span.start : span.end] for span in right] == there


@given(st.text("甲乙，。某\n1"), st.text("甲乙，。某\n1"))
def test_what_is_not_marked_is_the_same_in_both(one: str, other: str) -> None:
    left, right = text_differences(one, other)
    assert _without(one, left) == _without(other, right)
    assert all(0 <= span.start < span.end for span in (*left, *right))


def test_a_long_passage_is_marked_whole_and_soon() -> None:
    one, other = "甲" * 20_000, "乙" * 20_000
    assert text_differences(one, other) == ((Span(0, 20_000),), (Span(0, 20_000),))


def test_what_two_runs_were_made_from_differently_is_told(tmp_path: Path) -> None:
    history = history_in(tmp_path)
    first = keep(history, THEFT_FACTS, THEFT)
    facts = THEFT_FACTS.replace("3200", "4200")
    second = keep(history, facts, THEFT_DENIED, model=STARTER, attitude=StatedAttitude.DENIED, seed=8)
    here, there = input_differences(history.run(first), history.run(second))
    expected = {Given.FACTS, Given.ATTITUDE, Given.MODEL, Given.ENGINE, Given.SEED}
    assert here.differing == there.differing == expected
    assert [facts[span.start : span.end] for span in there.facts] == ["4"]
    assert input_differences(history.run(first), history.run(first))[0].differing == frozenset()
    history.close()


def _without(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text
