"""A batch's process, started with what this window knows: its servers, the hosts that were allowed, a key."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.batch.batch_process import launch
from desktop.batch.manifest import read_manifest
from desktop.settings.servers import Servers
from desktop.settings.settings import Settings
from resources.messages.catalogue import Language


async def launched(
    folder: Path, settings: Settings, servers: Servers, at_a_time: int | None, language: Language
) -> None:
    """``language`` is that of the tables it writes in the end. Raises BatchError. The user may first have to unlock
    his keyring, so that all is done beside the window."""
    await asyncio.to_thread(_launch, folder, settings, servers, at_a_time, language)


def _launch(folder: Path, settings: Settings, servers: Servers, at_a_time: int | None, language: Language) -> None:
    options = [part for host in settings.openai_hosts for part in ("--allow-host", host)]
    options += ["--parallel", str(at_a_time)] if at_a_time is not None else []
    options += ["--language", language]
    variables: dict[str, str] = {}
    if settings.ollama_host:
        variables["OLLAMA_HOST"] = servers.whole_ollama_host()
    if settings.openai_url:
        variables["OPENAI_BASE_URL"] = settings.openai_url
    office = servers.office
    if read_manifest(folder).model.engine == "openai" and office is not None:
        key = servers.keys.get(office.origin)
        variables |= {"OPENAI_API_KEY": key} if key else {}
    launch(folder, options, variables)
