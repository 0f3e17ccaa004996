"""The frozen programs of ``--bundle FOLDER``, for ``make test-bundle`` (packaging/test_bundle.sh)."""

from __future__ import annotations

import pytest

from tests.bundle.frozen_program import FrozenProgram


@pytest.fixture(scope="session")
def frozen(request: pytest.FixtureRequest) -> FrozenProgram:
    folder = request.config.getoption("--bundle").resolve()
    assert (folder / "criminal-law-desk").is_file(), f"no bundle in {folder}: run make bundle"
    return FrozenProgram(folder)
