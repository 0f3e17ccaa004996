"""The suites by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.attitude import AttitudeSuite
from trainer.evaluation.suites.cail import CailSuite
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.judge import JudgeSuite
from trainer.evaluation.suites.law import LawSuite
from trainer.evaluation.suites.lawbench_3_1 import LawBench31
from trainer.evaluation.suites.lawbench_3_3 import LawBench33
from trainer.evaluation.suites.lawbench_3_4 import LawBench34
from trainer.evaluation.suites.lawbench_3_5 import LawBench35
from trainer.evaluation.suites.own_file import OwnFileSuite
from trainer.evaluation.suites.prepared import PreparedSuite
from trainer.evaluation.suites.suite import Suite


def _cases_in(path: Path) -> list[Question]:
    """The questions of whatever suite's file it is."""
    return suite_named(suite_of_file(path)).read(path)


_MADE: MappingProxyType[str, Callable[[], Suite]] = MappingProxyType(
    {
        "prepared": PreparedSuite,
        "cail": CailSuite,
        "lawbench-3-1": LawBench31,
        "lawbench-3-3": LawBench33,
        "lawbench-3-4": LawBench34,
        "lawbench-3-5": LawBench35,
        "judge": JudgeSuite,
        "attitude": lambda: AttitudeSuite(_cases_in),
        "law": lambda: LawSuite(_cases_in),
    }
)

SUITES = tuple(_MADE)


def suite_named(name_or_file: str) -> Suite:
    """The suite of that name, or the user's own that the file describes.

    Raises EvaluationError("input"), which lists the names, where there is neither; EvaluationError("data") and
    OSError of a file.
    """
    if name_or_file.lower().endswith(".toml"):
        own = OwnFileSuite(Path(name_or_file))
        if own.card.name in SUITES:
            raise EvaluationError("data", "evaluation.own-name-taken", file=name_or_file, name=own.card.name)
        return own
    made = _MADE.get(name_or_file)
    if made is None:
        raise EvaluationError("input", "evaluation.no-such-suite", name=name_or_file, names=SUITES)
    return made()
