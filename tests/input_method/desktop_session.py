"""A desktop for one program: a display of its own, a message bus, a window manager, and somebody who types."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.window_process import environment

PATIENCE = 60.0
KEYS_APART = 60  # ms: a quick typist's


class Place(NamedTuple):
    """A window on the screen, in its pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class DesktopSession:
    """What runs there is ended with it."""

    variables: dict[str, str]
    _running: ExitStack

    def start(
        self, *command: str, log: Path | None = None, stdout: int | None = subprocess.DEVNULL
    ) -> subprocess.Popen[str]:
        """A process of the session; what it says of faults is in ``log``."""
        said = self._running.enter_context(log.open("w")) if log else subprocess.DEVNULL
        process = subprocess.Popen(command, env=self.variables, stdout=stdout, stderr=said, text=True)
        self._running.callback(_end, process)
        return process

    def told(self, *command: str) -> str:
        """What a command of the session prints; "" where it fails."""
        done = subprocess.run(
            command, env=self.variables, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout if done.returncode == 0 else ""

    def write(self, letters: str) -> None:
        """Types them, key by key."""
        self.told("xdotool", "type", "--delay", str(KEYS_APART), letters)

    def press(self, *keys: str) -> None:
        """By their names in X: ``Return``, ``ctrl+Home``."""
        self.told("xdotool", "key", "--delay", str(KEYS_APART), *keys)

    def place_of(self, *search: str) -> Place | None:
        """Where the first visible window is that the search of xdotool finds."""
        for window in self.told("xdotool", "search", "--onlyvisible", *search).split():
            lines = self.told("xdotool", "getwindowgeometry", "--shell", window).splitlines()
            values = dict(line.split("=", 1) for line in lines)
            if values:
                return Place(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))
        return None

    def take_picture(self, file: Path) -> None:
        """The whole screen as it is now."""
        self.told("import", "-window", "root", str(file))
        assert file.stat().st_size > 0


@contextmanager
def desktop_session(folder: Path, size: str = "1280x900", **named: str) -> Iterator[DesktopSession]:
    """Everything that the session keeps is under ``folder``; ``named`` goes into its environment."""
    home, run = folder / "user", folder / "run"
    home.mkdir()
    run.mkdir(mode=0o700)
    (number_out, number_in) = os.pipe()
    with ExitStack() as running:
        session = DesktopSession(
            environment(folder / "desk", HOME=str(home), XDG_RUNTIME_DIR=str(run), **named), running
        )
        for inherited in (
            "QT_QPA_PLATFORM",
            "WAYLAND_DISPLAY",
            "DISPLAY",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
        ):
            session.variables.pop(inherited, None)
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(number_in), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[number_in],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.callback(_end, display)
        os.close(number_in)
        with os.fdopen(number_out) as number:
            session.variables["DISPLAY"] = f":{number.readline().strip()}"
        bus = session.start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        session.variables["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        session.start("openbox")
        yield session


def within_patience(what: str, holds: Callable[[], object]) -> None:
    """Waits until it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.1)


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
