"""Which program measured: its version, and the commit where it runs from a checkout."""

from __future__ import annotations

import platform
import subprocess
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

from resources.version import version
from trainer.own_program import is_frozen
from trainer.without_console import WITHOUT_CONSOLE

_ROOT = Path(__file__).resolve().parent.parent.parent
_COMPUTES = ("numpy", "scikit-learn", "jieba", "nltk", "bert-score", "torch", "transformers", "peft")
"""Libraries that a figure or an answer can depend on."""


def program() -> dict[str, Any]:
    """``commit`` None where it is no checkout; ``changed``: files of the checkout differ from the commit."""
    commit = _git("rev-parse", "HEAD")
    return {
        "version": version(),
        "commit": commit,
        "changed": bool(_git("status", "--porcelain", "--untracked-files=no")) if commit else None,
        "python": platform.python_version(),
        "libraries": {name: found for name in _COMPUTES if (found := _installed(name)) is not None},
    }


def _installed(name: str) -> str | None:
    try:
        return installed_version(name)
    except PackageNotFoundError:
        return None


def _git(*asked: str) -> str | None:
    if is_frozen() or not (_ROOT / ".git").exists():
        return None
    try:
        told = subprocess.run(
            ["git", "-C", str(_ROOT), *asked],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            creationflags=WITHOUT_CONSOLE,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip()
