"""Standard input for a child process that hears its parent there while it loads libraries."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def own_input() -> BinaryIO:
    """Standard input under another number; whoever asks for standard input from now on finds nothing.

    On Windows each library that is loaded asks what standard input is, and a pipe answers only when the read that is
    under way in it has ended: loaded beside a waiting reader, numpy, pyarrow or llama.cpp would never be there.
    """
    own = os.fdopen(os.dup(0), "rb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if sys.platform == "win32":  # a program without a console keeps the pipe there though its number 0 is another file
        import ctypes
        import msvcrt

        kernel = ctypes.WinDLL("kernel32")
        kernel.SetStdHandle(ctypes.c_ulong(-10 & 0xFFFFFFFF), ctypes.c_void_p(msvcrt.get_osfhandle(0)))
    return own
