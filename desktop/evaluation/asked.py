"""What a window asks to be evaluated, kept in the evaluation's folder so that it can go on, and be told by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.evaluation.plan import NamedModel, Plan
from trainer.whole_file import write_whole

ASKED = "asked.json"


@dataclass(frozen=True, slots=True)
class AskedModel:
    """``engine`` is "ollama", "embedded", "openai" or "adapter"; ``name`` as that engine takes it, ``label`` as it is
    shown."""

    engine: str
    name: str
    label: str

    @property
    def spec(self) -> str:
        """As the command takes it."""
        return f"{self.engine}:{self.name}"


@dataclass(frozen=True, slots=True)
class AskedSuite:
    """``suite`` is a suite's name, or the file of one of the user's own; ``file`` holds its cases, so many of them.
    ``prompt`` is "own" for the benchmark's, "product" for the program's."""

    suite: str
    file: str
    prompt: str
    cases: int

    @property
    def spec(self) -> str:
        """As the command takes it."""
        return f"{self.suite}:{self.prompt}={self.file}"


@dataclass(frozen=True, slots=True)
class AskedEvaluation:
    """``limit``: of each suite at most so many cases, 0 for all. ``samples``: further answers to each case, which the
    calibration needs; 0 for none. ``train``: the file that baselines are fitted on, "" for none. ``made_at``: seconds
    since 1970."""

    models: tuple[AskedModel, ...]
    suites: tuple[AskedSuite, ...]
    limit: int
    samples: int
    train: str
    made_at: float

    @property
    def labels(self) -> dict[str, str]:
        """By the name that progress and report have for it: what each model is shown as."""
        plan = Plan((), tuple(NamedModel(model.engine, model.name) for model in self.models))
        return dict(zip(plan.names, (model.label for model in self.models), strict=True))

    def cases_of(self, suite: AskedSuite) -> int:
        """How many of a suite's cases are asked."""
        return min(suite.cases, self.limit) if self.limit else suite.cases

    @property
    def answers_each(self) -> int:
        """How many answers each model gives."""
        return sum(self.cases_of(suite) for suite in self.suites) * (1 + self.samples)

    def arguments(self, folder: Path) -> list[str]:
        """The command's, without those that only the window's settings know."""
        arguments = [suite.spec for suite in self.suites]
        for model in self.models:
            arguments += ["--model", model.spec]
        arguments += ["--out", str(folder)]
        arguments += ["--limit", str(self.limit)] if self.limit else []
        arguments += ["--samples", str(self.samples)] if self.samples else []
        arguments += ["--train", self.train] if self.train else []
        return arguments


def write_asked(folder: Path, asked: AskedEvaluation) -> None:
    """Raises OSError."""
    plain = json.dumps(asdict(asked), ensure_ascii=False, indent=1)
    write_whole(folder / ASKED, plain.encode("utf-8", "surrogatepass"))


def read_asked(folder: Path) -> AskedEvaluation | None:
    """None where no window began it there, or the file cannot be read."""
    try:
        return _asked(json.loads((folder / ASKED).read_bytes().decode("utf-8", "surrogatepass")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _asked(plain: Mapping[str, Any]) -> AskedEvaluation:
    return AskedEvaluation(
        tuple(AskedModel(**model) for model in plain["models"]),
        tuple(AskedSuite(**suite) for suite in plain["suites"]),
        int(plain["limit"]),
        int(plain["samples"]),
        str(plain["train"]),
        float(plain["made_at"]),
    )
