"""Several answers held against each other."""

from __future__ import annotations

from desktop.judging.card_text import samples_text
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.sampling import agreement_of
from desktop.judging.verdict import Verdict
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Finished, Model

MODEL = Model("tiny", "embedded")


def verdict(charge: str, term: str) -> Verdict:
    text = (
        f"本院认为，被告人甲某的行为已构成{charge}。判决如下：\n"
        f"被告人甲某犯{charge}，判处有期徒刑{term}，并处罚金人民币二千元。"
    )
    return read_verdict(Case("甲某盗窃。"), MODEL, Parameters(), text, Finished("stop", 1, 1, 1.0))


def unreadable() -> Verdict:
    return read_verdict(Case("甲某盗窃。"), MODEL, Parameters(), "天气很好。", Finished("stop", 1, 1, 1.0))


def test_agreement_and_spread() -> None:
    samples = agreement_of(
        [verdict("盗窃罪", "八个月"), verdict("诈骗罪", "三年"), verdict("盗窃罪", "一年"), unreadable()]
    )
    assert samples.charges == ("盗窃罪",)
    assert samples.agreement == 0.5
    assert (samples.months_least, samples.months_median, samples.months_most) == (8, 12, 36)
    assert samples.typical.judgment.defendants[0].charges[0].name == "盗窃罪"
    assert samples.typical.judgment.defendants[0].total.months == 12  # type: ignore[union-attr]
    assert samples_text(samples) == "4 次预测中 2 次为盗窃罪；刑期中位数 12 个月（8 至 36 个月）"


def test_what_cannot_be_read_wins_only_alone() -> None:
    assert agreement_of([unreadable(), unreadable(), verdict("盗窃罪", "一年")]).charges == ("盗窃罪",)
    alone = agreement_of([unreadable()])
    assert (alone.charges, alone.agreement, alone.months_median) == ((), 1.0, None)
    assert alone.typical.text == "天气很好。"


def two(first: str, second: str, *, article: str = "") -> Verdict:
    """Two defendants, each with his own term."""
    cited = f"依照《中华人民共和国刑法》第二百六十四条{article}之规定，"
    text = (
        f"本院认为，被告人甲某、乙某的行为均已构成盗窃罪。{cited}判决如下：\n"
        f"一、被告人甲某犯盗窃罪，判处有期徒刑{first}，并处罚金人民币二千元。\n"
        f"二、被告人乙某犯盗窃罪，判处有期徒刑{second}，并处罚金人民币二千元。"
    )
    return read_verdict(Case("甲某、乙某盗窃。"), MODEL, Parameters(), text, Finished("stop", 1, 1, 1.0))


def test_the_middle_one_is_so_for_all_defendants() -> None:
    samples = agreement_of([two("一年", "三年"), two("一年", "八个月"), two("一年", "十个月")])
    assert samples.typical_at == 2
    first, second = samples.spreads()
    assert (first.name, first.months, first.median) == ("甲某", (12, 12, 12), 12)
    assert (second.name, second.known, second.median) == ("乙某", (8, 10, 36), 10)
    assert (second.charges, second.agreeing, second.answers) == (("盗窃罪",), 3, 3)


def test_each_article_is_told_with_how_many_cite_it() -> None:
    samples = agreement_of([two("一年", "八个月"), two("一年", "八个月", article="、第六十七条第三款")])
    (spread, _) = samples.spreads()
    assert [(article.number, count) for article, count in spread.articles][:1] == [(264, 2)]


def test_a_defendant_whom_an_answer_leaves_out_has_no_term_there() -> None:
    samples = agreement_of([two("一年", "八个月"), verdict("盗窃罪", "二年"), two("一年", "九个月")])
    (first, second) = samples.spreads()
    assert (first.months, second.months) == ((12, 24, 12), (8, None, 9))
    assert (second.agreeing, second.answers) == (2, 3)
