"""A process that lives on when the one that started it has ended: a training, a batch."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.own_program import variables_for

if sys.platform == "win32":
    # A console of its own that nobody sees: one that can be seen can be closed, which would end the process. A group of
    # its own: Ctrl+C in the starter's console is not meant for it.
    _APART = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _APART = 0


def start_apart(command: Sequence[str], printed: Path, errors: Path, variables: Mapping[str, str]) -> int:
    """Starts ``command`` with ``variables`` added to its environment; what it prints goes to the two files. Returns the
    number of the process. Raises OSError.

    It has a session of its own: neither the starter's end nor that of its terminal ends it.
    """
    with printed.open("wb") as output, errors.open("wb") as mistakes:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=mistakes,
            env={**variables_for(command[0]), **variables},
            start_new_session=sys.platform != "win32",
            creationflags=_APART,
        )
    # Waited for in a thread, or it would stay a zombie while the starter lives.
    threading.Thread(target=process.wait, name=f"process-{process.pid}", daemon=True).start()
    return process.pid
