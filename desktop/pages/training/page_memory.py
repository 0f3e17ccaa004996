"""What was chosen on the page, kept from one start to the next. Nothing of it is needed to go on with a job."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from trainer.whole_file import write_whole

_log = logging.getLogger(__name__)


def load_memory(file: Path) -> dict[str, dict[str, Any]]:
    """By step; empty where there is nothing that can be read."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {name: value for name, value in content.items() if isinstance(value, dict)}
    except (OSError, ValueError, AttributeError):
        return {}


def save_memory(file: Path, content: dict[str, dict[str, Any]]) -> None:
    """Whole or not at all; the log says why not."""
    try:
        write_whole(file, json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
    except OSError as error:
        _log.error("what was chosen for training could not be saved: %s", error)
