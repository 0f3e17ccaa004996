"""Real judgments and cases, which are no part of the project.

They are looked for in $CRIMINAL_LAW_DESK_DATA, else beside the checkout; tests on them skip where they are not.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("CRIMINAL_LAW_DESK_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


def needs_real_data(*files: Path) -> pytest.MarkDecorator:
    """Skips where one of the files, all in ``DATA``, is not on this machine."""
    missing = [file.name for file in files if not file.exists()]
    reason = f"{', '.join(missing)} not in {DATA} (or set CRIMINAL_LAW_DESK_DATA to their folder)"
    return pytest.mark.skipif(bool(missing), reason=reason)
