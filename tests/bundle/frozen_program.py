"""The frozen programs, run as on a computer without Python: nothing of this machine's is on their path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.ollama_server import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
DESK = "criminal-law-desk"
TRAINER = "criminal-law-trainer"
# What PyInstaller's bootloader sets for its own process, and what would lead another Python or Qt into this folder.
OF_THE_BOOTLOADER = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "_PYI", "_MEIPASS", "PYINSTALLER", "PYTHONHOME", "PYTHONPATH")


@dataclass(frozen=True)
class FrozenProgram:
    """``folder`` holds both programs and ``_internal``."""

    folder: Path

    @property
    def internal(self) -> Path:
        """Where libraries and data lie."""
        return self.folder / "_internal"

    def run(
        self, program: str, *arguments: str | Path, home: Path, given: bytes = b"", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        """User data goes to ``home``; without an Ollama, and with an empty PATH where ``variables`` name none."""
        return subprocess.run(
            [self.folder / program, *arguments],
            env=bare_environment(home) | variables,
            input=given,
            capture_output=True,
            timeout=600,
            check=False,
        )

    def copy(self, folder: Path) -> FrozenProgram:
        """Its files are links to these: whoever changes one replaces it."""
        shutil.copytree(self.folder, folder, symlinks=True, copy_function=_linked)
        return FrozenProgram(folder)


def run_source(
    program: str, *arguments: str | Path, home: Path, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """The same of this checkout."""
    module = {DESK: "desktop", TRAINER: "trainer"}[program]
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=bare_environment(home) | {"PYTHONPATH": str(ROOT)},
        input=given,
        capture_output=True,
        timeout=600,
        check=False,
    )


def bare_environment(home: Path) -> dict[str, str]:
    """Of a computer that has neither Python nor Ollama nor a screen."""
    return {
        "PATH": "/nonexistent",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "zh_CN",
        "CRIMINAL_LAW_DESK_HOME": str(home),
        "OLLAMA_HOST": f"127.0.0.1:{free_port()}",
    }


def done(process: subprocess.CompletedProcess[bytes], status: int = 0) -> bytes:
    """What it printed; anything else that it said fails."""
    assert (process.returncode, process.stderr.decode("utf-8", "replace")) == (status, "")
    return process.stdout


def bootloader_variables(names: list[str]) -> list[str]:
    """Those of the names that no child may be given."""
    return [name for name in names if name.startswith(OF_THE_BOOTLOADER) or name.endswith("_ORIG")]


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)
