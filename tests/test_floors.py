"""Which part of the program may know which: imports run from an upper floor to a lower one, never back."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("desktop", "trainer", "resources")

# The floors of each package from the top down. Rooms beside each other on one floor do not import each other.
FLOORS: dict[str, tuple[tuple[str, ...], ...]] = {
    "desktop": (
        ("__main__",),
        ("window", "commands"),
        ("pages",),
        ("cards", "components"),
        ("jobs", "controls"),
        ("desk",),
        ("wording", "theme", "printing"),
        ("batch", "evaluation"),
        ("documents",),
        ("history",),
        ("similar",),
        ("judging", "training", "settings", "help", "carrying"),
    ),
    "desktop.pages.training": (
        ("training_page",),
        ("data", "recipe", "runs", "publish"),
        ("page_memory",),
    ),
    "trainer": (
        ("__main__",),
        ("commands",),
        ("publish", "starter", "indexing"),
        ("preparation",),
        ("tuning",),
        ("runs",),
        ("recipe",),
        ("export",),
        ("evaluation", "environment", "similar"),
        ("engines", "recognition"),
        ("samples",),
        ("corpus", "guideline", "statutes", "deadlines"),
        ("masking", "judgment"),
        ("told_error", "whole_file", "own_input", "apart_process", "process_tree", "awake", "home", "html_page"),
        ("patient_files", "own_program", "without_console", "typed_path", "formula_guard"),
    ),
    "resources": (
        ("model_card", "starter", "ollama"),
        ("messages",),
        ("law", "benchmarks", "characters", "disclaimer", "i18n", "icons", "help", "version"),
    ),
}
# Packages in which no room that is a package itself imports another, pages and engines, with the rooms below them all.
SIBLINGS: dict[str, set[str]] = {"desktop.pages": set(), "trainer.engines": {"llama_cpp"}}

HEAVY = {"torch", "transformers", "peft", "accelerate"}
QT = {"PySide6", "shiboken6"}
FORBIDDEN = {
    "desktop": HEAVY,
    "desktop/batch": QT,
    "desktop/history": QT,
    "desktop/similar": QT,
    "desktop/judging": QT,
    "desktop/documents": QT,
    "desktop/training": QT,
    "desktop/evaluation": QT,
    "desktop/settings": QT,
    "desktop/help": QT,
    "desktop/carrying": QT,
    "desktop/commands": QT,
    "trainer": QT | {"desktop"},
}


@cache
def modules() -> dict[str, Path]:
    """The file of each module of ours, by the module's name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """What a file imports, anywhere in it: within functions too, and what is imported for its types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            # "from package import module" imports the module, not the package alone.
            yield from {whole if (whole := f"{module}.{alias.name}") in modules() else module for alias in node.names}


def room(module: str, package: str) -> str | None:
    """Where in the package a module lies; None outside of it, and for the package itself."""
    inside = module.removeprefix(f"{package}.")
    return None if inside == module else inside.partition(".")[0]


def floor(package: str, name: str) -> int:
    """Counted from the top."""
    for number, rooms in enumerate(FLOORS[package]):
        if name in rooms:
            return number
    raise AssertionError(f"{package}.{name} has no floor: give it one in FLOORS")


def upward(package: str) -> set[tuple[str, str]]:
    """The imports between the package's rooms that do not run downwards."""
    found = set()
    for module, path in modules().items():
        own = room(module, package)
        if own is None:
            continue
        for target in imported(path):
            other = room(target, package)
            if other not in (None, own) and floor(package, other) <= floor(package, own):
                found.add((module, target))
    return found


@pytest.mark.parametrize("package", sorted(FLOORS))
def test_no_import_runs_to_a_higher_floor(package: str) -> None:
    assert upward(package) == set()


@pytest.mark.parametrize("package", sorted(SIBLINGS))
def test_siblings_do_not_know_each_other(package: str) -> None:
    below = SIBLINGS[package]
    packages = {path.name for path in (ROOT / package.replace(".", "/")).iterdir() if (path / "__init__.py").exists()}
    assert len(packages) > 1
    wrong = {
        (module, target)
        for module, path in modules().items()
        if (own := room(module, package)) in packages
        for target in imported(path)
        if (other := room(target, package)) in packages - {own} and (other not in below or own in below)
    }
    assert wrong == set()


@pytest.mark.parametrize("package", sorted(FLOORS))
def test_every_floor_is_there(package: str) -> None:
    rooms = {found for module in modules() if (found := room(module, package))}
    assert rooms == {name for rooms in FLOORS[package] for name in rooms}


@pytest.mark.parametrize("folder", sorted(FORBIDDEN))
def test_nothing_foreign_to_a_room_is_imported(folder: str) -> None:
    sources = sorted((ROOT / folder).rglob("*.py"))
    assert sources
    wrong = {
        str(path.relative_to(ROOT)): sorted(crossing)
        for path in sources
        if (crossing := {name.partition(".")[0] for name in imported(path)} & FORBIDDEN[folder])
    }
    assert wrong == {}


def test_resources_need_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"resources"}
    wrong = {
        str(path.relative_to(ROOT)): sorted(foreign)
        for path in sorted((ROOT / "resources").rglob("*.py"))
        if (foreign := {name.partition(".")[0] for name in imported(path)} - allowed)
    }
    assert wrong == {}


def test_imports_within_functions_and_for_types_are_seen(tmp_path: Path) -> None:
    """The measure itself: a file that imports in every way that Python has."""
    file = tmp_path / "sample.py"
    file.write_text(
        "from typing import TYPE_CHECKING\nimport json.decoder\n"
        "if TYPE_CHECKING:\n    from desktop.desk.desk import Desk\n"
        "def run():\n    from trainer.engines import loop\n    from trainer.engines.engine import Engine, Model\n",
        encoding="utf-8",
    )
    assert set(imported(file)) == {
        *("typing", "json.decoder", "desktop.desk.desk", "trainer.engines.loop", "trainer.engines.engine")
    }
