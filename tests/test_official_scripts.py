"""Our official figures over made answers to real cases, and what the benchmarks' own scripts computed of their export.

The scripts ran once, on what ``write_predictions`` wrote of these very answers: CAIL2018's judger/judger.py
(china-ai-law-challenge/CAIL2018 at 599781f), JuDGE's evaluation/calc.py (oneal2000/JuDGE at 2457c65), and LawBench's
evaluation/main.py (open-compass/LawBench at e30981b) with cn2an 0.5.22.
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

TASKS = ("3-1", "3-3", "3-4", "3-5")
CASES = {
    "cail": DATA / "cail_dev.jsonl",
    "judge": DATA / "fulltext_judge.jsonl",
    **{f"lawbench-{task}": DATA / f"lawbench_dev_{task}.jsonl" for task in TASKS},
}
THEFT = (
    "本院认为，被告人的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。"
)
TERM = "[刑期]18个月<eoa>"
CONSTANT = {
    "cail": THEFT,
    "judge": THEFT,
    "lawbench-3-1": "[法条]刑法第264条<eoa>",
    "lawbench-3-3": "[罪名]盗窃<eoa>",
    "lawbench-3-4": TERM,
    "lawbench-3-5": TERM,
}
ODD_JUDGMENTS = (
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
ODD_TERMS = (
    *(
        "三年六个月",
        "有期徒刑一年",
        "十八个月",
        "1年6月",
        "无期徒刑",
        "死刑",
        "二〇一九年三月",
        "拘役五个月零十天",
        "半年",
    ),
    *("2013年5月判处有期徒刑三年", "零个月", "一万年"),
)
ODD = {
    "cail": ODD_JUDGMENTS,
    "judge": ODD_JUDGMENTS,
    "lawbench-3-1": (
        "依照《中华人民共和国刑法》第一百三十三条之一第一款第（二）项、第六十七条第三款",
        *("第二百六十四、第六十七条", "刑法第128条、刑法第341条、刑法第341条", "罚金1万元、二千元", "１２３条", "没有"),
        *("第十条万零五百条", "法条：264，266"),
    ),
    "lawbench-3-3": (
        *(
            "盗窃;抢劫;诈骗",
            "故意伤害致人死亡",
            "破坏电力设备、盗窃罪",
            "走私、贩卖毒品",
            "容留他人吸毒罪",
            "侮辱尸体",
            "无罪",
        ),
        "交通 肇事",
    ),
    "lawbench-3-4": ODD_TERMS,
    "lawbench-3-5": ODD_TERMS,
}


def right(suite: Suite, questions: Sequence[Question]) -> list[Row]:
    return [of_truth(suite, question, question) for question in questions]


def of_the_seventh_next(suite: Suite, questions: Sequence[Question]) -> list[Row]:
    return [of_truth(suite, each, questions[(place + 7) % len(questions)]) for place, each in enumerate(questions)]


def of_truth(suite: Suite, question: Question, other: Question) -> Row:
    """What the other's truth says; where a truth was published in words, these as if they were an answer."""
    if suite.card.name == "cail":
        return suite.predicted(question, other.truth)
    return answered(suite, question, reference(suite, other))


def answered(suite: Suite, question: Question, text: str) -> Row:
    return suite.row(question, Answer(text, "stop", 0.0), suite.card.prompts[0])


def saying(texts_of: Callable[[str], Sequence[str]]) -> Callable[[Suite, Sequence[Question]], list[Row]]:
    """One text after the other, and again from the first."""

    def rows(suite: Suite, questions: Sequence[Question]) -> list[Row]:
        texts = texts_of(suite.card.name)
        return [answered(suite, each, texts[place % len(texts)]) for place, each in enumerate(questions)]

    return rows


MADE = {
    "perfect": right,
    "empty": saying(lambda _: ("",)),
    "constant": saying(lambda name: (CONSTANT[name],)),
    "wrong": of_the_seventh_next,
    "odd": saying(ODD.__getitem__),
}
LAWBENCH = ("lawbench-score", "lawbench-abstention")
MEASURED = {
    **{f"lawbench-{task}": LAWBENCH for task in TASKS},
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

TERMS = {
    "perfect": (1, 0),
    "empty": (0, 0.9914285714),
    "constant": (0.8162950922, 0),
    "wrong": (0.7516796916, 0.0085714286),
    "odd": (0.4797054963, 0.1628571429),
}
THEIRS |= {
    ("lawbench-3-1", "perfect"): (1, 0),
    ("lawbench-3-1", "empty"): (0, 1),
    ("lawbench-3-1", "constant"): (0.0435238095, 0),
    ("lawbench-3-1", "wrong"): (0.0252063492, 0),
    ("lawbench-3-1", "odd"): (0.0119047619, 0.1257142857),
    ("lawbench-3-3", "perfect"): (0.9356394558, 0.0142857143),
    ("lawbench-3-3", "empty"): (0, 1),
    ("lawbench-3-3", "constant"): (0.0557142857, 0),
    ("lawbench-3-3", "wrong"): (0.0192380952, 0.0142857143),
    ("lawbench-3-3", "odd"): (0.02, 0.3714285714),
    **{(f"lawbench-{task}", made): figures for task in ("3-4", "3-5") for made, figures in TERMS.items()},
}


@needs_real_data(*CASES.values())
@pytest.mark.parametrize(("name", "made"), THEIRS)
def test_official_figures_are_the_scripts_own(name: str, made: str) -> None:
    suite = suite_named(name)
    measures = suite.measures(MADE[made](suite, suite.read(CASES[name])))
    ours = {measure.name: measure.value() for measure in measures if measure.official}
    assert [ours[each] for each in MEASURED[name]] == pytest.approx(THEIRS[name, made], abs=1e-9)
