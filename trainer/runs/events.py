"""What a run tells of itself: typed events, one JSON object a line, on standard output and in the run's folder.

``event`` names the type, ``at`` is the time (seconds since 1970). A reader skips types and fields that it does not
know.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from resources.messages.message import Message
from resources.messages.wording import message_told, told_json


@dataclass(frozen=True, slots=True)
class Started:
    """A process took the run up. ``step`` finished steps were there already; ``left_out`` samples do not fit."""

    at: float
    run: str
    step: int
    steps: int
    samples: int
    held_out: int
    left_out_too_long: int
    left_out_without_answer: int
    device: str
    processes: int
    attention: str
    precision: str
    trainable: int
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The longest batch was run first. Bytes at the highest point, and of the device (None on a CPU)."""

    at: float
    tokens: int
    memory: int
    device_memory: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step is done. ``loss`` is the mean over the answers' tokens of its samples; speed is this process's own."""

    at: float
    step: int
    steps: int
    epoch: float
    loss: float
    learning_rate: float
    gradient_norm: float
    tokens: int
    tokens_per_second: float
    memory: int
    seconds_left: float


@dataclass(frozen=True, slots=True)
class LossParts:
    """What the loss of a step is made of, by name, where it has several parts (the starter's has)."""

    at: float
    step: int
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Loss on the samples held out, and whether it is the lowest so far."""

    at: float
    step: int
    loss: float
    best: bool


@dataclass(frozen=True, slots=True)
class JudgedSample:
    """A case that was held out, judged. None where there is nothing to compare: the answer could not be read.

    ``months`` and ``expected_months``: of the first defendant's total, None where it is no term.
    """

    at: float
    step: int
    sample: str
    facts: str
    answer: str
    expected: str
    finished: bool
    readable: bool
    charges: tuple[str, ...]
    expected_charges: tuple[str, ...]
    charges_right: bool
    months: int | None
    expected_months: int | None


@dataclass(frozen=True, slots=True)
class Checkpointed:
    """All that the run needs to go on is on the disk."""

    at: float
    step: int
    folder: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something happened that did not stop the run. ``kind``: "memory", "room", "versions", "checkpoint", "device"."""

    at: float
    kind: str
    message: Message
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Paused:
    """The user stopped the run; it goes on from ``step``."""

    at: float
    step: int


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The run is done; ``adapter`` is the folder of the adapter, or of the starter's whole model."""

    at: float
    step: int
    adapter: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The run could not go on. ``kind`` as in TuningError; ``samples``: those that caused it."""

    at: float
    kind: str
    message: Message
    detail: str = ""
    samples: tuple[str, ...] = ()


Event = (
    Started
    | Fitted
    | Step
    | LossParts
    | Evaluated
    | JudgedSample
    | Checkpointed
    | Warned
    | Paused
    | RunFinished
    | Failed
)

_TYPES: dict[str, type[Event]] = {
    "started": Started,
    "fitted": Fitted,
    "step": Step,
    "parts": LossParts,
    "evaluated": Evaluated,
    "sample": JudgedSample,
    "checkpointed": Checkpointed,
    "warned": Warned,
    "paused": Paused,
    "finished": RunFinished,
    "failed": Failed,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}


def event_line(event: Event) -> str:
    """One line, without its end."""
    return json.dumps({"event": _NAMES[type(event)], **_row(event)}, ensure_ascii=False)


def _row(event: Event) -> dict[str, Any]:
    """The fields; of a message its key, its values, and the Chinese words for whoever reads the file by eye."""
    if isinstance(event, Warned | Failed):
        return asdict(event) | told_json(event.message)
    return asdict(event)


def read_event(line: str | bytes) -> Event | None:
    """None for a line that is no event we know, or was not written to its end."""
    try:
        row: dict[str, Any] = json.loads(line)
        kind: type[Any] = _TYPES[row["event"]]
        known = {field.name for field in fields(kind)}
        if "message" in known:
            row["message"] = message_told(row)
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
        event: Event = kind(**{name: value for name, value in values.items() if name in known})
        return event
    except (ValueError, KeyError, TypeError):
        return None
