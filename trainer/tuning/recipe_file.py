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
from trainer.tuning.reasons import REASONS
from trainer.tuning.recipe import AdapterRecipe

# What pydantic calls a problem, in words; {…} are its own figures.
_WORDS = {
    "missing": "缺少这一项",
    "unexpected_keyword_argument": "没有这一项",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不应小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不应大于 {le}",
    "literal_error": "应为 {expected}",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "finite_number": "应为有限的数",
    "bool_type": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_short": "不能为空",
    "too_short": "不能为空",
    "tuple_type": "应为列表",
    "dataclass_type": "应为一节（[…]）",
}


class RecipeError(Exception):
    """A recipe that cannot be used. ``problems``: all of them, one sentence each."""

    def __init__(self, where: str, problems: list[str]) -> None:
        super().__init__(f"配方 {where} 有 {len(problems)} 处问题：\n" + "\n".join(f"  · {each}" for each in problems))
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
        raise RecipeError(name_or_file, [f"没有这个名称的配方（可用：{names}），也读不到这个文件"]) from error
    if file.suffix.lower() in (".yaml", ".yml"):
        from trainer.tuning.llamafactory import read_llamafactory

        return read_llamafactory(text, file.stem).recipe
    try:
        return read_recipe({"name": file.stem} | tomllib.loads(text), file.name)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(file.name, [f"不是 TOML：{error}"]) from error


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
    where = ".".join(str(part) for part in problem["loc"])
    words = _WORDS.get(problem["type"])
    text = words.format(**problem.get("ctx", {})) if words else problem["msg"]
    if problem["type"] == "unexpected_keyword_argument":
        close = get_close_matches(where, REASONS, n=1)
        return f"{where}：{text}" + (f"，是否指 {close[0]}" if close else "")
    return f"{where}：{text}" + ("" if problem["type"] == "missing" else f"（现为 {problem['input']!r}）")


def _contradictions(recipe: AdapterRecipe) -> list[str]:
    run, problems = recipe.run, []
    if run.total_batch_size % run.micro_batch_size:
        problems.append(
            f"run.micro_batch_size：{run.micro_batch_size} 不能整除 run.total_batch_size（{run.total_batch_size}）"
        )
    if len(set(recipe.adapter.targets)) < len(recipe.adapter.targets):
        problems.append("adapter.targets：有重复的层")
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
            theirs = "" if value == card[name] else f"a10 为 {json.dumps(card[name])}；"
            table.add(tomlkit.comment(theirs + REASONS[path + name]))
            table.add(name, tomlkit.item(list(value) if isinstance(value, tuple) else value))
