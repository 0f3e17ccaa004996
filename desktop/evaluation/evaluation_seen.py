"""An evaluation as its folder tells it at a look: how far it is, whether a process is at it, why it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.evaluation.asked import AskedEvaluation, read_asked
from desktop.evaluation.evaluation_process import COMMAND
from resources.messages.message import Message
from resources.messages.wording import message_told
from trainer.runs.apart_job import ApartJob

REPORT = "report.json"
PAGE = "report.html"


class EvaluationState(StrEnum):
    """STOPPED: answers are missing and nobody is at it, whether it was stopped or cut off."""

    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"  # it ended itself, and says why
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Progress:
    """What the process told last. ``total`` is 0 where it is not known; ``model`` and ``suite`` may be ""."""

    step: str
    done: int
    total: int
    model: str = ""
    suite: str = ""
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a model did not come through with, though the report is written."""

    model: str
    suite: str
    why: Message


@dataclass(frozen=True, slots=True)
class EvaluationSeen:
    """``asked`` is None of an evaluation that was begun in a terminal."""

    folder: Path
    state: EvaluationState
    asked: AskedEvaluation | None
    progress: Progress | None = None
    failure: Message | None = None
    unfinished: tuple[Unfinished, ...] = ()


def look(folder: Path) -> EvaluationSeen:
    """What is known now; cheap. A folder that is gone looks like one in which nothing was begun."""
    job = ApartJob(folder, COMMAND)
    # Asked before what is there is read: a process that ended in between has then written all.
    works = job.process() is not None
    lines = job.last_lines()
    told = [line for line in lines if line.get("event") == "progress"]
    failure = lines[-1] if lines and lines[-1].get("event") == "failed" and not works else None
    return EvaluationSeen(
        folder,
        _state(folder, failure, works=works),
        read_asked(folder),
        _progress(told[-1]) if told else None,
        message_told(failure) if failure is not None and failure.get("kind") != "stopped" else None,
        _unfinished(lines[-1]) if lines and not works else (),
    )


def is_evaluation(folder: Path) -> bool:
    """Whether one was begun here, by a window or in a terminal."""
    return any((folder / name).is_file() for name in ("asked.json", "plan.json", REPORT))


def _state(folder: Path, failure: Mapping[str, Any] | None, *, works: bool) -> EvaluationState:
    if works:
        return EvaluationState.RUNNING
    if failure is not None:
        return EvaluationState.STOPPED if failure.get("kind") == "stopped" else EvaluationState.FAILED
    return EvaluationState.FINISHED if (folder / REPORT).is_file() else EvaluationState.STOPPED


def _progress(line: Mapping[str, Any]) -> Progress:
    left = line.get("seconds_left")
    return Progress(
        str(line.get("step") or ""),
        int(line.get("done") or 0),
        int(line.get("total") or 0),
        str(line.get("model") or ""),
        str(line.get("suite") or ""),
        float(left) if isinstance(left, int | float) else None,
    )


def _unfinished(line: Mapping[str, Any]) -> tuple[Unfinished, ...]:
    if line.get("event") != "evaluated":
        return ()
    told = [each for each in line.get("unfinished") or () if isinstance(each, Mapping)]
    return tuple(
        Unfinished(str(each.get("model") or ""), str(each.get("suite") or ""), message_told(each.get("why") or {}))
        for each in told
    )
