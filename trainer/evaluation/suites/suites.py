"""The suites by name."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.cail import CailSuite
from trainer.evaluation.suites.judge import JudgeSuite
from trainer.evaluation.suites.suite import Suite

_MADE: MappingProxyType[str, Callable[[], Suite]] = MappingProxyType({"cail": CailSuite, "judge": JudgeSuite})

SUITES = tuple(_MADE)


def suite_named(name_or_file: str) -> Suite:
    """The suite of that name, or the user's own that the file describes.

    Raises EvaluationError("input"), which lists the names, where there is neither; EvaluationError("data").
    """
    made = _MADE.get(name_or_file)
    if made is None:
        raise EvaluationError("input", "evaluation.no-such-suite", name=name_or_file, names=SUITES)
    return made()
