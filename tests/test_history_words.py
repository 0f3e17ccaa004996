"""How an item of the history's list is worded, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop.history.run import RunKind, RunState
from desktop.pages.history.day_words import day_words, moment_words
from desktop.pages.history.item_words import item_words, outcome_words, title_words
from desktop.pages.history.run_group import RunGroup
from desktop.settings.settings import Language
from resources.starter.reader import starter_model
from tests.test_history_rows import summary

THREE = "甲某, 乙某, 丙某"
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (FRIDAY, "今天", "Today"),
        (date(2026, 11, 26), "昨天", "Yesterday"),
        (date(2026, 11, 25), "11-25 星期三", "11-25 Wednesday"),
        (date(2025, 11, 25), "2025-11-25 星期二", "2025-11-25 Tuesday"),
    ],
)
def test_a_day_is_told_as_one_speaks_of_it(dress: Callable[..., None], day: date, zh: str, en: str) -> None:
    dress(Language.CHINESE)
    assert day_words(day, FRIDAY) == zh
    dress(Language.ENGLISH)
    assert day_words(day, FRIDAY) == en


def test_a_moment_has_its_time_by_this_computers_clock(dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    now = datetime.now().astimezone()
    assert moment_words(now) == f"今天 {now:%H:%M}"


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        ({}, "甲某盗窃案", "甲某: theft"),
        ({"names": ()}, "盗窃案", "theft"),
        ({"charges": ()}, "甲某的案件", "Case of 甲某"),
        (
            {"names": ("甲某", "乙某", "丙某", "丁某")},
            "甲某、乙某、丙某等4人盗窃案",
            "甲某, 乙某, 丙某 and others (4): theft",
        ),
        ({"names": (), "charges": (), "facts_start": "某日\n某地"}, "某日 某地", "某日 某地"),
        ({"names": (), "charges": ()}, "没有写明案情", "No facts stated"),
        ({"kind": RunKind.CHECK}, "核对：甲某盗窃案", "Check: 甲某: theft"),
        ({"charges": ("没有的罪",)}, "甲某没有的案", "甲某: 没有的罪"),
    ],
)
def test_a_case_is_named_by_who_and_what(dress: Callable[..., None], more: dict[str, object], zh: str, en: str) -> None:
    run = summary(1, **more)
    dress(Language.CHINESE)
    assert title_words(run) == zh
    dress(Language.ENGLISH)
    assert title_words(run) == en


@pytest.mark.parametrize(
    ("outcome", "months", "en"),
    [
        (("有期徒刑一年二个月，罚金 2,000 元",), 14, "Fixed-term imprisonment of 1 year 2 months"),
        (("拘役五个月，缓刑八个月",), 5, "Criminal detention of 5 months, suspended"),
        (("死刑，缓期二年执行",), None, "Death penalty with a two-year reprieve"),
        (("无期徒刑", "有期徒刑三年"), None, "Life imprisonment, and 1 more"),
        (("",), None, ""),
        ((), None, "No penalty was read"),
    ],
)
def test_a_penalty_is_told_in_english(
    dress: Callable[..., None], outcome: tuple[str, ...], months: int | None, en: str
) -> None:
    dress(Language.ENGLISH)
    assert outcome_words(summary(1, outcome=outcome, months=months)) == en


@pytest.mark.parametrize(
    ("state", "written", "zh"),
    [
        (RunState.WRITING, 12, "正在书写……"),
        (RunState.STOPPED, 312, "已停止，保留 312 字"),
        (RunState.STOPPED, 0, "已停止"),
        (RunState.INTERRUPTED, 1312, "未写完，保留 1,312 字"),
        (RunState.FAILED, 0, "失败"),
    ],
)
def test_a_run_that_was_not_finished_says_what_is_kept(
    dress: Callable[..., None], state: RunState, written: int, zh: str
) -> None:
    dress(Language.CHINESE)
    run = summary(1, state=state, written=written, outcome=(), months=None)
    assert item_words(RunGroup((run,))).outcome == zh


def test_more_defendants_are_told_by_name_and_many_are_cut(dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    two = summary(1, names=("甲某", "乙某"), outcome=("有期徒刑一年", "拘役五个月"))
    assert outcome_words(two) == "有期徒刑一年，乙某 拘役五个月"
    five = summary(1, names=tuple("甲乙丙丁戊"), outcome=("有期徒刑一年",) * 5)
    assert outcome_words(five).endswith("，…")
    assert outcome_words(summary(1, names=(), outcome=())) == "没有读到刑罚"


def test_a_reader_hears_all_of_an_item(dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    run = summary(1, matter=3, model="owner/model:q4", warnings=2, snippet="…【手机】一部…")
    spoken = item_words(RunGroup((run,)), {3: "某案"}).spoken()
    assert all(each in spoken for each in ("甲某盗窃案", "有期徒刑八个月", "2 处提示", "model:q4", "某案", "【手机】"))


@pytest.mark.parametrize(
    ("language", "words"), [(Language.CHINESE, "内置演示模型"), (Language.ENGLISH, "Built-in demonstration model")]
)
def test_the_demonstration_model_has_its_name_and_not_its_files(
    dress: Callable[..., None], language: Language, words: str
) -> None:
    dress(language)
    run = replace(summary(1), model=str(starter_model()))
    assert item_words(RunGroup((run,))).below == words
