"""An evaluation's process, started with what this window knows: its servers, the hosts that were allowed, a key."""

from __future__ import annotations

import asyncio
from pathlib import Path

from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.evaluation_process import launch
from desktop.jobs.asked_servers import allowed_hosts, server_variables
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.settings.servers import Servers
from desktop.settings.settings import Settings
from resources.messages.catalogue import Language
from trainer.own_program import own_interpreter


async def launched(
    folder: Path, asked: AskedEvaluation, settings: Settings, servers: Servers, home: Path, language: Language
) -> None:
    """``language`` is that of its report. Raises ToldError. The user may first have to unlock his keyring, so that all
    is done beside the window."""
    await asyncio.to_thread(_launch, folder, asked, settings, servers, home, language)


def _launch(
    folder: Path, asked: AskedEvaluation, settings: Settings, servers: Servers, home: Path, language: Language
) -> None:
    engines = {model.engine for model in asked.models}
    # An adapter needs torch; with its environment comes scikit-learn, which a baseline that is fitted needs.
    apart = interpreter_for(Need.TRAIN, home) if "adapter" in engines or asked.train else None
    python = apart or own_interpreter()
    options = [*allowed_hosts(settings), "--language", language]
    variables = server_variables(settings, servers, office="openai" in engines)
    launch(python, folder, asked, options, variables)
