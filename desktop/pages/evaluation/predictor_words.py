"""How what was measured is named: a model as the window shows it, a baseline by what it does."""

from __future__ import annotations

from desktop.evaluation.asked import AskedEvaluation
from desktop.pages.evaluation.evaluation_words import translate, words_or


def predictor_words(name: str, asked: AskedEvaluation | None) -> str:
    """``name`` as the report has it: a model's as it was asked for, a baseline's of the catalogue."""
    if asked is not None and (label := asked.labels.get(name)) is not None:
        return label
    baseline, _, of = name.partition(" ")
    words = words_or(f"figures.{baseline}", "")
    if not words:
        return name
    if not of:
        return words
    return translate("Evaluation", "{baseline}（{model}）").format(baseline=words, model=predictor_words(of, asked))
