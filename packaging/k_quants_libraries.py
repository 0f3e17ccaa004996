"""Compiles k_quants.c for the levels of x86-64, for a program that runs where there is no compiler.

    .venv/bin/python packaging/k_quants_libraries.py OUT [COMPILER]

writes OUT/k_quants-x86-64-v2.so, -v3 and -v4; a COMPILER for Windows, as x86_64-w64-mingw32-gcc, makes .dll of them.
The same compiler makes the same bytes. GCC 12 or Clang 18, as an earlier one does not know the levels by name.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from trainer.export.k_quants import FLAGS, LEVELS, SOURCE, library_name

# No date in the file; and GCC for Windows takes the stack to be aligned for wide registers, where Windows' is not.
WINDOWS_FLAGS = ("-static-libgcc", "-Wl,--no-insert-timestamp", "-Wa,-muse-unaligned-vector-move")


def write_libraries(folder: Path, compiler: str = "cc") -> list[Path]:
    """Compiles one for each level. Raises OSError or CalledProcessError where the compiler is absent or fails."""
    machine = subprocess.run([compiler, "-dumpmachine"], check=True, capture_output=True, text=True).stdout
    windows = "mingw" in machine
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for level in LEVELS:
        target = folder / library_name(level, ".dll" if windows else ".so")
        options = [*FLAGS, f"-march={level}", f'-DLEVEL="{level}"', "-s", *(WINDOWS_FLAGS if windows else ())]
        subprocess.run([compiler, *options, str(SOURCE), "-o", str(target), "-lm"], check=True)
        written.append(target)
    return written


if __name__ == "__main__":
    for library in write_libraries(Path(sys.argv[1]), *sys.argv[2:3]):
        print(library)
