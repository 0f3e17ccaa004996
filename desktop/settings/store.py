"""The settings file: JSON with a version. A file that cannot be read is kept aside, never overwritten."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.settings.settings import BadSetting, Settings, from_plain
from trainer.patient_files import rename
from trainer.whole_file import write_whole

VERSION = 1
_KEEPS_NOTHING = re.compile(rb'"keep_history"\s*:\s*f')
_UNREADABLE = (OSError, UnicodeDecodeError, json.JSONDecodeError, BadSetting, RecursionError)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings, and where a file that could not be read was put."""

    settings: Settings
    kept_aside: Path | None = None


def load_settings(path: Path) -> LoadedSettings:
    """Reads the settings; defaults where there is no file, which is a first start, or a bad one, which is renamed to
    stay available."""
    try:
        return LoadedSettings(read_settings(path))
    except FileNotFoundError:
        return LoadedSettings(Settings(welcome=True))
    except _UNREADABLE:
        settings = _otherwise(path)  # before it has another name
        return LoadedSettings(settings, _keep_aside(path))


def read_settings(path: Path) -> Settings:
    """The settings in the file, which stays as it is. Raises OSError, BadSetting and what reading JSON raises."""
    values = json.loads(path.read_text(encoding="utf-8-sig"))  # some editors put the mark there
    if not isinstance(values, dict) or values.pop("version", None) != VERSION:
        raise BadSetting("not a settings file of this version")
    return from_plain(values)


def read_or_default(path: Path) -> Settings:
    """For whoever only wants to know: the window tells of a file that cannot be read, and puts it aside."""
    try:
        return read_settings(path)
    except _UNREADABLE:
        return _otherwise(path)


def _otherwise(path: Path) -> Settings:
    """The defaults; but who wanted nothing kept has nothing kept, though the rest of the file cannot be read."""
    try:
        keeps_nothing = _KEEPS_NOTHING.search(path.read_bytes()) is not None
    except OSError:
        keeps_nothing = False
    return Settings(keep_history=not keeps_nothing)


def save_settings(path: Path, settings: Settings) -> None:
    """Writes the settings. Raises OSError, and the file is then as it was."""
    write_whole(path, json.dumps({"version": VERSION, **asdict(settings)}, ensure_ascii=False, indent=2) + "\n")


def _keep_aside(path: Path) -> Path | None:
    kept = path.with_name(f"{path.stem}.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    try:
        rename(path, kept)
    except OSError:
        return None
    return kept
