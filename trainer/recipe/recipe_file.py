"""Recipes as files: TOML read and written, all problems of a file told at once."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import TypeAdapter, ValidationError
from tomlkit.container import Container
from tomlkit.items import Table

from resources.model_card.recipe import recipe_names, recipe_text
from trainer.recipe import sentences
from trainer.recipe.reasons import OTHER_THAN_CARD, REASONS
from trainer.recipe.recipe import AdapterRecipe
from trainer.told_error import ToldError

# What pydantic calls a problem; {…} are its own figures.
_WORDS = {
    "missing": sentences.MISSING,
    "unexpected_keyword_argument": sentences.UNKNOWN,
    "greater_than": sentences.ABOVE,
    "greater_than_equal": sentences.AT_LEAST,
    "less_than": sentences.BELOW,
    "less_than_equal": sentences.AT_MOST,
    "literal_error": sentences.ONE_OF,
    "int_type": sentences.WHOLE_NUMBER,
    "int_from_float": sentences.WHOLE_NUMBER,
    "float_type": sentences.NUMBER,
    "finite_number": sentences.FINITE,
    "bool_type": sentences.TRUE_OR_FALSE,
    "string_type": sentences.TEXT,
    "string_too_short": sentences.NOT_EMPTY,
    "too_short": sentences.NOT_EMPTY,
    "tuple_type": sentences.LIST,
    "dataclass_type": sentences.SECTION,
}


class RecipeError(ToldError):
    """A recipe that cannot be used. ``problems``: all of them, one sentence each."""

    def __init__(self, where: str, problems: list[str]) -> None:
        super().__init__(
            sentences.RECIPE_PROBLEMS,
            where=where,
            count=len(problems),
            problems="\n".join(f"  · {each}" for each in problems),
        )
        self.problems = problems


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
        names = "、".join(adapter_recipe_names())
        raise RecipeError(name_or_file, [sentences.NO_RECIPE.format(names=names)]) from error
    if file.suffix.lower() in (".yaml", ".yml"):
        from trainer.recipe.llamafactory import read_llamafactory

        return read_llamafactory(text, file.stem).recipe
    try:
        return read_recipe({"name": file.stem} | tomllib.loads(text), file.name)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(file.name, [sentences.NOT_TOML.format(reason=error)]) from error


def read_recipe(data: Mapping[str, Any], where: str) -> AdapterRecipe:
    """A parsed file; what it leaves out is as the model card has it. Raises RecipeError with every problem."""
    try:
        # By way of JSON, because only there do lists stand for tuples in strict mode.
        recipe = _adapter().validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        raise RecipeError(where, [_sentence(each) for each in error.errors(include_url=False)]) from error
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


def _sentence(problem: Any) -> str:
    place = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "unexpected_keyword_argument" and (close := get_close_matches(place, REASONS, n=1)):
        return sentences.UNKNOWN_BUT_CLOSE.format(place=place, close=close[0])
    template = _WORDS.get(problem["type"], sentences.OTHERWISE_WRONG)
    figures = {"reason": problem["msg"], **problem.get("ctx", {})}
    return template.format(place=place, value=repr(problem["input"]), **figures)


def _contradictions(recipe: AdapterRecipe) -> list[str]:
    run, problems = recipe.run, []
    if run.total_batch_size % run.micro_batch_size:
        problems.append(sentences.DOES_NOT_DIVIDE.format(micro=run.micro_batch_size, total=run.total_batch_size))
    if len(set(recipe.adapter.targets)) < len(recipe.adapter.targets):
        problems.append(sentences.LAYER_TWICE)
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
