"""What a run is: its recipe, data and base. A run goes on only with those that it began with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from resources.messages.message import Message, message
from trainer.recipe.errors import TuningError
from trainer.recipe.parsed_recipe import RecipeError
from trainer.whole_file import write_whole

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

AnyRecipe = TypeVar("AnyRecipe", bound="DataclassInstance")
ReadRecipe = Callable[[dict[str, Any], str], AnyRecipe]
"""Reads a recipe out of JSON, whose place is named in what it raises."""

RECIPE = "recipe.toml"
_FILE = "run.json"
_LIBRARIES = ("torch", "transformers", "peft", "bitsandbytes", "accelerate", "tokenizers", "criminal-law-desk")


@dataclass(frozen=True, slots=True)
class RunIdentity(Generic[AnyRecipe]):
    """``data`` and ``held_out``: SHA-256 over the samples. The paths say where they lay, and may change.

    What a job does not have (a base, held-out samples) is empty.
    """

    recipe: AnyRecipe
    base: str  # fingerprint
    data: str
    held_out: str
    samples: int
    base_folder: str
    data_files: tuple[str, ...]
    held_out_files: tuple[str, ...]
    versions: dict[str, str]

    def differences(self, before: RunIdentity[AnyRecipe]) -> list[Message]:
        """What is not as it was; versions are no reason to refuse."""
        mine, others = flat_recipe(self.recipe), flat_recipe(before.recipe)
        found = [
            message("recipe.other-figure", place=name, before=str(others.get(name)), now=str(mine.get(name)))
            for name in sorted({*mine, *others})
            if mine.get(name) != others.get(name)
        ]
        if self.base != before.base:
            found.append(
                message(
                    "recipe.other-base",
                    before=before.base_folder,
                    before_digest=before.base[:12],
                    now=self.base_folder,
                    now_digest=self.base[:12],
                )
            )
        if self.data != before.data:
            found.append(
                message(
                    "recipe.other-data",
                    before=before.samples,
                    before_digest=before.data[:12],
                    now=self.samples,
                    now_digest=self.data[:12],
                )
            )
        if self.held_out != before.held_out:
            found.append(
                message("recipe.other-held-out", before_digest=before.held_out[:12], now_digest=self.held_out[:12])
            )
        return found

    def changed_versions(self, before: RunIdentity[AnyRecipe]) -> list[str]:
        """Libraries that are not as they were: the run goes on, but its losses may differ in the last digits."""
        return [
            f"{name} {before.versions.get(name)} → {now}"
            for name, now in self.versions.items()
            if before.versions.get(name) != now
        ]


def installed_versions() -> dict[str, str]:
    """Of the libraries that a result depends on; those that are not there are left out."""
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def write_identity(run: Path, identity: RunIdentity[AnyRecipe], recipe_text: str) -> None:
    """run.json for the program, recipe.toml for people. Raises OSError."""
    write_whole(run / RECIPE, recipe_text)
    write_whole(run / _FILE, json.dumps(asdict(identity), ensure_ascii=False, indent=2) + "\n")


def read_identity(run: Path, read_recipe: ReadRecipe[AnyRecipe]) -> RunIdentity[AnyRecipe] | None:
    """None where the folder holds no run. Raises TuningError("run") where it cannot be read."""
    try:
        row: dict[str, Any] = json.loads((run / _FILE).read_text(encoding="utf-8"))
        row["recipe"] = read_recipe(row["recipe"], str(run))
        row["data_files"], row["held_out_files"] = tuple(row["data_files"]), tuple(row["held_out_files"])
        return RunIdentity(**row)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecipeError) as error:
        raise TuningError("run", "recipe.run-unreadable", str(error), file=str(run / _FILE)) from error


def check_same(
    run: Path, identity: RunIdentity[AnyRecipe], read_recipe: ReadRecipe[AnyRecipe]
) -> RunIdentity[AnyRecipe] | None:
    """The identity that the run began with; None where there is none yet. Raises TuningError("changed")."""
    before = read_identity(run, read_recipe)
    if before is not None and (found := identity.differences(before)):
        raise TuningError(
            "changed",
            "recipe.run-changed",
            folder=str(run),
            differences=tuple(found),
        )
    return before


def flat_recipe(recipe: DataclassInstance) -> dict[str, Any]:
    """Every value by its place in the recipe file, such as "run.epochs"."""
    return _flat(asdict(recipe))


def _flat(value: dict[str, Any], path: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, each in value.items():
        if isinstance(each, dict):
            flat |= _flat(each, f"{path}{name}.")
        else:
            flat[path + name] = each
    return flat
