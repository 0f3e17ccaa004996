"""Held-out cases judged through Ollama: the new model beside the trained one before quantising, and the one in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resources.messages.message import Message, message
from resources.ollama.host import OllamaHost
from trainer.engines.ollama.engine import OllamaEngine
from trainer.evaluation.answering.answerer import greedy
from trainer.evaluation.answering.engine_answerer import named_answerer
from trainer.evaluation.cases.judged_sample import compare_judgments
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.publish.errors import publishing_stopped
from trainer.publish.held_out_case import HeldOutCase


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """Of one model. ``term_distance``: mean |ln(y + 1) - ln(p + 1)| of ``terms`` cases, None where there are none."""

    cases: int
    readable: int
    charges_right: int
    terms: int
    term_distance: float | None


@dataclass(frozen=True, slots=True)
class CaseLimits:
    """How much worse than another model is borne.

    With few cases a single one is a large share, and rounding alone can turn it: one more wrong answer is always borne,
    and so is one term e times as long.
    """

    share: float = 0.1
    term_distance: float = 0.15


@dataclass(frozen=True, slots=True)
class JudgedCases:
    """``trained`` is None where nobody asked the trained model, ``in_use`` where the name is new or runs this model."""

    published: CaseFigures
    trained: CaseFigures | None
    in_use: CaseFigures | None
    limits: CaseLimits

    def failures(self) -> list[Message]:
        """Where the new model is worse."""
        found = []
        for name, other in (
            (message("publish.trained-model"), self.trained),
            (message("publish.model-in-use"), self.in_use),
        ):
            if other is None:
                continue
            now, borne = self.published, max(1.0, self.limits.share * other.cases)
            if other.readable - now.readable > borne:
                found.append(
                    message(
                        "publish.fewer-readable", cases=now.cases, found=now.readable, model=name, other=other.readable
                    )
                )
            if other.charges_right - now.charges_right > borne:
                found.append(
                    message(
                        "publish.fewer-charges-right",
                        cases=now.cases,
                        found=now.charges_right,
                        model=name,
                        other=other.charges_right,
                    )
                )
            if (
                now.term_distance is not None
                and other.term_distance is not None
                and now.term_distance - other.term_distance > max(self.limits.term_distance, 1 / now.terms)
            ):
                found.append(
                    message(
                        "publish.terms-further-off",
                        found=f"{now.term_distance:.2f}",
                        model=name,
                        other=f"{other.term_distance:.2f}",
                    )
                )
        return found


def figures(cases: Sequence[HeldOutCase], answers: Sequence[str]) -> CaseFigures | None:
    """What the answers decide, beside what the courts did. None where no court's decision can be read."""
    comparisons = [compare_judgments(said, case.expected) for case, said in zip(cases, answers, strict=True)]
    rows = [
        Row(Question(str(place), case.facts, each.expected), each.said, answer)
        for place, (case, each, answer) in enumerate(zip(cases, comparisons, answers, strict=True))
        if each.expected is not None
    ]
    if not rows:
        return None
    terms = next((measure for measure in outcome_measures(rows) if measure.name == "term-log-distance"), None)
    return CaseFigures(
        cases=len(rows),
        readable=sum(row.said is not None for row in rows),
        charges_right=sum(each.charges_right for each in comparisons),
        terms=terms.cases if terms else 0,
        term_distance=terms.value() if terms else None,
    )


def judge_cases(
    cases: Sequence[HeldOutCase],
    published: str,
    in_use: str | None,
    host: OllamaHost,
    *,
    num_predict: int,
    report: Callable[[int, int], None] = lambda done, total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> JudgedCases | None:
    """Has ``published`` and ``in_use`` judge the cases, one model after the other.

    Raises EngineError; PublishError where the user stopped it.

    None where there is nothing to compare with: no case whose decision can be read.
    """
    total = (2 if in_use else 1) * len(cases)

    def judged_by(model: str, before: int) -> CaseFigures | None:
        def passed(done: int) -> None:
            if stopped():
                raise publishing_stopped()
            report(before + done, total)

        return figures(cases, _answers(cases, model, host, num_predict, passed))

    now = judged_by(published, 0)
    other = judged_by(in_use, len(cases)) if in_use else None
    if now is None:
        return None
    trained = [case.trained for case in cases if case.trained is not None]
    return JudgedCases(
        published=now,
        trained=figures(cases, trained) if len(trained) == len(cases) else None,
        in_use=other,
        limits=CaseLimits(),
    )


def _answers(
    cases: Sequence[HeldOutCase], model: str, host: OllamaHost, num_predict: int, passed: Callable[[int], None]
) -> list[str]:
    answerer = named_answerer(OllamaEngine(host), model, greedy(num_predict))
    try:
        answers = []
        for done, case in enumerate(cases):
            passed(done)
            # No system turn is sent: the model has its own system text, from its Modelfile.
            answers.append(answerer.answer([{"role": "user", "content": case.facts}]).text)
        passed(len(cases))
        return answers
    finally:
        answerer.close()
