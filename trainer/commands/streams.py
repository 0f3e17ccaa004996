"""The standard streams as both programs want them, before anything is written to them: ``--help`` is written early."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path


def show_what_can_be_shown() -> None:
    """A terminal with another character set shows what it can; it must not end the program. What goes into a file or
    another program is UTF-8: in the code page of the console, as Windows has it, neither this program could read it
    back nor could it hold every character of a name.

    Nor must a stream end it that was closed before the start: there is nothing to read then, and what is written goes
    nowhere, not to the other stream.
    """
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (open until the end)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def write_nowhere() -> None:
    """Whoever read standard output has seen enough (``| head``): what is still to be written to it goes nowhere, at
    the program's end too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
