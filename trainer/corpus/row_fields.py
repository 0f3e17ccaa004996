"""Fields of a row in a user's file: read where it is sure what is meant, refused with what was expected where not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from resources.law.numerals import to_int
from resources.messages.message import Message, message
from trainer.told_error import ToldError

_NUMBER = re.compile(r"\s*(\d{1,15})(?:\.0*)?\s*")
_ARTICLE = re.compile(
    r"\s*(?:《?(?:中华人民共和国)?刑法》?)?第?\s*(?:(\d{1,3})|([零一二三四五六七八九十百]{1,9}))\s*条?(?:之[一二三四五六七八九十\d]+)?\s*"
)
_SEPARATOR = re.compile(r"[;；\n]")
_WORDS = {"true": True, "false": False, "1": True, "0": False, "": False}


class FieldError(ToldError):
    """``kind``: "data". The message names the field and what was expected there."""


def sub_row(row: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """An object in a field. Raises FieldError, as all of these do."""
    value = _there(row, field, message("row-problems.object"))
    if not isinstance(value, Mapping):
        raise _wrong(field, message("row-problems.object"))
    return value


def text_in(row: Mapping[str, Any], field: str) -> str:
    """A text that is not blank, as it is."""
    value = _there(row, field, message("row-problems.text"))
    if not isinstance(value, str) or not value.strip():
        raise _wrong(field, message("row-problems.text"))
    return value


def number_in(row: Mapping[str, Any], field: str) -> int:
    """A whole number from 0 on: 12, 12.0 and "12" are one."""
    expected = message("row-problems.number")
    value = _there(row, field, expected)
    number = None if isinstance(value, bool) else _NUMBER.fullmatch(str(value))
    if number is None:
        raise _wrong(field, expected)
    return int(number[1])


def truth_in(row: Mapping[str, Any], field: str) -> bool:
    """Yes or no, also as 1, 0, "true" or "False"; a field that is missing says no."""
    value = row.get(field)
    if value is None or isinstance(value, bool):
        return bool(value)
    said = _WORDS.get(str(value).strip().lower())
    if said is None:
        raise _wrong(field, message("row-problems.yes-or-no"))
    return said


def names_in(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Names of charges: a list, or a text of one or of several with ; between them."""
    expected = message("row-problems.charges")
    names: list[str] = []
    for value in _list(_there(row, field, expected)):
        if not isinstance(value, str):
            raise _wrong(field, expected)
        names += [name.strip() for name in _SEPARATOR.split(value) if name.strip()]
    return tuple(dict.fromkeys(names))


def articles_in(row: Mapping[str, Any], field: str) -> tuple[int, ...]:
    """Numbers of articles without 之N, which CAIL's labels do not have: 133, "133之一", 第一百三十三条之一 are one."""
    expected = message("row-problems.articles")
    numbers: set[int] = set()
    for value in _list(_there(row, field, expected)):
        parts = _SEPARATOR.split(value) if isinstance(value, str) else [value]
        for part in parts:
            number = None if isinstance(part, bool) else article_number(str(part))
            if number is None:
                raise _wrong(field, expected)
            numbers.add(number)
    return tuple(sorted(numbers))


def article_number(written: str) -> int | None:
    """None where it names no article."""
    found = _ARTICLE.fullmatch(written.removesuffix(".0"))
    if found is None:
        return None
    return int(found[1]) if found[1] else to_int(found[2])


def _there(row: Mapping[str, Any], field: str, expected: Message) -> Any:
    if row.get(field) is None:
        raise FieldError("data", "row-problems.missing", field=field, expected=expected)
    return row[field]


def _wrong(field: str, expected: Message) -> FieldError:
    return FieldError("data", "row-problems.wrong", field=field, expected=expected)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]
