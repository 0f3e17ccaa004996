"""The wish to stop that a window leaves in a job's folder: the job outlives the window, and no signal reaches it on
every system."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.commands.interrupting import interrupt_main
from trainer.runs.run_lock import pause_asked

_LOOK_EVERY = 0.3


@contextmanager
def ending_when_asked(folder: Path) -> Iterator[None]:
    """While this lasts, ``ask_to_pause`` of this folder and process is what an ordinary kill is."""
    over = threading.Event()
    threading.Thread(target=_watch, args=(folder, over), name="asked to end", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _watch(folder: Path, over: threading.Event) -> None:
    while not over.wait(_LOOK_EVERY):
        if pause_asked(folder):
            interrupt_main()
            return
