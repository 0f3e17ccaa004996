"""An evaluation as a short table: what a person wants to see first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from resources.messages.catalogue import Language
from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.commands.table import aligned

if TYPE_CHECKING:
    from trainer.evaluation.report import EvaluatedCase, Scores

_COLUMNS = {
    "model": "evaluation.model",
    "constant": "evaluation.constant",
    "median_of_predicted_charge": "evaluation.median-of-predicted-charge",
    "median_of_true_charge": "evaluation.median-of-true-charge",
}
_SHARES: dict[str, Callable[[Scores], float | None]] = {
    "evaluation.charges-exact": lambda scores: scores.charges.exact,
    "evaluation.charges-macro-f1": lambda scores: scores.charges.macro_f1,
    "evaluation.charges-micro-f1": lambda scores: scores.charges.micro_f1,
    "evaluation.articles-case-f1": lambda scores: scores.articles.case_f1,
    "evaluation.articles-micro-f1": lambda scores: scores.articles.micro_f1,
    "evaluation.term-log-distance": lambda scores: scores.term.log_distance,
    "evaluation.term-cail-score": lambda scores: scores.term.cail_score,
    "evaluation.term-exact": lambda scores: scores.term.exact,
    "evaluation.term-within-20-percent": lambda scores: scores.term.within_20_percent,
    "evaluation.term-within-6-months": lambda scores: scores.term.within_6_months,
}
_DISTANCE = "evaluation.term-log-distance"


def evaluation_table(cases: Sequence[EvaluatedCase], rows: Mapping[str, Scores], language: Language) -> str:
    """Shares in percent; the log distance is better when lower."""
    lines = [["", *(say(message(_COLUMNS[name]), language) for name in rows)]]
    for key, figure in _SHARES.items():
        lines.append([say(message(key), language), *(_shown(key, figure(scores)) for scores in rows.values())])
    return "\n".join([*aligned(lines), say(_answers(cases, rows), language)])


def _shown(key: str, figure: float | None) -> str:
    if figure is None:
        return "—"
    return f"{figure:.3f}" if key == _DISTANCE else f"{figure:.1%}"


def _answers(cases: Sequence[EvaluatedCase], rows: Mapping[str, Scores]) -> Message:
    from trainer.evaluation.report import answer_figures

    figures = answer_figures(cases)
    seconds = figures["seconds_mean"]
    told = message(
        "evaluation.answers",
        cases=len(cases),
        with_term=rows["model"].term.cases,
        readable=f"{figures['readable']:.1%}",
        cut_off=figures["cut_off"],
        too_long=figures["too_long"],
    )
    return told if seconds is None else message("evaluation.answers-and-speed", answers=told, seconds=f"{seconds:.2f}")
