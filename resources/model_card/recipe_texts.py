"""The recipes that come with the program, as the TOML of their files; `trainer` reads what they say."""

from __future__ import annotations

from importlib.resources import files


def recipe_names() -> tuple[str, ...]:
    """Sorted."""
    folder = files(__package__).joinpath("recipes")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def recipe_text(name: str) -> str:
    """The TOML of the recipe of that name. Raises FileNotFoundError."""
    return files(__package__).joinpath("recipes", f"{name}.toml").read_text(encoding="utf-8")
