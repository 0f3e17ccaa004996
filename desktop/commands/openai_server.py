"""The OpenAI-compatible server that the terminal uses."""

from __future__ import annotations

import os
from collections.abc import Iterable

from desktop.settings.api_keys import ApiKeys
from desktop.settings.store import read_or_default
from resources.messages.message import Message, message
from trainer.engines.openai.engine import URL_VARIABLE, OpenAiEngine, key_of_environment
from trainer.home import home


def openai_engine(hosts: Iterable[str]) -> OpenAiEngine:
    """At OPENAI_BASE_URL, else at the address of the window's settings; with OPENAI_API_KEY, else with the key that the
    system's keyring has for that server. ``hosts`` are the ones outside that this call allows: what was confirmed in
    the window counts in the window alone.
    """
    url = os.environ.get(URL_VARIABLE, "").strip() or read_or_default(home() / "settings.json").openai_url

    def key() -> str | None:
        return key_of_environment() or (ApiKeys().get(engine.base.origin) if engine.base is not None else None)

    engine = OpenAiEngine(url, allowed=frozenset(hosts), key=key)
    return engine


def server_told(engine: OpenAiEngine) -> Message:
    """Where the facts go, and whether others on the way can read along."""
    unencrypted = engine.base is not None and not engine.base.is_encrypted
    return message("desk.openai-server-unencrypted" if unencrypted else "desk.openai-server", server=engine.shown)
