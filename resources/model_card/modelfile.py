"""The Modelfile of a model made here: template, system text, parameters and licence, for files and for Ollama's API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from resources.disclaimer.reader import disclaimer
from resources.model_card.parameters import Parameters
from resources.model_card.system_text import system_text
from resources.model_card.template import OLLAMA_TEMPLATE


@dataclass(frozen=True, slots=True)
class Modelfile:
    """``licenses``: texts that go with the model; the disclaimer in both languages is always the last of them."""

    licenses: Sequence[str] = ()
    parameters: Parameters = field(default_factory=Parameters)

    def text(self, source: str) -> str:
        """The file's text. ``source`` follows FROM: a GGUF file's path, relative to the Modelfile."""
        lines = [f"FROM {source}", f'TEMPLATE """{OLLAMA_TEMPLATE}"""', f'SYSTEM """{system_text()}"""']
        for name, value in self.parameters.as_options().items():
            for one in value if isinstance(value, list) else [value]:
                lines.append(f"PARAMETER {name} {one}")
        lines += [f'LICENSE """{_quotable(text)}"""' for text in self._all_licenses()]
        return "\n".join(lines) + "\n"

    def create_fields(self) -> dict[str, Any]:
        """The same as fields of ``POST /api/create`` (docs/api.md of Ollama)."""
        return {
            "template": OLLAMA_TEMPLATE,
            "system": system_text(),
            "parameters": self.parameters.as_options(),
            "license": self._all_licenses(),
        }

    def _all_licenses(self) -> list[str]:
        return [*self.licenses, f"{disclaimer('zh')}\n\n{disclaimer('en')}"]


def _quotable(text: str) -> str:
    """A Modelfile knows no escape for its triple quotes."""
    return text.replace('"""', "'''")
