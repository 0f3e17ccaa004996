"""Calls of uv: with no variable of this program's own Python, to be stopped, its failures in words."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.environment.errors import SetupError
from trainer.environment.sources import Sources
from trainer.own_program import without_python
from trainer.without_console import WITHOUT_CONSOLE

Stopped = Callable[[], bool]
"""Whether the user wants the work to stop."""

_NO_AUTHORITY = "No CA certificates were loaded from the system"
_LOOKS_EVERY = 0.2
_ENDS_WITHIN = 3.0
# Of uv's own variables those that say how its servers are reached; others would make another environment than asked.
_KEPT_OF_UV = re.compile(
    r"UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|INDEX_\w+_(USERNAME|PASSWORD)|KEYRING_PROVIDER|CREDENTIALS_DIR"
    r"|HTTP_TIMEOUT|HTTP_RETRIES|SYSTEM_CERTS|NATIVE_TLS|INSECURE_HOST|OFFLINE|PYTHON_INSTALL_MIRROR"
    r"|PYTHON_DOWNLOADS_JSON_URL)"
)

_NOT_THERE = re.compile(
    r"[Bb]ecause (?:only |all versions of )?(?!there )([\w.-]+?)(?:\[[\w,-]+\])?(?:[<>=!~]\S+)? "
    r"(?:was not found|has no|is |are )"
)


class InstallStopped(Exception):
    """The user stopped it; what is done is kept."""


@dataclass(frozen=True, slots=True)
class Uv:
    """``program`` works with ``cache``; ``folder`` is where it stands, so that no project's settings are read."""

    program: Path
    cache: Path
    folder: Path
    sources: Sources
    stopped: Stopped

    def call(self, *arguments: str, given: str = "") -> str:
        """What it wrote on standard output. Raises SetupError, InstallStopped, OSError."""
        command = [str(self.program), *arguments, "--cache-dir", str(self.cache), "--no-progress", "--color", "never"]
        variables = uv_variables(self.sources)
        status, said, errors = run(command, variables, self.folder, self.stopped, given)
        if status and _NO_AUTHORITY in errors:
            # A small system has none; uv brings those of browsers.
            with_its_own = variables | {"UV_SYSTEM_CERTS": "0"}
            status, said, errors = run(command, with_its_own, self.folder, self.stopped, given)
        if status:
            raise uv_error(errors or said)
        return said


def run(
    command: list[str], variables: Mapping[str, str], folder: Path, stopped: Stopped, given: str = ""
) -> tuple[int, str, str]:
    """Status, output and errors of a program. Raises InstallStopped once ``stopped`` says so, OSError."""
    with subprocess.Popen(
        command,
        env=dict(variables),
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        creationflags=WITHOUT_CONSOLE,
    ) as process:
        to_say: str | None = given
        try:
            while True:
                try:
                    said, errors = process.communicate(to_say, timeout=_LOOKS_EVERY)
                except subprocess.TimeoutExpired:
                    to_say = None
                    if stopped():
                        raise InstallStopped from None
                else:
                    if process.returncode and stopped():
                        # Ctrl+C reaches all programs of a terminal: this one ended of it, and did not fail.
                        raise InstallStopped
                    return process.returncode, said, errors
        finally:
            _end(process)


def uv_variables(sources: Sources, variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The same for uv, with the certificates that pip was told of where uv was told of none."""
    kept = {
        name: value
        for name, value in without_python(variables).items()
        if not name.upper().startswith("UV_") or _KEPT_OF_UV.fullmatch(name.upper())
    }
    if sources.wheels is not None:
        # Both say where packages come from, and uv takes them together with a folder.
        kept = {name: value for name, value in kept.items() if "INDEX" not in name.upper()}
    if sources.pip.certificates is not None and not kept.get("SSL_CERT_FILE"):
        kept["SSL_CERT_FILE"] = str(sources.pip.certificates)
    # An office's own authority is known to the system only. Links from the cache to the environment need no room.
    own = {"UV_LINK_MODE": "hardlink", "UV_LOCK_TIMEOUT": "3600"}
    return {"UV_SYSTEM_CERTS": "1", **kept, **sources.index_variables(variables), **own}


def uv_error(said: str) -> SetupError:
    """What uv's words mean for the user."""
    low = said.lower()
    last = said.strip()[-4000:]
    if "no space left" in low or "os error 28" in low or "os error 112" in low:
        return SetupError("room", "environment.disk-full", last)
    if found := _NOT_THERE.search(said):
        return SetupError("sources", "environment.not-to-be-had", last, name=found[1])
    if "no solution found" in low:
        return SetupError("sources", "environment.no-versions", last)
    if "certificate" in low:
        return SetupError("network", "environment.certificate", last)
    if re.search(r"status client error|status server error|unexpected content-type|invalid url|failed to parse", low):
        return SetupError("address", "environment.wrong-index", last)
    if re.search(r"failed to fetch|error sending request|dns error|timed out|connection|failed to download", low):
        return SetupError("network", "environment.no-network", last)
    return SetupError("library", "environment.uv-failed", last)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
