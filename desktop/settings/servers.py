"""Which servers are asked for models, and with what."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.settings.api_keys import ApiKeys

if TYPE_CHECKING:
    from resources.ollama.host import OllamaHost
    from trainer.engines.openai.base_url import BaseUrl

_URL_VARIABLE = "OPENAI_BASE_URL"  # as trainer.engines.openai.engine has it, which the window's start does without


@dataclass(frozen=True, slots=True)
class Servers:
    """With another of these the engines are made anew. ``keys`` are looked into when a server is first asked."""

    ollama_host: str = ""
    openai_url: str = ""
    openai_hosts: tuple[str, ...] = ()
    keys: ApiKeys = field(default_factory=ApiKeys)
    key_changes: int = 0

    def whole_ollama_host(self) -> str:
        """With its password, out of the keyring; "" follows OLLAMA_HOST."""
        from desktop.settings.ollama_password import whole_host

        return whole_host(self.ollama_host, self.keys)

    @property
    def ollama(self) -> OllamaHost:
        """Where Ollama is: of the settings, else of OLLAMA_HOST; without its password."""
        from resources.ollama.host import read_host

        return read_host(self.ollama_host or os.environ.get("OLLAMA_HOST"))

    @property
    def office(self) -> BaseUrl | None:
        """The OpenAI-compatible server: of the settings, else of OPENAI_BASE_URL; None where neither names one."""
        text = self.openai_url.strip() or os.environ.get(_URL_VARIABLE, "").strip()
        if not text:
            return None
        from trainer.engines.openai.base_url import read_base_url

        return read_base_url(text)
