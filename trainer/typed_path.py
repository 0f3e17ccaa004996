"""A path as one types it, in a field or in the terminal."""

from __future__ import annotations

import os
from pathlib import Path


def typed_path(text: str) -> Path:
    """With a home in place of ``~``. Where there is no such user the name stays as it is, for whoever looks for the
    file to miss it: Path's own way raises RuntimeError, in the middle of typing ``~name``."""
    return Path(os.path.expanduser(text))
