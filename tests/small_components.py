"""A component of a few kilobytes, made by the real uv out of an index of the test's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resources.messages.wording import say
from tests.package_index import OWN, Faults, package_index, write_wheel
from trainer.environment.component import Component
from trainer.environment.errors import SetupError
from trainer.environment.install import Installation, install
from trainer.environment.installed import Installed, State, state_of
from trainer.environment.parts import EnvironmentParts, environment_parts
from trainer.environment.place import Place
from trainer.environment.sources import sources_of

SMALL = Component("ocr", "small-environment", ("alpha", "beta"), ("unwanted",), 400_000, 800_000)
VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "PIP_INDEX_URL", "NETRC")


class World:
    """An index with alpha (large), beta and what is unwanted; the program's wheel, which asks for all three."""

    def __init__(self, folder: Path, index: str, faults: Faults) -> None:
        self.folder, self.index, self.faults = folder, index, faults
        uv = environment_parts().uv
        assert uv is not None
        self.parts = EnvironmentParts(uv, self.program("1.0"), None)
        self.place = Place(folder / "home" / SMALL.folder)
        self.steps: list[tuple[str, int, int]] = []

    def program(self, version: str, needs: tuple[str, ...] = ("unwanted", "alpha; extra == 'ocr'")) -> Path:
        ordered = (*(each for each in needs if "extra" in each), *(each for each in needs if "extra" not in each))
        return write_wheel(self.folder / "program", OWN, version, needs=(*ordered, "beta; extra == 'ocr'"))

    def job(self, parts: EnvironmentParts | None = None, **sources: str) -> Installation:
        given = {"index": self.index, "wheels": "", "python_mirror": "", "torch": ""} | sources
        return Installation(SMALL, self.place, parts or self.parts, sources_of(**given))

    def install(self, job: Installation | None = None, stop_at: str = "") -> Installed:
        """``stop_at``: a step in which the user stops it."""
        self.steps = []
        return install(
            job or self.job(),
            lambda step, done, total: self.steps.append((step, done, total)),
            lambda: bool(stop_at) and any(step == stop_at and done for step, done, _ in self.steps),
        )

    def state(self, parts: EnvironmentParts | None = None) -> State:
        return state_of(self.place, SMALL, parts or self.parts)

    def refused(self, job: Installation | None = None) -> str:
        """The key of what is told."""
        with pytest.raises(SetupError) as caught:
            self.install(job)
        assert "{" not in say(caught.value.message)
        assert self.state() is not State.READY
        return caught.value.message.key.removeprefix("environment.")

    def imported(self, name: str) -> bool:
        return (
            subprocess.run([self.place.python, "-c", f"import {name}"], capture_output=True, check=False).returncode
            == 0
        )


@pytest.fixture
def of_the_test_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that this computer's pip and uv were told, and no proxy before this computer's own address."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("trainer.environment.fetch._PAUSE", 0.01)


@pytest.fixture
def world(tmp_path: Path, of_the_test_alone: None) -> Iterator[World]:
    wheels = tmp_path / "index"
    write_wheel(wheels, "alpha", "1.0", filler=300_000)
    write_wheel(wheels, "beta", "1.0", filler=1000)
    write_wheel(wheels, "unwanted", "1.0")
    faults = Faults()
    with package_index(wheels, faults) as index:
        yield World(tmp_path, index, faults)


def refusal(act: Callable[[], object]) -> str:
    """The key of what is told."""
    with pytest.raises(SetupError) as caught:
        act()
    return caught.value.message.key
