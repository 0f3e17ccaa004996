"""A window of the program on a screen of its own, used from outside: keys go in, pictures come out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bundle.pictures import changed
from tests.input_method.desktop_session import DesktopSession, within_patience

WINDOW = ("--name", "^刑法案台$")
ANOTHER_PAGE = 0.02
"""The share of the screen that has changed then, at the least."""
History = Callable[[], subprocess.CompletedProcess[bytes]]


@dataclass(frozen=True)
class SeenWindow:
    """``history`` lists the runs as JSON lines; ``said``: the file with all that the program says."""

    session: DesktopSession
    process: subprocess.Popen[bytes]
    history: History
    said: Path

    def runs(self) -> list[dict[str, Any]]:
        """The newest first."""
        return [json.loads(line) for line in self.history().stdout.splitlines()]

    def judge(self) -> dict[str, Any]:
        """What is in the editor, by the key; the run, finished."""
        before = len(self.runs())
        self.session.press("ctrl+Return")
        self.wait_for_run(before)
        return self.runs()[0]

    def wait_for_run(self, before: int) -> None:
        within_patience("something is judged", lambda: len(self.runs()) > before)
        within_patience("the judgment ends", lambda: self.runs()[0]["state"] == "finished")

    def picture(self, file: Path) -> Path:
        """The screen, once two pictures of it are alike: nothing moves any more."""
        seen: list[bytes] = [b"", b"x"]

        def still() -> bool:
            self.session.take_picture(file)
            seen.append(file.read_bytes())
            return seen[-1] == seen[-2]

        file.parent.mkdir(parents=True, exist_ok=True)
        within_patience("the screen stands still", still)
        return file

    def page(self, keys: str, file: Path) -> Path:
        """The picture of the page that the keys bring."""
        before = self.picture(file.with_suffix(".before.png"))
        self.session.press(keys)

        def another() -> bool:
            self.session.take_picture(file)
            return changed(before, file) > ANOTHER_PAGE

        within_patience(f"{keys} brings another page", another)
        before.unlink()
        return self.picture(file)

    def close(self) -> None:
        """By the key; it ends well, and has said nothing."""
        self.session.press("ctrl+q")
        assert self.process.wait(60) == 0
        assert self.said.read_text(errors="replace") == ""


@contextmanager
def seen_window(
    session: DesktopSession, command: list[str], variables: Mapping[str, str] | None, history: History, folder: Path
) -> Iterator[SeenWindow]:
    """In sight and with the focus; the process is ended with the block. ``folder`` has what it says."""
    said = folder / "said.txt"
    with (
        said.open("wb") as log,
        subprocess.Popen(command, env=variables, stdin=subprocess.DEVNULL, stdout=log, stderr=log) as process,
    ):
        try:
            within_patience("the window is seen", lambda: session.place_of(*WINDOW) or process.poll() is not None)
            assert process.poll() is None, said.read_text(errors="replace")
            session.told("xdotool", "search", *WINDOW, "windowactivate", "--sync")
            yield SeenWindow(session, process, history, said)
        finally:
            process.kill()
