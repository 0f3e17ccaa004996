"""Suites, models, figures and states of an evaluation in the window's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.evaluation_seen import EvaluationState
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from resources.messages.lists import joined
from resources.messages.message import Message
from trainer.evaluation.figures.results import MeasureCard
from trainer.evaluation.reporting.shown_names import group_name, label_name, measure_name

translate = QCoreApplication.translate
BETWEEN = "  ·  "


def words_or(key: str, otherwise: str) -> str:
    """A name of the catalogue; a user's own suite, or a newer report, has names that are in none."""
    try:
        return message_words(Message(key))
    except (KeyError, OSError):
        return otherwise


def names_words(names: Iterable[str]) -> str:
    """All of them as a list."""
    return joined(names, language())


def suite_words(name: str) -> str:
    """A suite's title; of one of the user's own the name of the file that describes it."""
    if name.lower().endswith(".toml"):
        return Path(name).stem
    return words_or(f"suites.{name}-title", name)


def prompt_words(prompt: str) -> str:
    """Whose words ask."""
    return {
        "own": translate("Evaluation", "按题库自己的提问"),
        "product": translate("Evaluation", "按本程序的提问"),
    }.get(prompt, prompt)


def measure_words(card: MeasureCard) -> str:
    """罪名完全一致（%）, with an arrow where less is better."""
    unit = {
        "share": "%",
        "score": translate("Evaluation", "满分 100"),
        "months": translate("Evaluation", "月"),
        "yuan": translate("Evaluation", "元"),
    }.get(card.unit, "")
    name = measure_name(card.name, language())
    if unit:
        name = translate("Evaluation", "{name}（{unit}）").format(name=name, unit=unit)
    return f"{name} ↓" if card.better == "lower" else name


def state_words(state: EvaluationState) -> str:
    """How far it has come."""
    return {
        EvaluationState.RUNNING: translate("Evaluation", "正在评测"),
        EvaluationState.STOPPED: translate("Evaluation", "未完成"),
        EvaluationState.FAILED: translate("Evaluation", "中断"),
        EvaluationState.FINISHED: translate("Evaluation", "已完成"),
    }[state]


def asked_words(asked: AskedEvaluation) -> str:
    """Its models against its suites, by name."""
    models = names_words(model.label for model in asked.models)
    suites = names_words(dict.fromkeys(suite_words(suite.suite) for suite in asked.suites))
    return f"{suites}{BETWEEN}{models}"


def moment_words(at: float) -> str:
    """11-27 09:30, with the year where that is another one."""
    moment = datetime.fromtimestamp(at)
    return f"{moment:%m-%d %H:%M}" if moment.year == datetime.now().year else f"{moment:%Y-%m-%d}"


def group_kind_words(kind: str) -> str:
    """By what the cases are grouped."""
    return group_name(kind, language())


def group_words(kind: str, label: str) -> str:
    """One group of a kind."""
    return label_name(kind, label, language())
