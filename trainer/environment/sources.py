"""Where packages and Python come from: an index on the network, or a folder that was carried here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path
from urllib.parse import unquote, urlsplit

from trainer.environment.errors import SetupError
from trainer.environment.pip_settings import PipSettings, read_pip_settings
from trainer.typed_path import typed_path

TORCH_BUILDS = ("", "auto", "cpu")
"""As the index has it; by this computer's card, or without CUDA, both from PyTorch's own site. uv knows that site."""
INDEX_VARIABLE = "UV_DEFAULT_INDEX"
MIRROR_VARIABLE = "UV_PYTHON_INSTALL_MIRROR"
_OWN_INDEX = (INDEX_VARIABLE, "UV_INDEX_URL")
_MORE = "UV_INDEX"


@dataclass(frozen=True, slots=True)
class Sources:
    """Empty: what uv or pip were told on this computer, else uv's own. With ``wheels`` no network is used."""

    index: str = ""
    wheels: Path | None = None
    python_mirror: str = ""
    torch: str = ""
    pip: PipSettings = field(default_factory=PipSettings)

    def index_options(self) -> tuple[str, ...]:
        """For uv's resolver and installer, without addresses."""
        if self.wheels is not None:
            return ("--no-index", "--find-links", str(self.wheels))
        return tuple(word for host in self.pip.trusted_hosts for word in ("--allow-insecure-host", host))

    def index_variables(self, variables: Mapping[str, str]) -> dict[str, str]:
        """For uv, beside ``variables``: pip's addresses may hold a password, and every user of the computer can read a
        process's arguments."""
        if self.wheels is not None:
            return {}
        more = (*variables.get(_MORE, "").split(), *self.pip.more_indexes)
        named = {INDEX_VARIABLE: self.index, _MORE: " ".join(more)}
        return {name: value for name, value in named.items() if value}

    def accounts(self, variables: Mapping[str, str] = os.environ) -> dict[str, tuple[str, str]]:
        """Names and passwords by host: of the user's .netrc, which uv asks too, and of addresses that uv or pip were
        given: the addresses of files come without."""
        given = " ".join(variables.get(name, "") for name in (*_OWN_INDEX, _MORE, "UV_EXTRA_INDEX_URL"))
        found = _of_netrc(variables)
        for url in (*given.split(), self.index, *self.pip.more_indexes):
            with suppress(ValueError):
                parts = urlsplit(url.partition("=")[2] if url.partition("=")[0].isidentifier() else url)
                if parts.hostname and parts.username:
                    found[parts.hostname] = (unquote(parts.username), unquote(parts.password or ""))
        return found


def _of_netrc(variables: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    home = variables.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
    file = variables.get("NETRC") or (os.path.join(home, ".netrc") if home else "")
    try:
        known = netrc(file).hosts if file else {}
    except (OSError, NetrcParseError):
        return {}
    return {host: (name, password) for host, (name, _account, password) in known.items() if name and password}


def sources_of(
    index: str, wheels: str, python_mirror: str, torch: str, variables: Mapping[str, str] = os.environ
) -> Sources:
    """What was set, completed by what uv and pip were told on this computer. Raises SetupError("address")."""
    check_sources(index, wheels, python_mirror)
    pip = read_pip_settings(variables)
    told_uv = any(variables.get(name) for name in _OWN_INDEX)
    return Sources(
        index.strip() or ("" if told_uv else pip.index),
        typed_path(wheels.strip()).absolute() if wheels.strip() else None,
        python_mirror.strip() or variables.get(MIRROR_VARIABLE, ""),
        torch,
        pip,
    )


def check_sources(index: str, wheels: str, python_mirror: str) -> None:
    """Raises SetupError("address") for what cannot be meant: no address, a password in one, a folder without wheels."""
    for address in (index.strip(), python_mirror.strip()):
        if address:
            _check_address(address)
    if not wheels.strip():
        return
    folder = typed_path(wheels.strip())
    # A name that no disk allows, or a folder in one that is not ours, is simply not there.
    if not os.path.isdir(folder):
        raise SetupError("address", "environment.folder-absent", folder=folder)
    if next(folder.glob("*.whl"), None) is None:
        raise SetupError("address", "environment.folder-without-wheels", folder=folder)


def _check_address(address: str) -> None:
    if not _is_address(address):
        raise SetupError("address", "environment.no-address", address=address)
    if (parts := urlsplit(address)).password is not None:
        # It would stand in the settings and in the arguments of processes, for everyone to read.
        raise SetupError("address", "environment.password-in-address", host=str(parts.hostname))


def _is_address(address: str) -> bool:
    if any(character.isspace() for character in address):
        return False
    try:
        parts = urlsplit(address)
        port_is_good = parts.port is None or parts.port > 0  # raises for what is no number
    except ValueError:
        return False
    if parts.scheme == "file":
        return bool(parts.path)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port_is_good
