"""Trained runs, each made once a session for all tests that look at one. A test that changes a run copies it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trained_runs import Place, make_place, tiny_recipe, train, without_dropout


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """What the runs were trained from. Not to be changed."""
    return make_place(tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="session")
def unbroken(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that was never stopped, with all its checkpoints."""
    run = tmp_path_factory.mktemp("runs") / "unbroken"
    train(place, tiny_recipe(place.base), run)
    return run


@pytest.fixture(scope="session")
def plain(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that was never stopped, without dropout."""
    run = tmp_path_factory.mktemp("runs") / "plain"
    train(place, without_dropout(place.base), run)
    return run
