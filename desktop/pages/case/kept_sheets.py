"""The guideline's sheets stay in the history as the user works them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from desktop.desk.desk import Desk

_log = logging.getLogger(__name__)


def keep_sheets(desk: Desk, run: int, sheets: Sequence[dict[str, Any]]) -> None:
    """``run``: 0 where the history does not have it."""
    if not run:
        return
    from desktop.history.history_error import HistoryError  # with SQLite, which no start waits for

    try:
        desk.history.store().keep_sheets(run, sheets)
    except HistoryError:
        _log.exception("the sheets could not be kept")
