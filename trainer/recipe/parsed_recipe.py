"""A parsed file read as a recipe, all that is wrong with it told at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from resources.messages.message import Message, message
from trainer.recipe.reasons import places
from trainer.recipe.recipe import AdapterRecipe
from trainer.told_error import ToldError

# Pydantic's name of a problem to our message; the places in the message have the names of pydantic's values.
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


def read_recipe(data: Mapping[str, Any], where: str) -> AdapterRecipe:
    """A parsed file; what it leaves out is as the model card has it. Raises RecipeError with every problem."""
    try:
        # Validated as JSON, because in strict mode only JSON input may give a list where a tuple is wanted.
        recipe = _adapter().validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        raise RecipeError(where, [_problem(each) for each in error.errors(include_url=False)]) from error
    problems = _contradictions(recipe)
    if problems:
        raise RecipeError(where, problems)
    return recipe


@cache
def _adapter() -> TypeAdapter[AdapterRecipe]:
    return TypeAdapter(AdapterRecipe)


def _problem(found: Any) -> Message:
    """What pydantic found, as a message."""
    place = ".".join(str(part) for part in found["loc"])
    if found["type"] == "unexpected_keyword_argument" and (close := get_close_matches(place, places(), n=1)):
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
