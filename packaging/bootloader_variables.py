"""Run in a frozen program before anything else: takes back what PyInstaller's bootloader did to the environment.

The loader of shared libraries has read it by now; a process that is started from here would read it again. Ollama, a
browser, a compiler, the Python for training would load this folder's libraries in place of the system's, and fail.
"""

import os

_PREFIXES = ("_PYI_", "_MEIPASS", "PYINSTALLER_")
_LIBRARIES = "LD_LIBRARY_PATH"

for _name in [name for name in os.environ if name.startswith(_PREFIXES)]:
    del os.environ[_name]
# As the user had it, if at all: the bootloader keeps that beside its own.
os.environ.pop(_LIBRARIES, None)
if (_before := os.environ.pop(f"{_LIBRARIES}_ORIG", None)) is not None:
    os.environ[_LIBRARIES] = _before
