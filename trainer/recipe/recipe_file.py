"""Recipes as files: TOML read and written, all problems of a file told at once."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import TypeAdapter, ValidationError
from tomlkit.container import Container
from tomlkit.items import Table

from resources.messages.message import Message, message
from resources.model_card.recipe import recipe_names, recipe_text
from trainer.recipe.reasons import OTHER_THAN_CARD, REASONS
from trainer.recipe.recipe import AdapterRecipe
from trainer.told_error import ToldError

# What pydantic calls a problem, and our message, whose places are named as pydantic names its figures.
_KEYS = {
    "missing": "recipe.missing",
    "unexpected_keyword_argument": "recipe.unknown",
    "greater_than": "recipe.above",
    "greater_than_equal": "recipe.at-least",
    "less_than": "recipe.below",
    "less_than_equal": "recipe.at-most",
    "literal_error": "recipe.one-of",
    "int_type": "recipe.whole-number",
    "int_from_float": "recipe.whole-number",
    "float_type": "recipe.number",
    "finite_number": "recipe.finite",
    "bool_type": "recipe.true-or-false",
    "string_type": "recipe.text",
    "string_too_short": "recipe.not-empty",
    "too_short": "recipe.not-empty",
    "tuple_type": "recipe.list",
    "dataclass_type": "recipe.section",
}


class RecipeError(ToldError):
    """A recipe that cannot be used. ``problems``: all of them; ``kind`` is always "recipe"."""

    def __init__(self, where: str, problems: Sequence[Message]) -> None:
        super().__init__("recipe", "recipe.recipe-problems", where=where, count=len(problems), problems=tuple(problems))
        self.problems = list(problems)


def adapter_recipe_names() -> tuple[str, ...]:
    """The recipes for adapters that come with the program."""
    return tuple(name for name in recipe_names() if tomllib.loads(recipe_text(name)).get("method") == "qlora")


def load_recipe(name_or_file: str) -> AdapterRecipe:
    """A recipe that comes with the program, or a file: TOML, or LLaMA-Factory's YAML. Raises RecipeError."""
    if name_or_file in recipe_names():
        return read_recipe(tomllib.loads(recipe_text(name_or_file)), name_or_file)
    file = Path(name_or_file)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        names = adapter_recipe_names()
        raise RecipeError(name_or_file, [message("recipe.no-recipe", names=names)]) from error
    if file.suffix.lower() in (".yaml", ".yml"):
        from trainer.recipe.llamafactory import read_llamafactory

        return read_llamafactory(text, file.stem).recipe
    try:
        return read_recipe({"name": file.stem} | tomllib.loads(text), file.name)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(file.name, [message("recipe.not-toml", reason=str(error))]) from error


def read_recipe(data: Mapping[str, Any], where: str) -> AdapterRecipe:
    """A parsed file; what it leaves out is as the model card has it. Raises RecipeError with every problem."""
    try:
        # By way of JSON, because only there do lists stand for tuples in strict mode.
        recipe = _adapter().validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        raise RecipeError(where, [_problem(each) for each in error.errors(include_url=False)]) from error
    problems = _contradictions(recipe)
    if problems:
        raise RecipeError(where, problems)
    return recipe


def write_recipe(recipe: AdapterRecipe) -> str:
    """The recipe as TOML, with the reason beside each figure; `read_recipe` gives it back."""
    document = tomlkit.document()
    unchanged = AdapterRecipe(recipe.name, recipe.base_model)
    _write_fields(document, "", dataclasses.asdict(recipe), dataclasses.asdict(unchanged))
    return tomlkit.dumps(document)


@cache
def _adapter() -> TypeAdapter[AdapterRecipe]:
    return TypeAdapter(AdapterRecipe)


def _problem(found: Any) -> Message:
    """What pydantic found, as a message."""
    place = ".".join(str(part) for part in found["loc"])
    if found["type"] == "unexpected_keyword_argument" and (close := get_close_matches(place, REASONS, n=1)):
        return message("recipe.unknown-but-close", place=place, close=close[0])
    figures = {
        name: value if isinstance(value, int | float) else str(value) for name, value in found.get("ctx", {}).items()
    }
    return Message(
        _KEYS.get(found["type"], "recipe.otherwise-wrong"),
        {"reason": found["msg"], **figures, "place": place, "value": repr(found["input"])},
    )


def _contradictions(recipe: AdapterRecipe) -> list[Message]:
    run, problems = recipe.run, []
    if run.total_batch_size % run.micro_batch_size:
        problems.append(message("recipe.does-not-divide", micro=run.micro_batch_size, total=run.total_batch_size))
    if len(set(recipe.adapter.targets)) < len(recipe.adapter.targets):
        problems.append(message("recipe.layer-twice"))
    return problems


def _write_fields(
    table: tomlkit.TOMLDocument | Table | Container, path: str, fields: Mapping[str, Any], card: Mapping[str, Any]
) -> None:
    for name, value in fields.items():
        if isinstance(value, dict):
            section = tomlkit.table()
            _write_fields(section, f"{path}{name}.", value, card[name])
            table.add(name, section)
        else:
            # The reasons are those of the card's figures: beside another one they would be untrue.
            reason = REASONS[path + name]
            if value != card[name]:
                reason = OTHER_THAN_CARD.format(card=json.dumps(card[name]), reason=reason)
            table.add(tomlkit.comment(reason))
            table.add(name, tomlkit.item(list(value) if isinstance(value, tuple) else value))
