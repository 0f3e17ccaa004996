"""The program's version. pyproject.toml alone states it; what is installed carries it in its metadata."""

from __future__ import annotations

DISTRIBUTION = "criminal-law-desk"


def version() -> str:
    """Such as 1.2.3; "unknown" where the program runs from a folder and was never installed."""
    # Late: it reads mail, which the window's start does without.
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version

    try:
        return installed_version(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"
