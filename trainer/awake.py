"""The computer stays awake while something long is done on it; its screen may go off.

Where the system knows no such wish, nothing happens and nothing is said. However this process ends, the wish ends too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

_CONTINUOUS = 0x80000000  # ES_CONTINUOUS: until it is taken back, or this thread ends
_SYSTEM_REQUIRED = 0x00000001  # ES_SYSTEM_REQUIRED
_ENDS_WITHIN = 2.0


@contextmanager
def kept_awake(what: str) -> Iterator[None]:
    """``what`` is done, as somebody reads it who asks the system why it does not sleep."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        before = kernel.SetThreadExecutionState(ctypes.c_uint32(_CONTINUOUS | _SYSTEM_REQUIRED)) & 0xFFFFFFFF
        try:
            yield
        finally:
            kernel.SetThreadExecutionState(ctypes.c_uint32(before if before & _CONTINUOUS else _CONTINUOUS))
    else:
        holder = _holder(inhibitor(sys.platform, os.environ, what))
        try:
            yield
        finally:
            if holder is not None:
                _let_go(holder)


def inhibitor(system: str, variables: Mapping[str, str], what: str) -> list[str]:
    """The program that keeps a system other than Windows awake, until its input ends or this process does."""
    if system == "darwin":
        return ["caffeinate", "-i", "-w", str(os.getpid())]
    # GNOME goes by its own session alone, which would be asked for nothing else but to stay awake.
    if "GNOME" in variables.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return [
            "gnome-session-inhibit",
            "--app-id",
            "criminal-law-desk",
            "--reason",
            what,
            "--inhibit",
            "suspend",
            "cat",
        ]
    return ["systemd-inhibit", "--what=idle:sleep", "--who=criminal-law-desk", f"--why={what}", "--mode=block", "cat"]


def _holder(command: list[str]) -> subprocess.Popen[bytes] | None:
    """With a pipe that ends with this process, however that ends."""
    nowhere = subprocess.DEVNULL
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere)
    except OSError:  # there is no such program
        return None


def _let_go(holder: subprocess.Popen[bytes]) -> None:
    assert holder.stdin is not None
    with suppress(OSError):  # it has ended: it was not allowed to
        holder.stdin.close()
    holder.terminate()
    with suppress(subprocess.TimeoutExpired):
        holder.wait(_ENDS_WITHIN)
