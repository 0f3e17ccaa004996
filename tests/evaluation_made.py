"""An evaluation that nobody ran: invented cases, answers and figures, whole in every part that a report can have.

The same for the same arguments. Figures are those of the invented answers; their intervals are made up.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from resources.law.sentence_kind import SentenceKind
from resources.messages.message import Message, message
from tests.evaluation_about import made_about
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.baselines.names import MAJORITY, OF_TRUE
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure, macro_f1_measure, mean_measure, micro_f1_measure
from trainer.evaluation.figures.results import (
    Agreement,
    Calibration,
    Difference,
    MeasureCard,
    PredictorResults,
    Results,
    SuiteResults,
    Value,
)
from trainer.evaluation.figures.term_scores import cail_term_score, log_distance
from trainer.evaluation.suites.suite import Prompt, Suite, SuiteCard
from trainer.samples.prompt import StatedAttitude, Turn, prompt_turns

# name: article, usual term in months
CHARGES = {
    "盗窃": (264, 10), "故意伤害": (234, 18), "危险驾驶": (133, 2), "交通肇事": (133, 12), "诈骗": (266, 30),
    "寻衅滋事": (293, 14), "抢劫": (263, 48), "容留他人吸毒": (354, 8), "非法拘禁": (238, 12), "妨害公务": (277, 7),
    "开设赌场": (303, 16), "职务侵占": (271, 24), "挪用资金": (272, 20), "合同诈骗": (224, 40), "强奸": (236, 42),
    "敲诈勒索": (274, 15), "抢夺": (267, 13), "信用卡诈骗": (196, 18), "贪污": (382, 36), "受贿": (385, 40),
    "行贿": (389, 14), "放火": (114, 38), "故意毁坏财物": (275, 11), "滥伐林木": (345, 9),
}  # fmt: skip
MODELS = ("ollama:criminal-law:q4", "embedded:base-0.6b.gguf")
HOSTILE = (
    "=cmd|'/c calc'!A1<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>\\input{/etc/passwd}\n& 100% $x_1^2$ #~{}\x1b[31m\u202e\x00模型',
)
AGREEMENT = (Agreement(0.4, 0.5, 20, 0.5, 0.4, 0.2, 0.6), Agreement(0.9, 1.0, 40, 0.98, 0.9, 0.8, 0.96))


@dataclass(frozen=True, slots=True)
class MadeCard(SuiteCard):
    """Its words stand in no catalogue."""

    @property
    def title(self) -> Message:
        return message("plain.words", words=f"Made {self.name}")

    @property
    def overlap(self) -> Message:
        return message("plain.words", words="Nothing of it was trained on.")

    @property
    def treatment(self) -> Message:
        return message("plain.words", words="Scored as made-up cases are.")


class MadeSuite:
    """A suite over invented cases."""

    def __init__(self, card: SuiteCard) -> None:
        self.card = card

    def read(self, path: Path) -> list[Question]:
        return made_questions(60)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        return Row(question, None, answer.text, answer)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, spoken(outcome))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return measures_of(rows)


@dataclass(frozen=True, slots=True)
class MadeEvaluation:
    """What ``write_report`` is given."""

    results: Results
    rows: Mapping[str, Mapping[str, Sequence[Row]]]
    suites: Mapping[str, Suite]


def made_evaluation(cases: int = 60, models: Sequence[str] = MODELS) -> MadeEvaluation:
    """Two suites, the second asked in the benchmark's own words; two baselines beside the models."""
    suites: dict[str, Suite] = {
        "cail product": MadeSuite(MadeCard("cail", "Xiao et al. 2018, CAIL2018", "2018", "MIT")),
        "lawbench-3-3 own": MadeSuite(MadeCard("lawbench-3-3", "Fei et al. 2023, LawBench", "1.0", "Apache-2.0")),
    }
    rows = {key: made_rows(made_questions(cases, seed=place), models) for place, key in enumerate(suites)}
    results = Results(tuple(suite_results(key, rows[key], models) for key in suites), made_about(models))
    return MadeEvaluation(results, rows, suites)


