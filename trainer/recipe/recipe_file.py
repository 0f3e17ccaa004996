"""Recipes as files: TOML or LLaMA-Factory's YAML read, TOML written."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.items import Table

from resources.messages.message import message
from resources.messages.wording import say
from resources.model_card.recipe_texts import recipe_names, recipe_text
from trainer.corpus.encoding import SAMPLE, encoding_of
from trainer.recipe.llamafactory import read_llamafactory
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.reasons import reason_of
from trainer.recipe.recipe import AdapterRecipe


def adapter_recipe_names() -> tuple[str, ...]:
    """The recipes for adapters that come with the program."""
    return tuple(name for name in recipe_names() if tomllib.loads(recipe_text(name)).get("method") == "qlora")


def load_recipe(name_or_file: str) -> AdapterRecipe:
    """A recipe that comes with the program, or a file: TOML, or LLaMA-Factory's YAML. Raises RecipeError."""
    if name_or_file in recipe_names():
        return read_recipe(tomllib.loads(recipe_text(name_or_file)), name_or_file)
    file = Path(name_or_file)
    try:
        raw = file.read_bytes()
        text = raw.decode(encoding_of(raw[:SAMPLE]))
    except (OSError, UnicodeDecodeError) as error:
        names = adapter_recipe_names()
        raise RecipeError(name_or_file, [message("recipe.no-recipe", names=names)]) from error
    if file.suffix.lower() in (".yaml", ".yml"):
        return read_llamafactory(text, file.stem).recipe
    try:
        return read_recipe({"name": file.stem} | tomllib.loads(text), file.name)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(file.name, [message("recipe.not-toml", reason=str(error))]) from error


def write_recipe(recipe: AdapterRecipe) -> str:
    """The recipe as TOML, with the reason beside each figure; `read_recipe` gives it back."""
    document = tomlkit.document()
    unchanged = AdapterRecipe(recipe.name, recipe.base_model)
    _write_fields(document, "", dataclasses.asdict(recipe), dataclasses.asdict(unchanged))
    return tomlkit.dumps(document)


def _write_fields(
    table: tomlkit.TOMLDocument | Table | Container, path: str, fields: Mapping[str, Any], card: Mapping[str, Any]
) -> None:
    for name, value in fields.items():
        if isinstance(value, dict):
            section = tomlkit.table()
            _write_fields(section, f"{path}{name}.", value, card[name])
            table.add(name, section)
        else:
            # The reasons explain the model card's figures; beside another figure they would be untrue.
            reason = reason_of(path + name)
            if value != card[name]:
                reason = message("recipe.other-than-card", card=json.dumps(card[name]), reason=reason)
            table.add(tomlkit.comment(say(reason)))
            table.add(name, tomlkit.item(list(value) if isinstance(value, tuple) else value))
