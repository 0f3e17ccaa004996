"""What a file of cases is: which suites read it, how many cases each has, and whose words may ask them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.evaluation.asked import AskedSuite
from resources.messages.message import Message

_OF_ANY_CASES = ("attitude", "law")
"""What these suites measure needs no benchmark of its own: they read other suites' files too."""


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """``suite`` is a suite's name, or the file of one of the user's own. ``prompts``: the usual one first."""

    suite: str
    title: Message
    file: Path
    cases: int
    prompts: tuple[str, ...]

    def asked(self, prompt: str) -> AskedSuite:
        """With one of its prompts."""
        return AskedSuite(self.suite, str(self.file), prompt, self.cases)


def suite_files(path: Path) -> tuple[SuiteFile, ...]:
    """The suite that the file is of, then the others that can be measured on it. All of it is read, so that what is
    damaged is told before anything is asked. Raises EvaluationError, OSError."""
    from trainer.evaluation.errors import EvaluationError
    from trainer.evaluation.suites.detected import suite_of_file
    from trainer.evaluation.suites.suites import SUITES

    name = suite_of_file(path)
    found = [_read(name, path)]
    for other in _OF_ANY_CASES:
        if other != name and other in SUITES:
            try:
                also = _read(other, path)
            except EvaluationError:
                continue
            found += [also] if also.cases else []
    return tuple(found)


def _read(name: str, path: Path) -> SuiteFile:
    from trainer.evaluation.suites.suites import suite_named

    suite = suite_named(name)
    return SuiteFile(name, suite.card.title, path, len(suite.read(path)), tuple(map(str, suite.card.prompts)))
