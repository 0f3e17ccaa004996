#!/usr/bin/env python3
"""Prints what a Debian package of a built folder depends on:  dependencies.py FOLDER

Asked of the files themselves: which libraries they are linked with that the folder does not hold, whose packages these
are here, and which symbols of the C and C++ libraries they want, which says from which version on.
"""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from shared_libraries import headers, linked_with

FONTS = "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-arphic-uming"
# Opened by name, or no library at all.
OPENED = ("fontconfig", FONTS, "xkb-data", "libx11-data")
_SYMBOLS = re.compile(r"\b(GLIBC|GLIBCXX)_([\d.]+)$", re.MULTILINE)
# The first release of GCC whose C++ library has the symbols: gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html
_GCC_OF_GLIBCXX = {(3, 4, 30): 12, (3, 4, 32): 13, (3, 4, 33): 14, (3, 4, 34): 15}


def main(folder: Path) -> None:
    """Exits where a library is of no package that is installed here: it is missing, or the folder lacks it."""
    needed: set[str] = set()
    newest: dict[str, tuple[int, ...]] = {"GLIBC": (0,), "GLIBCXX": (0,)}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    held = {path.name for path in files}
    for path in files:
        if path.is_symlink():
            continue
        needed |= linked_with(path) - held
        for library, version in _SYMBOLS.findall(headers(path)):
            newest[library] = max(newest[library], tuple(map(int, version.split("."))))
    gcc = next(release for known, release in _GCC_OF_GLIBCXX.items() if newest["GLIBCXX"] <= known)
    at_least = {"libc6": ".".join(map(str, newest["GLIBC"])), "libstdc++6": str(gcc)}
    packages = sorted({_package(name) for name in needed})
    print(", ".join([*(f"{name} (>= {at_least[name]})" if name in at_least else name for name in packages), *OPENED]))


@cache
def _libraries() -> dict[str, str]:
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", told, re.MULTILINE))


def _package(name: str) -> str:
    path = _libraries().get(name)
    if path is None:
        sys.exit(f"{name} is neither in the folder nor on this machine.")
    real = Path(path).resolve()
    for known in (Path(path), real, Path("/", *Path(path).parts[2:]), Path("/", *real.parts[2:])):
        found = subprocess.run(["dpkg-query", "--search", str(known)], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.split(":", 1)[0]
    sys.exit(f"{path} belongs to no package.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
