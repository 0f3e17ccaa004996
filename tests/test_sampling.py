"""Several answers held against each other."""

from __future__ import annotations

import asyncio

from desktop.judging.card_text import samples_text
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.sampling import agreement_of, judge_often
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


def test_each_sample_has_a_seed_of_its_own() -> None:
    seeds: list[int | None] = []

    async def judge(parameters: Parameters) -> Verdict:
        seeds.append(parameters.seed)
        return verdict("盗窃罪", "一年")

    asyncio.run(judge_often(judge, Parameters(seed=7), 3))
    asyncio.run(judge_often(judge, Parameters(), 2))
    assert seeds == [7, 8, 9, None, None]
