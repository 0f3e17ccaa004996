"""What is installed in an environment, written after each part of the work: a kill never leaves it to be guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum

from resources.messages.message import Message
from trainer.environment.component import Component
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place
from trainer.whole_file import write_whole


class State(Enum):
    """UNFINISHED: begun, and to be gone on with; OLD: made by another version of the program."""

    ABSENT = "absent"
    UNFINISHED = "unfinished"
    OLD = "old"
    READY = "ready"

    @property
    def named(self) -> Message:
        """As it is told."""
        return Message(f"environment.{self.value}")


@dataclass(frozen=True, slots=True)
class Installed:
    """``packages``: versions by name, of those that were installed to the end. ``whole`` is set last of all."""

    program: str
    fingerprint: str
    python: str
    whole: bool = False
    packages: Mapping[str, str] = field(default_factory=dict)
    size: int = 0  # bytes on the disk, once it is whole


def read_installed(place: Place) -> Installed | None:
    """None where nothing is, or where the record cannot be read."""
    try:
        content = json.loads(place.record.read_text(encoding="utf-8"))
        return Installed(**content)
    except (OSError, ValueError, TypeError):
        return None


def write_installed(place: Place, installed: Installed) -> None:
    """Raises OSError."""
    write_whole(place.record, json.dumps(asdict(installed), indent=1) + "\n")


def state_of(place: Place, component: Component, parts: EnvironmentParts) -> State:
    """How far it is. Reads the program's wheel, so ask when something is to be shown or started, not in a loop."""
    installed = read_installed(place)
    if installed is None or not place.python.exists():
        return State.UNFINISHED if place.folder.exists() else State.ABSENT
    if not installed.whole:
        return State.UNFINISHED
    try:
        current = parts.fingerprint(component)
    except (LookupError, OSError):
        return State.READY  # the program that runs cannot tell what it is made of: no reason to refuse what works
    return State.READY if installed.fingerprint == current else State.OLD
