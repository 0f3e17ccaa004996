"""The same commands on this computer and on a Chinese Windows in Wine, whose disk both read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.ollama_server import free_port

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Windows:
    """``python``: the command that runs Windows' Python. ``disk``: its drive C:, as this computer sees it."""

    python: Path
    disk: Path

    def path(self, file: Path) -> str:
        """As Windows names it."""
        return "C:\\" + str(file.relative_to(self.disk)).replace("/", "\\")

    def run(
        self, *arguments: str | Path, given: bytes = b"", home: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """``python ARGUMENT…``; paths as this computer names them."""
        command = self.command(arguments, home)
        return subprocess.run(command, input=given, capture_output=True, timeout=600, check=False)

    def started(self, *arguments: str | Path, home: Path, display: str) -> subprocess.Popen[bytes]:
        """The same with a screen, and not waited for."""
        environment = os.environ | {"DISPLAY": display}
        return subprocess.Popen(self.command(arguments, home), stdin=subprocess.DEVNULL, env=environment)

    def command(self, arguments: Sequence[str | Path], home: Path | None) -> list[str]:
        words = [self.path(word) if isinstance(word, Path) else word for word in arguments]
        named = [f"{name}={value}" for name, value in settings(self.path(home) if home else None).items()]
        return [str(self.python), *named, *words]


def settings(home: str | None) -> dict[str, str]:
    """No Ollama, and where user data goes."""
    return {"OLLAMA_HOST": f"127.0.0.1:{free_port()}"} | ({"CRIMINAL_LAW_DESK_HOME": home} if home else {})


def run_here(
    *arguments: str | Path, given: bytes = b"", home: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The same in this checkout's Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OLLAMA", "OPENAI", "DISPLAY"))}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=kept | settings(str(home) if home else None) | {"PYTHONPATH": str(ROOT)},
        input=given,
        capture_output=True,
        timeout=600,
        check=False,
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in there; but for locks, which are left lying on Linux alone."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != ".lock"]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
