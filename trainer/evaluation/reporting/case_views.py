"""The cases in which models differ most, as a page shows them: what was decided, side by side; the rest folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resources.messages.catalogue import Language
from trainer.evaluation.cases.row import Row
from trainer.evaluation.reporting.apart_from_court import apart_from_court
from trainer.evaluation.reporting.cases_file import written_text
from trainer.evaluation.reporting.differing import differing, farthest_from_court
from trainer.evaluation.reporting.outcome_text import outcome_lines
from trainer.evaluation.reporting.shown_names import label_name
from trainer.evaluation.reporting.visible import visible


@dataclass(frozen=True, slots=True)
class CaseView:
    """``decided``: of each line (charges, articles …) the court's words, then each model's with whether they are apart
    from what the court is known to have decided. ``answers``: what each model wrote."""

    id: str
    groups: str
    facts: str
    right: str  # the court's judgment, or the published answer, where the suite has its text
    decided: Sequence[tuple[str, Sequence[tuple[str, bool]]]]
    answers: Sequence[str]


def case_views(rows: Mapping[str, Sequence[Row]], models: Sequence[str], language: Language) -> list[CaseView]:
    """Of one model the cases in which it differs most from the court."""
    cases = list(zip(*(rows[model] for model in models), strict=True))
    if len(models) == 1:
        places = farthest_from_court([row.question.truth for (row,) in cases], [row.said for (row,) in cases])
    else:
        places = differing([[row.said for row in of_one] for of_one in cases])
    return [_view(cases[place], language) for place in places]


def _view(rows: Sequence[Row], language: Language) -> CaseView:
    question = rows[0].question
    truth = outcome_lines(question.truth, language)
    said = [
        tuple(zip(outcome_lines(row.said, language), apart_from_court(question.truth, row.said), strict=True))
        for row in rows
    ]
    return CaseView(
        id=visible(question.id),
        groups=" · ".join(label_name(kind, label, language) for kind, label in question.groups.items()),
        facts=visible(question.facts, lines=True),
        right=visible(question.own.get("answer", ""), lines=True),
        decided=[(of_court, [lines[line] for lines in said]) for line, of_court in enumerate(truth)],
        answers=[visible(written_text(row), lines=True) for row in rows],
    )
