"""Anyone's judgment out of its text: what it is, which facts it brings along, and where a finding stands in it."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from datetime import date

import pytest

from desktop.judging.case import Case
from desktop.judging.checking import UnreadableJudgmentError, check_text
from desktop.judging.finding_places import places_of
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from tests.checked_texts import ANSWER, CIVIL, FACTS, HEAD, WHOLE
from tests.real_data import DATA, needs_real_data
from trainer.judgment.document import read_document
from trainer.judgment.types import Span

REMARK = (
    "根据您提供的案件事实，并结合刑法与量刑指导意见，对本案可能的裁判结果整理如下，仅供参考，最终以法院的判决为准。"
)
JUDGE = DATA / "fulltext_judge.jsonl"


def checked(text: str, facts: str = "", spare: str = "") -> Verdict:
    return check_text(text, Case(facts), Case(spare))


def marked(verdict: Verdict, spans: tuple[Span, ...]) -> list[str]:
    return [verdict.text[span.start : span.end] for span in spans]


def test_which_facts_count() -> None:
    """Given ones, else the text's own, else those beside it."""
    own = checked(WHOLE, spare="别处的事实。")
    assert "盗走手机一部" in own.case.facts
    assert "别处" not in own.case.facts
    assert checked(WHOLE, facts=FACTS).case.facts == FACTS
    assert checked(ANSWER, spare=FACTS).case.facts == FACTS
    assert checked(ANSWER).case.facts == ""


@pytest.mark.parametrize(
    "lead", ["", "案情：", "起诉书指控：", "关于甲某盗窃一案\n\n　　", HEAD, f"{HEAD}经审理查明，"]
)
def test_the_places_of_own_facts_are_places_in_the_text(lead: str) -> None:
    verdict = checked(f"\n  {lead}{FACTS}\n{ANSWER}")
    found = [finding for finding in verdict.findings if finding.facts_span is not None]
    assert found
    for finding in found:
        assert "3200元" in marked(verdict, places_of(finding, verdict).text)
        assert places_of(finding, verdict).facts == ()


def test_with_other_facts_each_place_is_in_its_own_text() -> None:
    verdict = checked(ANSWER, facts=FACTS)
    finding = next(each for each in verdict.findings if each.facts_span is not None)
    places = places_of(finding, verdict)
    assert marked(verdict, places.text) == ["数额较大"]
    assert [FACTS[span.start : span.end] for span in places.facts] == ["3200元"]


def test_a_rule_that_names_no_place_points_to_the_penalty() -> None:
    verdict = checked(ANSWER)
    finding = next(each for each in verdict.findings if each.rule == "probation-kind")
    assert finding.text_span is None
    assert marked(verdict, places_of(finding, verdict).text) == ["有期徒刑四年"]


def test_nothing_of_a_model_is_told() -> None:
    verdict = checked(WHOLE)
    plain = json.loads(json.dumps(verdict_json(verdict), ensure_ascii=False))
    assert (plain["model"], plain["engine"], plain["digest"], plain["options"]) == (None, None, None, None)


def test_a_court_is_held_to_its_own_day_and_a_draft_to_today() -> None:
    early = WHOLE.replace("2021", "2019").replace("二〇二一年", "二〇一九年")
    early = early.replace("二百六十四条", "二百六十四条、第二百九十九条之一")
    assert "article-not-yet" in {finding.rule for finding in checked(early).findings}
    draft = early[: early.index("审判长")]
    assert "article-not-yet" not in {finding.rule for finding in checked(draft).findings}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("判决如下：甲某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。", 8),
        (f"{REMARK}\n本院认为，甲某的行为构成盗窃罪。判决如下：\n甲某犯盗窃罪，判处有期徒刑八个月。", 8),
        (f"{REMARK}\n罪名：盗窃罪\n刑期：有期徒刑八个月", 8),
        ("**判决如下：**\n\n被告人甲某犯盗窃罪，判处有期徒刑八个月。", 8),
        (
            "<think>想一想，判处三年。</think>本院认为，被告人甲某构成盗窃罪。判决如下：被告人甲某犯盗窃罪，判处有期徒刑八个月。",
            8,
        ),
    ],
)
def test_other_programs_answers_are_read(text: str, months: int) -> None:
    (defendant,) = checked(text).judgment.defendants
    assert defendant.total is not None
    assert defendant.total.months == months


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "check.empty"),
        ("<think>还没有写", "check.empty"),
        ("案" * 1_000_001, "check.too-long"),
        (CIVIL, "check.not-criminal"),
        (CIVIL.replace("民事判决书", "行政判决书").replace("民初", "行初"), "check.not-criminal"),
        (WHOLE.replace("刑初12号", "刑再1号"), "check.retrial"),
        (WHOLE.replace("刑初12号", "刑终12号"), "check.second-instance"),
        (WHOLE.replace("刑事判决书", "刑事裁定书"), "check.not-a-judgment"),
        (FACTS, "check.facts-only"),
    ],
)
def test_what_is_no_judgment_of_first_instance_says_what_it_is(text: str, key: str) -> None:
    with pytest.raises(UnreadableJudgmentError) as refused:
        checked(text)
    assert (refused.value.kind, refused.value.message.key) == ("unreadable", key)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000 + ANSWER,
        "一" * 200_000 + ANSWER,
        "被告人甲某" * 40_000 + ANSWER,
        "本院认为，" * 40_000,
        WHOLE.replace("上述事实", "证人证言若干，" * 30_000 + "上述事实"),
    ],
)
def test_a_long_text_without_full_stops_takes_no_long_time(text: str) -> None:
    checked(WHOLE)
    begun = time.perf_counter()
    with suppress(UnreadableJudgmentError):
        checked(text)
    assert time.perf_counter() - begun < 5  # a quarter of a megabyte, on a machine that does other things too


@needs_real_data(JUDGE)
def test_real_judgments_are_read_whole() -> None:
    """Those that are of first instance: each with a card, its own facts and places within its text."""
    read = 0
    for line in JUDGE.read_text(encoding="utf-8").splitlines()[:120]:
        text = json.loads(line)["full_text"]
        if read_document(text).rejected is not None:
            continue
        verdict = check_text(text, Case("", act_date=date(2018, 1, 1)))
        read += 1
        assert verdict.facts_in_text
        for finding in verdict.findings:
            assert all(0 <= span.start < span.end <= len(verdict.text) for span in places_of(finding, verdict).text)
    assert read > 100
