"""The rules of the house, checked on every file."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HEAVY = {"torch", "transformers", "peft", "accelerate"}
FORBIDDEN = {
    "desktop": HEAVY,
    "trainer": {"desktop", "PySide6", "shiboken6"},
}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def imported_packages(path: Path) -> set[str]:
    """Top-level packages that a file imports, anywhere in it, also those only for its types."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("room", sorted(FORBIDDEN))
def test_imports_run_one_way(room: str) -> None:
    sources = sorted((ROOT / room).rglob("*.py"))
    assert sources
    wrong = {
        str(path.relative_to(ROOT)): sorted(crossing)
        for path in sources
        if (crossing := imported_packages(path) & FORBIDDEN[room])
    }
    assert wrong == {}


def test_resources_need_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"resources"}
    wrong = {
        str(path.relative_to(ROOT)): sorted(foreign)
        for path in sorted((ROOT / "resources").rglob("*.py"))
        if (foreign := imported_packages(path) - allowed)
    }
    assert wrong == {}


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


def test_every_python_file_compiles() -> None:
    sources = [path for path in tracked_files() if path.suffix == ".py"]
    assert sources
    for path in sources:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)


def test_no_text_names_a_package_registry_host() -> None:
    """Packages are named, never where they come from: that is the user's own setting."""
    hosts = re.compile(
        rb"(?i)(?:pypi|pythonhosted|npmjs|crates|golang|maven|debian|anaconda|registry)\.(?:org|com|io|apache\.org)\b"
    )
    wrong = [str(path.relative_to(ROOT)) for path in tracked_files() if hosts.search(path.read_bytes())]
    assert wrong == []
