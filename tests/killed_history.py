"""Writers of a history that are killed at any moment. Run as a program: FILE, then the moments in seconds.

Prints a line of JSON for each: what that writer had shown. Forked, since starting Python takes longer than they live.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from desktop.history.history import History
from tests.history_help import TEXT, prediction, verdict


def write_on(file: Path, shown: int) -> None:
    """Until it is killed. ``shown`` is a file's number, where each line is before the next call begins."""
    read = verdict()
    history = History.open(file)
    last = None
    while True:
        run = history.begin(prediction())
        os.write(shown, f"began {run}\n".encode())
        for start in range(0, len(TEXT), 7):
            history.write(run, TEXT[start : start + 7])
            os.write(shown, f"wrote {run} {len(TEXT[: start + 7])}\n".encode())
        if run % 3 == 0 and last is not None:
            os.write(shown, f"deletes {last}\n".encode())
            history.delete([last])
        if run % 2:
            history.finish(run, read)
            os.write(shown, f"finished {run}\n".encode())
        last = run


def shown_by(file: Path, seconds: float, *, begun: bool) -> list[str]:
    """What one writer showed before it was killed; ``begun``: the time counts from its first line on."""
    log = file.with_name("shown")
    number = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    child = os.fork()
    if child == 0:
        write_on(file, number)
    os.close(number)
    while begun and not log.stat().st_size:
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return log.read_text(encoding="ascii").splitlines()


def main() -> None:
    """See above."""
    file = Path(sys.argv[1])
    verdict()  # what reading needs is loaded once
    for number, seconds in enumerate(map(float, sys.argv[2:])):
        lines = shown_by(file, seconds, begun=number % 3 > 0)
        found = []
        if file.exists():
            with closing(sqlite3.connect(file)) as connection:
                found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        print(json.dumps({"seconds": seconds, "shown": lines, "integrity": found}), flush=True)


if __name__ == "__main__":
    main()
