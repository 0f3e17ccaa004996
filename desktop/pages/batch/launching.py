"""A batch's process, started with what this window knows: its servers, the hosts that were allowed, a key."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.batch.batch_process import launch
from desktop.batch.manifest import read_manifest
from desktop.jobs.asked_servers import allowed_hosts, server_variables
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
    options = allowed_hosts(settings)
    options += ["--parallel", str(at_a_time)] if at_a_time is not None else []
    options += ["--language", language]
    is_office = read_manifest(folder).model.engine == "openai"
    launch(folder, options, server_variables(settings, servers, office=is_office))
