"""What the user has told pip, of which uv knows nothing: where packages come from, whom to trust.

Source: pip's documentation, "Configuration": PIP_CONFIG_FILE, then per user, then for the computer; a variable goes
before every file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from configparser import Error, RawConfigParser
from dataclasses import dataclass
from pathlib import Path

from trainer.typed_path import typed_path


@dataclass(frozen=True, slots=True)
class PipSettings:
    """Empty where nothing is set."""

    index: str = ""
    more_indexes: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    certificates: Path | None = None


def read_pip_settings(variables: Mapping[str, str], files: tuple[Path, ...] | None = None) -> PipSettings:
    """``files``: those of the user first. One that cannot be read counts as absent."""
    found: dict[str, str] = {}
    for file in reversed(_files(variables) if files is None else files):
        found |= _read(file)
    for name in ("index-url", "extra-index-url", "trusted-host", "cert"):
        if value := variables.get(f"PIP_{name.replace('-', '_').upper()}", "").strip():
            found[name] = value
    certificates = typed_path(found["cert"]) if found.get("cert") else None
    return PipSettings(
        found.get("index-url", "").strip(),
        tuple(found.get("extra-index-url", "").split()),
        tuple(found.get("trusted-host", "").split()),
        certificates if certificates is not None and certificates.is_file() else None,
    )


def _read(file: Path) -> dict[str, str]:
    parser = RawConfigParser()
    try:
        parser.read_string(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, Error):
        return {}
    return {
        name.replace("_", "-"): value
        for section in ("global", "install")
        if parser.has_section(section)
        for name, value in parser.items(section)
    }


def _files(variables: Mapping[str, str]) -> tuple[Path, ...]:
    named = variables.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return ()
    return (*((Path(named),) if named else ()), *_usual_files(variables))


def _usual_files(variables: Mapping[str, str]) -> Iterator[Path]:
    try:
        home = Path.home()
    except RuntimeError:
        home = Path(os.devnull)
    if sys.platform == "win32":
        yield Path(variables.get("APPDATA", home)) / "pip" / "pip.ini"
        yield home / "pip" / "pip.ini"
        yield Path(variables.get("PROGRAMDATA", "C:/ProgramData")) / "pip" / "pip.ini"
    else:
        if sys.platform == "darwin":
            yield home / "Library" / "Application Support" / "pip" / "pip.conf"
        yield Path(variables.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / "pip.conf"
        yield home / ".pip" / "pip.conf"
        for folder in (variables.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
            yield Path(folder) / "pip" / "pip.conf"
        yield Path("/etc/pip.conf")
