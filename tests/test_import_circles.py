"""No module needs itself by way of others: each can be read, moved and tested with what lies below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("desktop", "trainer", "resources")


def modules() -> dict[str, Path]:
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in found if path.stem != "__init__"}


def imported(tree: ast.AST) -> Iterator[str]:
    """What may be modules among what is imported, within functions too, where circles are hidden.

    Left out is what is imported for its types alone: nothing of it runs.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from imported(node)


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()
    graph = {
        name: set(imported(ast.parse(path.read_text(encoding="utf-8")))) & known.keys() for name, path in known.items()
    }
    assert len(graph["trainer.recipe.recipe_file"]) > 3
    TopologicalSorter(graph).prepare()


def test_a_circle_within_functions_is_seen() -> None:
    first = ast.parse("from b import c")
    graph = {"a": set(imported(first)), "b": set(imported(ast.parse("def d():\n    import a")))}
    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()
    graph["b"] = set(imported(ast.parse("if TYPE_CHECKING:\n    import a\nimport d")))
    assert graph["b"] == {"d"}
    TopologicalSorter(graph).prepare()
