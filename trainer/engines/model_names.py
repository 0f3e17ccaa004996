"""Models' names as the server reads and compares them (types/model/name.go, internal/modelref of Ollama 0.24).

A name has four parts, three of them with a default, compared without regard to case: ``Law:q4`` and
``registry.ollama.ai/library/law:Q4`` are one model. The server keeps the spelling that it was given first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.engines.engine import EngineError

_REGISTRY, _NAMESPACE, _TAG = "registry.ollama.ai", "library", "latest"
_MISSING = "!MISSING!"  # no part may begin so: before or after a separator there was nothing


@dataclass(frozen=True, slots=True)
class ModelName:
    """``ParseName``: nothing is checked."""

    registry: str
    namespace: str
    model: str
    tag: str

    @property
    def key(self) -> str:
        """Equal where the server takes two names for one (``EqualFold``)."""
        return f"{self.registry}/{self.namespace}/{self.model}:{self.tag}".lower()

    @property
    def shown(self) -> str:
        """As the server lists it (``DisplayShortest``): without the default registry and namespace, with its tag."""
        short = f"{self.model}:{self.tag}"
        if self.registry.lower() != _REGISTRY:
            return f"{self.registry}/{self.namespace}/{short}"
        return short if self.namespace.lower() == _NAMESPACE else f"{self.namespace}/{short}"


def parse_name(text: str) -> ModelName:
    """A name as it stands in a list, or as one is created under it."""
    rest, tag = _cut_last(text, ":") if text.rfind(":") > text.rfind("/") else (text, _TAG)
    rest, model = _cut_last(rest, "/")
    rest, namespace = _cut_last(rest, "/") if rest else ("", _NAMESPACE)
    registry = rest.rpartition("://")[2] if rest else _REGISTRY
    return ModelName(registry, namespace or _NAMESPACE, model, tag)


def parse_reference(text: str) -> ModelName:
    """A name as a model is asked for: spaces around it do not count, and ``:local`` only says where it must be."""
    text = text.strip()
    base, separator, suffix = text.rpartition(":")
    return parse_name(base if separator and suffix.strip().lower() == "local" else text)


def name_key(text: str) -> str:
    """See ``ModelName.key``, of a name as a model is asked for."""
    return parse_reference(text).key


def full_name(text: str) -> str:
    """See ``ModelName.shown``, of a name as a model is asked for."""
    return parse_reference(text).shown


def is_cloud_name(text: str) -> bool:
    """Names that the server takes for models in Ollama's cloud: gpt-oss:120b-cloud, glm-4.6:cloud, x:4b:Cloud."""
    _, separator, suffix = text.strip().rpartition(":")
    suffix = suffix.strip().lower()
    return bool(separator) and (suffix == "cloud" or (suffix.endswith("-cloud") and "/" not in suffix))


def is_cloud(entry: Mapping[str, Any]) -> bool:
    """An entry of the server's list, or a model's card, that stands for a model elsewhere."""
    name = str(entry.get("model") or entry.get("name") or "")
    return bool(entry.get("remote_host") or entry.get("remote_model")) or is_cloud_name(name)


def refuse_cloud_name(text: str) -> None:
    """Raises ``EngineError`` "refused"."""
    if is_cloud_name(text):
        raise EngineError("refused", "engines.cloud-refused", model=text.strip())


def _cut_last(text: str, separator: str) -> tuple[str, str]:
    """``cutPromised``: before and after the last separator, marked where one of them is promised and not there. Without
    a separator all of it stands after."""
    before, found, after = text.rpartition(separator)
    return (before or _MISSING, after or _MISSING) if found else ("", text)
