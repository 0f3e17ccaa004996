"""The rules of the house, checked on every file."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HEAVY = {"torch", "transformers", "peft", "accelerate"}


of_a_checkout = pytest.mark.skipif(shutil.which("git") is None, reason="git tells which files there are")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_the_window_starts_without_anything_heavy() -> None:
    """Also what the window's imports import in turn, the trainer's modules among them."""
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "desktop").rglob("*.py")
        if path.name not in {"__init__.py", "__main__.py"}
    )
    script = (
        "import sys, importlib\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(sorted(set(sys.modules) & {HEAVY!r}))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_packaging_is_no_python_package() -> None:
    """It would hide the library of that name, which Python's own tools import."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@of_a_checkout
def test_every_python_file_compiles() -> None:
    sources = [path for path in tracked_files() if path.suffix == ".py"]
    assert sources
    for path in sources:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)


@of_a_checkout
def test_no_text_names_a_package_registry_host() -> None:
    """Packages are named, never where they come from: that is the user's own setting."""
    hosts = re.compile(
        rb"(?i)(?:pypi|pythonhosted|npmjs|crates|golang|maven|anaconda|registry)\.(?:org|com|io|apache\.org)\b"
        # Debian's own site stands in the form of its copyright files, and in the addresses of those it names.
        rb"|(?:deb|security|snapshot|ftp[a-z.]*)\.debian\.org\b"
    )
    wrong = [str(path.relative_to(ROOT)) for path in tracked_files() if hosts.search(path.read_bytes())]
    assert wrong == []