def made_questions(cases: int, seed: int = 0) -> list[Question]:
    """Common charges are as common as in life: the first a dozen times the last."""
    chance = random.Random(seed)
    names = list(CHARGES)
    weights = [1 / (place + 1) for place in range(len(names))]
    return [_question(number, chance.choices(names, weights)[0], chance) for number in range(cases)]


def _question(number: int, charge: str, chance: random.Random) -> Question:
    article, usual = CHARGES[charge]
    months = max(1, round(usual * chance.lognormvariate(0, 0.5)))
    life = charge == "抢劫" and chance.random() < 0.1
    stated = chance.choice(list(StatedAttitude))
    year = str(2014 + number % 8)
    facts = f"被告人甲于{year}年3月{1 + number % 28}日在某市某区犯有{charge}的事实，第{number + 1}号案件。" * 3
    return Question(
        id=f"{number + 1:04d}",
        facts=facts,
        truth=Outcome(
            charges=frozenset({charge}),
            articles=frozenset({article}),
            months=0 if life else months,
            life=life,
            general=frozenset({64, 67} if stated is StatedAttitude.CONFESSED else {64}),
            kind=SentenceKind.LIFE if life else SentenceKind.FIXED_TERM,
            fine_yuan=chance.choice((0, 1000, 2000, 5000, 20000)),
            probation_months=24 if not life and months < 36 and chance.random() < 0.3 else 0,
        ),
        stated=stated,
        groups=groups_of(facts, Outcome(frozenset({charge})), stated, year=int(year)),
        own={"answer": f"本院认为，被告人甲犯{charge}罪。判决如下：……（第{number + 1}号）"},
    )


def made_rows(questions: Sequence[Question], models: Sequence[str]) -> dict[str, list[Row]]:
    """The first model is the best of them; each leaves some answers unreadable."""
    rows = {
        model: [
            _answered(question, 0.15 + 0.25 * place, random.Random(f"{model} {question.id}")) for question in questions
        ]
        for place, model in enumerate(models)
    }
    constant = Outcome(frozenset({"盗窃"}), frozenset({264}), 10)
    rows[MAJORITY] = [Row(question, constant, spoken(constant)) for question in questions]
    rows[OF_TRUE] = [_of_charge(question) for question in questions]
    return rows


def _of_charge(question: Question) -> Row:
    charge = min(question.truth.charges)
    said = replace(question.truth, months=CHARGES[charge][1], life=False, kind=None, fine_yuan=None)
    return Row(question, said, spoken(said))


def _answered(question: Question, wrong: float, chance: random.Random) -> Row:
    seconds, tokens = chance.uniform(2, 9), chance.randint(120, 400)
    if chance.random() < wrong / 5:
        return Row(question, None, "……", Answer("……", "length", seconds, 300, 1024))
    charge = chance.choice(list(CHARGES)) if chance.random() < wrong else min(question.truth.charges)
    base = question.truth.months or 120
    said = replace(
        question.truth,
        charges=frozenset({charge}),
        articles=frozenset({CHARGES[charge][0]}),
        months=max(1, round(base * chance.lognormvariate(0, wrong))),
        life=False,
        kind=SentenceKind.FIXED_TERM,
    )
    text = f"本院认为，被告人甲的行为已构成{charge}罪。判决如下：被告人甲犯{charge}罪，判处有期徒刑{said.months}个月。"
    return Row(question, said, spoken(said), Answer(text, "stop", seconds, 300, tokens))


def spoken(outcome: Outcome | None) -> str:
    """As a benchmark's own form has it."""
    return f"罪名:{'；'.join(sorted(outcome.charges))} 刑期:{outcome.months}个月" if outcome else ""


