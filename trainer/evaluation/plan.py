"""What an evaluation is to do, kept in its folder, so that it goes on without being told again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any

from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.suite import Prompt
from trainer.whole_file import write_whole

PLAN = "plan.json"
ENGINES = ("ollama", "embedded", "openai", "adapter")
MOST_SAMPLES = 1000
"""More tell nothing more, and all are held in memory."""
_FORM = 1


@dataclass(frozen=True, slots=True)
class AskedSuite:
    """``suite``: a name, or the file of a suite of the user's own; ``prompt`` None: the suite's first."""

    suite: str
    path: Path
    prompt: Prompt | None = None


@dataclass(frozen=True, slots=True)
class NamedModel:
    """``engine`` is one of ``ENGINES``; ``name`` as the server has it, a GGUF file, or an adapter's folder."""

    engine: str
    name: str

    @property
    def shown(self) -> str:
        """What it is called in a report: a file by its own name, not by where it lies on this computer."""
        return self.name if self.engine in ("ollama", "openai") else PurePath(self.name).name or self.name


@dataclass(frozen=True, slots=True)
class Plan:
    """``samples``: so many more answers to each question, drawn at the model card's temperature with the seeds
    ``seed`` + 1 and on. ``train``: labelled cases that the baselines are fitted on. ``published``: scores of others, to
    stand beside ours. ``parallel`` None: as the engine does best. ``index``: one of similar cases, whose nearest are a
    baseline. Where a server is, and which hosts are allowed, is no part of a plan: a folder may come from others.
    """

    suites: tuple[AskedSuite, ...]
    models: tuple[NamedModel, ...]
    limit: int | None = None
    samples: int = 0
    train: tuple[Path, ...] = ()
    published: Path | None = None
    num_predict: int = 1024
    parallel: int | None = None
    seed: int = 0
    index: Path | None = None

    def __post_init__(self) -> None:
        """Raises EvaluationError("input") for numbers that mean nothing."""
        counts = (self.num_predict, *(count for count in (self.limit, self.parallel) if count is not None))
        if min(counts) < 1 or min(self.samples, self.seed) < 0:
            raise EvaluationError("input", "evaluation.not-positive")
        if self.samples > MOST_SAMPLES:
            raise EvaluationError("input", "evaluation.too-many-samples", most=MOST_SAMPLES)

    @property
    def names(self) -> tuple[str, ...]:
        """What each model is called: unlike every other, and the same from run to run."""
        return _names(self.models)


def write_plan(folder: Path, plan: Plan) -> None:
    """Raises OSError."""
    content = json.dumps({"form": _FORM, **asdict(plan)}, ensure_ascii=False, indent=2, default=str)
    write_whole(folder / PLAN, content + "\n")


def read_plan(folder: Path) -> Plan:
    """Raises EvaluationError("input") where there is none, "data" where it cannot be read; OSError."""
    path = folder / PLAN
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return _plan(content)
    except FileNotFoundError as error:
        raise EvaluationError("input", "evaluation.no-plan", folder=folder) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EvaluationError("data", "evaluation.plan-damaged", repr(error), file=path) from error


def _plan(content: Mapping[str, Any]) -> Plan:
    if content["form"] != _FORM:
        raise ValueError(content["form"])
    return Plan(
        suites=tuple(
            AskedSuite(str(each["suite"]), _path(each["path"]), Prompt(each["prompt"]) if each["prompt"] else None)
            for each in content["suites"]
        ),
        models=tuple(NamedModel(_engine(each["engine"]), str(each["name"])) for each in content["models"]),
        limit=_count(content["limit"]),
        samples=_count(content["samples"]) or 0,
        train=tuple(_path(each) for each in _list(content["train"])),
        published=_path(content["published"]) if content.get("published") else None,
        num_predict=_count(content["num_predict"]) or 0,
        parallel=_count(content["parallel"]),
        seed=_count(content["seed"]) or 0,
        index=Path(content["index"]) if content.get("index") else None,
    )


def _path(text: object) -> Path:
    if not isinstance(text, str) or not text or "\0" in text:
        raise ValueError(text)
    return Path(text)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _engine(name: object) -> str:
    if name not in ENGINES:
        raise ValueError(name)
    return str(name)


def _count(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise TypeError(value)


def _names(models: Sequence[NamedModel]) -> tuple[str, ...]:
    """Of two that are called the same the engine is named, and then the place among them counted."""
    shown = [each.shown for each in models]
    with_engine = [
        each if shown.count(each) == 1 else f"{model.engine}:{each}" for each, model in zip(shown, models, strict=True)
    ]
    return tuple(
        each if with_engine.count(each) == 1 else f"{each} #{with_engine[: place + 1].count(each)}"
        for place, each in enumerate(with_engine)
    )
