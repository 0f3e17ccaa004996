"""How a program without a window is started on Windows: a window that has no console would else open one for it."""

from __future__ import annotations

import subprocess
import sys

if sys.platform == "win32":
    WITHOUT_CONSOLE = subprocess.CREATE_NO_WINDOW
else:
    WITHOUT_CONSOLE = 0
