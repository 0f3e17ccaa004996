"""A Windows in Wine, for ``make test-windows`` alone (packaging/test_windows.sh)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wine.two_computers import ROOT, Windows


@pytest.fixture(scope="session")
def windows(request: pytest.FixtureRequest) -> Windows:
    return Windows(request.config.getoption("--wine").resolve(), (ROOT / ".cache/windows/disk/drive_c").resolve())


@pytest.fixture
def folder(windows: Windows, request: pytest.FixtureRequest) -> Iterator[Path]:
    """An empty one on the Windows disk, in the user's documents, with spaces and Chinese in its path."""
    name = re.sub(r"\W+", " ", request.node.name).strip()
    made = windows.disk / "users" / "用户名" / "案卷 材料" / name
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    yield made
    shutil.rmtree(made, ignore_errors=True)
