"""Names of published models: ``NAME:q4`` is the one in use, ``NAME:q4-DATE`` each that was ever published, and
``NAME:q4-candidate``, for a while, the one that is to be proven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from trainer.engines.model_names import is_cloud_name, name_key, parse_name
from trainer.engines.ollama.kept_models import KeptModel, KeptModels
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
            raise PublishError("name", "publish.name-unusable", name=self.current)
        # The server takes these tags for a place where the model runs, not for a name.
        if is_cloud_name(self.current) or name_key(self.current) != parse_name(self.current).key:
            raise PublishError("name", "publish.name-of-a-place", name=self.current)

    @property
    def current(self) -> str:
        """The tag that users run."""
        return f"{self.model}:{self.tag}"

    @property
    def candidate(self) -> str:
        """What a model is called until it is proven."""
        return f"{self.current}-candidate"

    def dated(self, day: date, kept: KeptModels) -> str:
        """A tag of that day which no other model has: ``…-2026-11-22``, then ``…-2026-11-22.2`` and so on."""
        first = f"{self.current}-{day.isoformat()}"
        name, number = first, 1
        while kept.named(name) is not None:
            number += 1
            name = f"{first}.{number}"
        return name

    def history(self, kept: KeptModels) -> list[KeptModel]:
        """All dated models on the server, oldest first."""
        pattern = re.compile(re.escape(parse_name(self.current).key) + r"-(\d{4}-\d\d-\d\d)(?:\.(\d+))?", re.ASCII)
        dated = [(found[1], int(found[2] or 1), model) for model in kept if (found := pattern.fullmatch(model.key))]
        return [model for *_, model in sorted(dated, key=lambda each: each[:2])]


def read_published_name(text: str) -> PublishedName:
    """``NAME`` or ``NAME:TAG``. Raises PublishError("name")."""
    before, separator, after = text.strip().rpartition(":")
    if separator and "/" not in after:
        return PublishedName(before, after)
    return PublishedName(text.strip())
