"""Names of published models: ``NAME:q4`` is the one in use, ``NAME:q4-DATE`` each that was ever published, and
``NAME:q4-candidate``, for a while, the one that is to be proven."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trainer.publish.errors import PublishError

# ``model.ParseName`` of Ollama: parts of letters, digits, _ - . (80 at most), perhaps a host and an owner before it.
_NAME = re.compile(r"(?:[\w.-]{1,80}(?::\d+)?/)?(?:[A-Za-z0-9_][\w-]{0,79}/)?[A-Za-z0-9_][\w.-]{0,79}", re.ASCII)
_TAG = re.compile(r"[A-Za-z0-9_][\w.-]{0,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PublishedName:
    """One model's family of tags."""

    model: str  # "demonbyron/qwen3-4b-CriminalLaw-cn"
    tag: str = "q4"

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.model) or not _TAG.fullmatch(self.tag):
            raise PublishError("name", "publish.name-unusable", name=f"{self.model}:{self.tag}")

    @property
    def current(self) -> str:
        """The tag that users run."""
        return f"{self.model}:{self.tag}"

    @property
    def candidate(self) -> str:
        """What a model is called until it is proven."""
        return f"{self.current}-candidate"

    def dated(self, day: date, taken: Mapping[str, str]) -> str:
        """A tag of that day which no other model has: ``…-2026-11-22``, then ``…-2026-11-22.2`` and so on."""
        first = f"{self.current}-{day.isoformat()}"
        name, number = first, 1
        while name in taken:
            number += 1
            name = f"{first}.{number}"
        return name

    def history(self, digests: Mapping[str, str]) -> list[str]:
        """All dated tags on the server, oldest first."""

        def age(name: str) -> tuple[str, int]:
            day, _, number = name.removeprefix(f"{self.current}-").partition(".")
            return day, int(number or 1)

        pattern = re.compile(re.escape(self.current) + r"-\d{4}-\d\d-\d\d(?:\.\d+)?")
        return sorted((name for name in digests if pattern.fullmatch(name)), key=age)


def parse_name(text: str) -> PublishedName:
    """``NAME`` or ``NAME:TAG``. Raises PublishError("name")."""
    before, separator, after = text.strip().rpartition(":")
    if separator and "/" not in after:
        return PublishedName(before, after)
    return PublishedName(text.strip())
