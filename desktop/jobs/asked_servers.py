"""What a child that asks models is given: the servers of this window, the hosts that were allowed, a key."""

from __future__ import annotations

from desktop.settings.servers import Servers
from desktop.settings.settings import Settings


def allowed_hosts(settings: Settings) -> list[str]:
    """As options of the command: a host outside the own network that the user has allowed."""
    return [part for host in settings.openai_hosts for part in ("--allow-host", host)]


def server_variables(settings: Settings, servers: Servers, *, office: bool) -> dict[str, str]:
    """For the child's environment. ``office``: it asks the OpenAI-compatible server, and needs its key, for which the
    user may first have to unlock his keyring: not to be called in the window's thread."""
    variables: dict[str, str] = {}
    if settings.ollama_host:
        variables["OLLAMA_HOST"] = servers.whole_ollama_host()
    if settings.openai_url:
        variables["OPENAI_BASE_URL"] = settings.openai_url
    server = servers.office
    if office and server is not None and (key := servers.keys.get(server.origin)):
        variables["OPENAI_API_KEY"] = key
    return variables
