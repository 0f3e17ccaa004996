"""What LawBench's four tasks on judgments have in common: their file, their two prompts, their two official figures."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from resources.messages.message import message
from trainer.corpus.row_fields import FieldError, text_in
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.cases.row import Row
from trainer.evaluation.cases.stated import stated_in
from trainer.evaluation.figures.measure import Measure, mean_measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.reading import rows_of, some, told
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.comparable_charges import comparable_charge
from trainer.judgment.reader import read_judgment
from trainer.samples.prompt import Turn, prompt_turns

LAWBENCH_MEASURES = ("lawbench-score", "lawbench-abstention")
_FACTS = re.compile(r"\s*(?:事实[:：])?(.*?)(?:\s*[\r\n]\s*罪名[:：]([^。]*)。?.*)?", re.DOTALL)


def lawbench_card(task: str) -> SuiteCard:
    """Of one task, such as "3-1"."""
    return SuiteCard(
        f"lawbench-{task}",
        "Fei et al., LawBench: Benchmarking Legal Knowledge of Large Language Models, arXiv:2309.16289",
        f"task {task}, github.com/open-compass/LawBench at e30981b",
        "Apache-2.0",
        (Prompt.OWN, Prompt.PRODUCT),
    )


class LawBenchSuite(ABC):
    """One task, asked in the benchmark's words without an example (zero-shot), or for a whole judgment, of which what
    the task asks for is then written in its form. The product's prompt has the facts alone: not the charges and
    articles that the benchmark's question gives away.
    """

    card: SuiteCard
    prefix: str
    """What the published answer begins with."""

    @abstractmethod
    def truth(self, answer: str) -> Outcome:
        """The published answer without ``prefix``. Raises ValueError where it is none of this task's."""

    @abstractmethod
    def said(self, text: str) -> Outcome | None:
        """What an answer in the benchmark's form says, as far as it is compared; None where it says nothing."""

    @abstractmethod
    def written(self, outcome: Outcome, truth: Outcome, answer: str) -> str:
        """An outcome in the benchmark's form."""

    @abstractmethod
    def scored(self, answer: str, text: str) -> tuple[float | None, bool]:
        """The official score of one answer, None where the benchmark leaves its case out, and whether it abstains."""

    def read(self, path: Path) -> list[Question]:
        """Of JSON lines or the published array: ``instruction``, ``question``, ``answer``."""
        ids = QuestionIds()
        questions = []
        for line, row in rows_of(path):
            with told(path, line):
                instruction, question, answer = (text_in(row, name) for name in ("instruction", "question", "answer"))
                questions.append(self._question(instruction, question, answer, ids))
        return some(questions, path)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        if prompt is Prompt.PRODUCT:
            return prompt_turns(question.facts, question.stated, system)
        return [{"role": "user", "content": f"{question.own['instruction']}\n{question.own['question']}"}]

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        if prompt is Prompt.OWN:
            return Row(question, self.said(answer.text), answer.text, answer)
        judgment = read_judgment(answer.text)
        row = self.predicted(question, predicted_outcome(judgment, ""))
        return replace(row, answer=answer, judgment=judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        answer = question.own["answer"].removeprefix(self.prefix)
        return Row(question, outcome, "" if outcome is None else self.written(outcome, question.truth, answer))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        scored = [self.scored(row.question.own["answer"].removeprefix(self.prefix), row.text) for row in rows]
        # The script counts abstentions among the cases that it scores, and divides them by all.
        abstained = [score is not None and abstains for score, abstains in scored]
        return [
            mean_measure("lawbench-score", [score for score, _ in scored], unit="score", official=True),
            mean_measure("lawbench-abstention", abstained, better="lower", official=True),
            *outcome_measures(rows),
        ]

    def _question(self, instruction: str, question: str, answer: str, ids: QuestionIds) -> Question:
        try:
            truth = self.truth(answer.removeprefix(self.prefix)) if answer.startswith(self.prefix) else None
        except ValueError:
            truth = None
        if truth is None:
            expected = message("row-problems.answer", begins=self.prefix)
            raise FieldError("data", "row-problems.wrong", field="answer", expected=expected)
        facts, charges = _facts_and_charges(question)
        stated = stated_in(facts)
        known = truth if truth.charges else replace(truth, charges=charges)
        own = {"instruction": instruction, "question": question, "answer": answer}
        return Question(ids.of(question, answer), facts, truth, stated, groups_of(facts, known, stated), own)


def _facts_and_charges(question: str) -> tuple[str, frozenset[str]]:
    """The facts alone, and the charges that some of the questions name beside them."""
    found = _FACTS.fullmatch(question)
    if found is None:
        return question.strip(), frozenset()
    names = [name.strip() for name in re.split("[;；]", found[2] or "") if name.strip()]
    return found[1].strip(), frozenset(map(comparable_charge, names))