def measures_of(rows: Sequence[Row]) -> list[Measure]:
    """A few of the figures that a suite has."""
    pairs = [(row.question.truth, row.said or Outcome()) for row in rows]
    terms = [(truth.months, said.months) if truth.has_term else None for truth, said in pairs]
    charges = [(truth.charges, said.charges) for truth, said in pairs]
    return [
        mean_measure("term-cail-score", [cail_term_score(*pair) for pair in pairs], unit="score", official=True),
        mean_measure("charges-exact", [true == said for true, said in charges]),
        micro_f1_measure("charges-micro-f1", charges),
        macro_f1_measure("charges-macro-f1", charges),
        mean_measure(
            "term-log-distance",
            [log_distance(*pair) if pair else None for pair in terms],
            unit="distance",
            better="lower",
        ),
        mean_measure("term-within-6-months", [abs(pair[0] - pair[1]) <= 6 if pair else None for pair in terms]),
    ]


def suite_results(key: str, rows: Mapping[str, Sequence[Row]], models: Sequence[str]) -> SuiteResults:
    """Figures of the rows, with made-up intervals and p."""
    suite, _, prompt = key.rpartition(" ")
    measures = {name: measures_of(of_one) for name, of_one in rows.items()}
    cards = tuple(
        MeasureCard(each.name, each.unit, each.better, each.official) for each in next(iter(measures.values()))
    )
    return SuiteResults(
        suite=suite,
        prompt=prompt,
        cases=len(next(iter(rows.values()))),
        measures=cards,
        predictors=tuple(_predictor(name, rows[name], measures[name], name in models) for name in rows),
        differences=tuple(_differences(measures, models)),
        calibrations=tuple(Calibration(model, 10, 0.8, 0.72, 0.61, 0.81, 60, 2, AGREEMENT, 0.08) for model in models),
    )


def _predictor(name: str, rows: Sequence[Row], measures: Sequence[Measure], model: bool) -> PredictorResults:
    places: dict[str, dict[str, list[int]]] = {}
    for place, row in enumerate(rows):
        for kind, label in row.question.groups.items():
            places.setdefault(kind, {}).setdefault(label, []).append(place)
    return PredictorResults(
        predictor=name,
        kind="model" if model else "baseline",
        values=_values(measures, list(range(len(rows)))),
        groups={
            kind: {label: _values(measures, chosen) for label, chosen in labels.items()}
            for kind, labels in places.items()
        },
        answers=_answers(rows) if model else {},
    )


def _values(measures: Sequence[Measure], places: Sequence[int]) -> tuple[Value, ...]:
    def value(measure: Measure) -> Value:
        figure = measure.value(places)
        if figure is None:
            return Value(measure.name, None, None, None, 0)
        room = 0.4 * figure / len(places) ** 0.5
        most = 1.0 if measure.unit in ("share", "score") else figure + room
        return Value(measure.name, figure, max(0.0, figure - room), min(most, figure + room), len(places))

    return tuple(map(value, measures))


def _answers(rows: Sequence[Row]) -> dict[str, Any]:
    answers = [row.answer for row in rows if row.answer is not None]
    return {
        "readable": sum(row.said is not None for row in rows) / len(rows),
        "abstained": 0.0,
        "cut_off": sum(answer.end in ("length", "repeats") for answer in answers),
        "too_long": 0,
        "seconds_mean": sum(answer.seconds for answer in answers) / len(answers),
        "answer_tokens_mean": sum(answer.answer_tokens for answer in answers) / len(answers),
    }


def _differences(measures: Mapping[str, Sequence[Measure]], models: Sequence[str]) -> list[Difference]:
    pairs = [(left, right) for place, left in enumerate(models) for right in (*models[place + 1 :], MAJORITY)]
    return [
        _difference(left, right, of_left, of_right)
        for left, right in pairs
        for of_left, of_right in zip(measures[left], measures[right], strict=True)
    ]


def _difference(left: str, right: str, of_left: Measure, of_right: Measure) -> Difference:
    one, other = of_left.value(), of_right.value()
    assert one is not None
    assert other is not None
    value = one - other
    return Difference(of_left.name, left, right, value, value - 0.04, value + 0.04, 0.0004, 0.012)
