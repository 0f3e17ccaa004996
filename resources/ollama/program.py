"""Where Ollama is installed: a window that was started by a click does not know the terminal's PATH."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path


def installed_ollama() -> str | None:
    """The program's path; None where it is not found."""
    # Windows looks in the current folder first, where anybody's file may lie; only that is found by a relative path.
    found = shutil.which("ollama")
    if found is not None and os.path.isabs(found):
        return found
    usual = usual_places(sys.platform, os.environ)
    return next((str(place) for place in usual if os.access(place, os.X_OK) and place.is_file()), None)


def usual_places(system: str, variables: Mapping[str, str]) -> Iterator[Path]:
    """Where its own installers put it (its docs/windows.mdx, docs/macos.mdx, scripts/install.sh), and Homebrew."""
    if system == "win32":
        for variable, folder in (("LOCALAPPDATA", "Programs/Ollama"), ("PROGRAMFILES", "Ollama")):
            if above := variables.get(variable):
                yield Path(above, folder, "ollama.exe")
        return
    if system == "darwin":
        for above in ("/", variables.get("HOME", "/")):
            yield Path(above, "Applications/Ollama.app/Contents/Resources/ollama")
        yield Path("/opt/homebrew/bin/ollama")
    yield Path("/usr/local/bin/ollama")
    yield Path("/usr/bin/ollama")
