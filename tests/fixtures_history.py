"""A history that is nowhere on the disk, and the end of every other that a test opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.history.history import History


@pytest.fixture(autouse=True)
def _histories_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One that a test left open would be warned of in whatever test runs when it is collected."""
    opened: list[History] = []
    really_open = History.open

    def open_(file: Path | None) -> History:
        opened.append(really_open(file))
        return opened[-1]

    monkeypatch.setattr(History, "open", staticmethod(open_))
    yield
    for history in opened:
        history.close()


@pytest.fixture
def history() -> Iterator[History]:
    made = History.open(None)
    yield made
    made.close()
