"""Where verdicts side by side differ: nothing is marked that is the same, and everything that is not."""

from __future__ import annotations

import pytest

from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_differences import NOTHING, Part, VerdictMarks, paired, verdict_differences
from resources.model_card.parameters import Parameters
from tests.scripted_engine import TUNED
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED, TWO_DEFENDANTS
from trainer.judgment.types import Article

FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"
FRAUD = "2020年11月，被告人己某、庚某骗取辛某人民币46800元。2021年2月3日，庚某主动投案。"


def read(text: str, facts: str = FACTS) -> Verdict:
    return read_verdict(Case(facts), TUNED, Parameters(), text, None)


def test_a_text_is_like_itself() -> None:
    marks = verdict_differences([read(THEFT), read(THEFT), read(THEFT)])
    assert not any(marks)
    assert [each.defendants for each in marks] == [(NOTHING,)] * 3


def test_what_differs_is_marked_on_both() -> None:
    confessed, denied = verdict_differences([read(THEFT), read(THEFT_DENIED)])
    one, other = confessed.of(0), denied.of(0)
    assert one.parts == other.parts == {Part.SENTENCE, Part.PROBATION, Part.FINE, Part.ATTITUDE}
    assert one.charges == other.charges == frozenset()
    assert one.articles == other.articles == frozenset()  # 刑法 264 in both; 刑法 67 is cited for no charge
    assert {article.number for article in confessed.articles} == {67}
    assert denied.articles == frozenset()
    assert one.circumstances == {"confession", "restitution"}
    assert other.circumstances == frozenset()


def test_another_fine_alone_marks_the_fine_alone() -> None:
    first, second = verdict_differences([read(THEFT), read(THEFT.replace("二千元", "三千元"))])
    assert first.of(0).parts == second.of(0).parts == {Part.FINE}
    assert not first.absent
    assert not first.articles


def test_one_defendant_whom_the_other_leaves_out() -> None:
    alone = TWO_DEFENDANTS.split("\n二、")[0].replace("被告人己某、庚某", "被告人己某").replace("；庚某起次要作用", "")
    both, one = verdict_differences([read(TWO_DEFENDANTS, FRAUD), read(alone, FRAUD)])
    assert one.absent == ("庚某",)
    assert both.absent == ()
    assert both.of(1).alone
    assert both.of(1).parts == frozenset()
    assert not both.of(0).alone
    assert all(finding.defendant != 1 for finding in both.findings)


def test_findings_that_stand_on_one_side_only() -> None:
    lawful, unlawful = read(THEFT), read(THEFT.replace("拘役五个月", "拘役五年"))
    first, second = verdict_differences([lawful, unlawful])
    told = {finding.rule for finding in second.findings}
    assert told
    assert told.isdisjoint(finding.rule for finding in lawful.findings)
    assert set(first.findings) <= set(lawful.findings)


def test_several_charges_tell_which_has_another_penalty() -> None:
    changed = SEVERAL_CRIMES.replace("判处拘役二个月", "判处拘役三个月")
    first, second = verdict_differences([read(SEVERAL_CRIMES), read(changed)])
    assert first.of(0).imposed == second.of(0).imposed == {"危险驾驶罪"}
    other = SEVERAL_CRIMES.replace("危险驾驶罪", "交通肇事罪")
    first, second = verdict_differences([read(SEVERAL_CRIMES), read(other)])
    assert first.of(0).charges == {"危险驾驶罪"}
    assert second.of(0).charges == {"交通肇事罪"}


def test_each_column_is_held_against_the_first() -> None:
    """So that of four columns the one that differs is seen at once, and not the three that agree."""
    texts = (THEFT, THEFT, THEFT.replace("二千元", "三千元"), THEFT)
    marks = verdict_differences([read(text) for text in texts])
    assert [each.of(0).parts for each in marks] == [{Part.FINE}, frozenset(), {Part.FINE}, frozenset()]


def test_columns_that_are_not_written_yet_wait() -> None:
    assert verdict_differences([None, None]) == (VerdictMarks(), VerdictMarks())
    waiting, first, second = verdict_differences([None, read(THEFT), read(THEFT_DENIED)])
    assert not waiting
    assert first.of(0).parts == second.of(0).parts != frozenset()
    assert first.of(7) == NOTHING


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        ("己某", "己某", (0, 1)),
        ("己某", "辛某", (0, 1)),  # the same place, under a name that nobody else has
        ("己某", "庚某", (None, 0)),
    ],
)
def test_defendants_are_found_by_name_then_by_place(first: str, second: str, pairs: tuple[int | None, ...]) -> None:
    one, other = read(TWO_DEFENDANTS).judgment, read(TWO_DEFENDANTS.replace(first, second)).judgment
    assert paired(one, other) == pairs


def test_an_article_of_a_charge_counts_for_the_charge() -> None:
    cited = THEFT.replace("第二百六十四条、", "第二百六十四条、第二百六十五条、")
    first, second = verdict_differences([read(THEFT), read(cited)])
    assert not first.of(0).articles
    assert Article("刑法", 265) in second.of(0).articles | second.articles
