"""The program uv: the one that is bundled or installed, else fetched by pip of the Python that this program runs in."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from trainer.environment.errors import SetupError
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place
from trainer.environment.sources import Sources
from trainer.environment.uv_call import Stopped, run, uv_error
from trainer.own_program import is_frozen, own_interpreter
from trainer.without_console import WITHOUT_CONSOLE

_OLDEST = (0, 9, 17)
"""Lock files as PEP 751 has them, ``--excludes``."""
_WITHIN = 20


def uv_program(parts: EnvironmentParts, place: Place, sources: Sources, stopped: Stopped) -> Path:
    """Raises SetupError("library", …) where there is none and none can be had, InstallStopped, OSError."""
    if parts.uv is not None and is_new_enough(parts.uv):
        return parts.uv
    if is_frozen():
        raise SetupError("library", "environment.uv-absent", str(parts.uv))
    tool = place.folder / "tool"
    scripts = tool / ("Scripts" if os.name == "nt" else "bin")
    program = scripts / ("uv.exe" if os.name == "nt" else "uv")
    if is_new_enough(program):
        return program
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    options = ["--no-index", "--find-links", str(sources.wheels)] if sources.wheels else []
    if sources.index:
        variables["PIP_INDEX_URL"] = sources.index  # which may hold a password: not for everyone to read
    options += ["--constraint", str(parts.constraints)] if parts.constraints else []
    for command in (
        [own_interpreter(), "-m", "venv", "--clear", str(tool)],
        [str(scripts / "python"), "-m", "pip", "install", "--disable-pip-version-check", *options, "uv"],
    ):
        status, said, errors = run(command, variables, place.folder, stopped)
        if status and "ensurepip" in said + errors:
            raise SetupError("library", "environment.venv-absent", said + errors)
        if status:
            raise uv_error(said + errors)
    return program


def is_new_enough(program: Path) -> bool:
    """Whether it is there, and knows what is asked of it."""
    try:
        said = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            timeout=_WITHIN,
            check=False,
            creationflags=WITHOUT_CONSOLE,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    found = re.match(r"uv (\d+)\.(\d+)\.(\d+)", said.stdout)
    return found is not None and tuple(map(int, found.groups())) >= _OLDEST
