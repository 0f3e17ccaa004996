"""Our official figures over made answers to real cases, and what the benchmarks' own scripts computed of their export.

The scripts ran once, on what ``write_predictions`` wrote of these very answers: CAIL2018's judger/judger.py
(china-ai-law-challenge/CAIL2018 at 599781f) and JuDGE's evaluation/calc.py (oneal2000/JuDGE at 2457c65).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.real_data import DATA, needs_real_data
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Suite
from trainer.evaluation.suites.suites import suite_named

CASES = {"cail": DATA / "cail_dev.jsonl", "judge": DATA / "fulltext_judge.jsonl"}
THEFT = (
    "本院认为，被告人的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。"
)
ODD = (
    "被告人甲犯危险驾驶罪，判处拘役一个月，并处罚金人民币二千元。",
    "被告人甲犯故意杀人罪，判处死刑，剥夺政治权利终身。",
    "被告人甲犯故意杀人罪，判处无期徒刑。",
    "被告人甲犯帮助信息网络犯罪活动罪，判处有期徒刑十个月。",
    "被告人甲犯危害珍贵、濒危野生动物罪，判处有期徒刑二年。",
    "被告人甲无罪。",
    "被告人甲犯盗窃罪，免予刑事处罚。",
    "依照《中华人民共和国刑法》第一百三十三条之一、第九十九条，判决如下：被告人甲犯交通肇事罪，判处有期徒刑一年，缓刑一年。",
    "盗窃",
)


def right(suite: Suite, questions: Sequence[Question]) -> list[Row]:
    return [of_truth(suite, question, question) for question in questions]


def of_the_seventh_next(suite: Suite, questions: Sequence[Question]) -> list[Row]:
    return [of_truth(suite, each, questions[(place + 7) % len(questions)]) for place, each in enumerate(questions)]


def of_truth(suite: Suite, question: Question, other: Question) -> Row:
    """What the other's truth says; of JuDGE the court's judgment as if it were an answer."""
    if suite.card.name == "cail":
        return suite.predicted(question, other.truth)
    return answered(suite, question, reference(suite, other))


def answered(suite: Suite, question: Question, text: str) -> Row:
    return suite.row(question, Answer(text, "stop", 0.0), suite.card.prompts[0])


def saying(*texts: str) -> Callable[[Suite, Sequence[Question]], list[Row]]:
    def rows(suite: Suite, questions: Sequence[Question]) -> list[Row]:
        return [answered(suite, each, texts[place % len(texts)]) for place, each in enumerate(questions)]

    return rows


MADE = {
    "perfect": right,
    "empty": saying(""),
    "constant": saying(THEFT),
    "wrong": of_the_seventh_next,
    "odd": saying(*ODD),
}
MEASURED = {
    "cail": ("cail-charges", "cail-articles", "cail-terms"),
    "judge": (
        *("judge-prison", "judge-fine"),
        *("judge-charge-recall", "judge-charge-precision", "judge-charge-f1"),
        *("judge-article-recall", "judge-article-precision", "judge-article-f1"),
    ),
}
THEIRS = {
    ("cail", "perfect"): (1, 1, 1),
    ("cail", "empty"): (0.349009901, 0.3387978142, 0),
    ("cail", "constant"): (0.375921153, 0.3623861769, 0.3493333333),
    ("cail", "wrong"): (0.3640247695, 0.3588384568, 0.294),
    ("cail", "odd"): (0.3602257393, 0.3470692777, 0.144),
    ("judge", "perfect"): (1, 1, 1, 1, 1, 1, 1, 1),
    ("judge", "empty"): (0, 0, 0, 0, 0, 0, 0, 0),
    ("judge", "constant"): (
        *(0.4559091994, 0.2409857838, 0.1077441077, 0.1111111111, 0.1094017094),
        *(0.0281224948, 0.1111111111, 0.0448845898),
    ),
    ("judge", "wrong"): (
        *(0.3695210124, 0.2188958905, 0.0875420875, 0.0875420875, 0.0875420875),
        *(0.3286435786, 0.3246566191, 0.3266379331),
    ),
    ("judge", "odd"): (
        *(0.1685302327, 0.0422371032, 0.0134680135, 0.0134680135, 0.0134680135),
        *(0.0019640853, 0.0033670034, 0.0024809498),
    ),
}


@needs_real_data(*CASES.values())
@pytest.mark.parametrize(("name", "made"), THEIRS)
def test_official_figures_are_the_scripts_own(name: str, made: str) -> None:
    suite = suite_named(name)
    measures = suite.measures(MADE[made](suite, suite.read(CASES[name])))
    ours = {measure.name: measure.value() for measure in measures if measure.official}
    assert [ours[each] for each in MEASURED[name]] == pytest.approx(THEIRS[name, made], abs=1e-9)
