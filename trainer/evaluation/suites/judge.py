"""JuDGE: a whole judgment written out of the facts, scored by the benchmark's own rules and by the program's reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.judge_scoring.likeness import likeness_measures
from trainer.evaluation.suites.judge_scoring.questions import judge_questions
from trainer.evaluation.suites.judge_scoring.scores import score_measures
from trainer.evaluation.suites.short_judgment import short_judgment
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.reader import read_judgment
from trainer.samples.control_tokens import neutralised
from trainer.samples.prompt import Turn, prompt_turns

# The benchmark's own words (MIT), as its train/deploy/inf_direct.py asks with.
_SYSTEM = "你是一个法律助理，提供帮助。"
_ASKED = """
案件事实：{facts}
请根据上面提供的事实描述，生成一篇完整且具有法律效力的中文的刑事判决书。\
生成的文书必须结构严谨、逻辑清晰；确保文书所有部分均符合真实司法文书的写作规范，语言应正式、客观、清晰
"""


class JudgeSuite:
    """``Question.own``: ``answer`` is the court's whole judgment, ``name`` the defendant who is compared. Scored are
    ``Row.text``s, which are the answers as they are."""

    card = SuiteCard(
        "judge",
        "Su et al., JuDGE: Benchmarking Judgment Document Generation for Chinese Legal System, arXiv:2503.14258",
        "evaluation scripts of github.com/oneal2000/JuDGE at 2457c65",
        "MIT",
        (Prompt.PRODUCT, Prompt.OWN),
    )

    def read(self, path: Path) -> list[Question]:
        return judge_questions(path)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        if prompt is Prompt.PRODUCT:
            return prompt_turns(question.facts, question.stated, system)
        asked = _ASKED.format(facts=neutralised(question.facts))
        return [{"role": "system", "content": _SYSTEM}, {"role": "user", "content": asked}]

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        judgment = read_judgment(answer.text)
        said = predicted_outcome(judgment, question.own["name"])
        return Row(question, said, answer.text, answer, judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "" if outcome is None else short_judgment(outcome, question.own["name"]))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        texts = [(row.question.own["answer"], row.text) for row in rows]
        return [*score_measures(texts), *likeness_measures(texts), *outcome_measures(rows)]
