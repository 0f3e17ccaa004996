"""The settings file: JSON with a version. A file that cannot be read is kept aside, never overwritten."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.settings.settings import BadSetting, Settings, from_plain
from trainer.whole_file import write_whole

VERSION = 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, and where a file that could not be read was put."""

    settings: Settings
    kept_aside: Path | None = None


def load(path: Path) -> Loaded:
    """Reads the settings; defaults where there is no file, or a bad one, which is renamed to stay available."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, UnicodeDecodeError):
        return Loaded(Settings(), _keep_aside(path))
    try:
        values = json.loads(text)
        if not isinstance(values, dict) or values.pop("version", None) != VERSION:
            raise BadSetting("not a settings file of this version")
        return Loaded(from_plain(values))
    except (json.JSONDecodeError, BadSetting, RecursionError):
        return Loaded(Settings(), _keep_aside(path))


def save(path: Path, settings: Settings) -> None:
    """Writes the settings. Raises OSError, and the file is then as it was."""
    write_whole(path, json.dumps({"version": VERSION, **asdict(settings)}, ensure_ascii=False, indent=2) + "\n")


def _keep_aside(path: Path) -> Path | None:
    kept = path.with_name(f"{path.stem}.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    try:
        path.replace(kept)
    except OSError:
        return None
    return kept
