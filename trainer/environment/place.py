"""Where a component's environment lies, and what else is kept around it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from trainer.environment.component import Component


@dataclass(frozen=True, slots=True)
class Place:
    """``folder`` holds all of it and goes whole when the component is removed."""

    folder: Path

    @property
    def environment(self) -> Path:
        """The virtual environment."""
        return self.folder / "environment"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def own_pythons(self) -> Path:
        """A Python that was fetched because the computer had none that fits."""
        return self.folder / "python"

    @property
    def downloads(self) -> Path:
        """What is being fetched; what was begun goes on from there."""
        return self.folder / "downloads"

    @property
    def cache(self) -> Path:
        """uv's, on the same disk as the environment: files are linked, not copied."""
        return self.folder / "cache"

    @property
    def record(self) -> Path:
        """What is installed; see ``installed``."""
        return self.folder / "installed.json"

    @property
    def lock(self) -> Path:
        """Held by the process that works here. Beside the folder, which Windows could not remove otherwise."""
        return self.folder.with_name(f"{self.folder.name}.lock")

    @property
    def libraries(self) -> Path:
        """The environment's site-packages."""
        return next(
            iter(self.environment.glob("lib/python*/site-packages")), self.environment / "Lib" / "site-packages"
        )


def place_of(component: Component, home: Path) -> Place:
    """In the folder of the user's data. uv stands in the place itself, where a relative path would be another one."""
    return Place(home.absolute() / component.folder)
