"""A history that is nowhere on the disk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.history.history import History


@pytest.fixture
def history() -> Iterator[History]:
    made = History.open(None)
    yield made
    made.close()
