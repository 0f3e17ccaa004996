"""A message and its values as plain JSON, and back. Each form tells by itself what it is:

article    {"law", "number", "sub", "paragraph", "item"}
charge     {"charge": its name}
penalty    {"kind", "months", "days"}; both null where no term belongs to it
term       {"months", "days"}
range      [tier]: objects with the fields of ``resources.law.charges.Tier``
money      {"yuan"}
amendment  {"amendment": its name}
document   {"document": its number, "title", "amended", "article"}; the last two null where they do not matter
path       {"path"}
names      {"names": [message]}
message    {"key", "values"}
day        "YYYY-MM-DD"
list       [value]; numbers and other strings as they are
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from resources.messages.message import Message, Value
from resources.messages.values import Amendment, ChargeName, LegalDocument, Names, Penalty, Range, Term, Yuan

if TYPE_CHECKING:
    from resources.law.article import Article
    from resources.law.charges import Tier

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def message_json(message: Message) -> dict[str, Any]:
    """``{"key", "values"}``; `message_from` reads it back."""
    return {"key": message.key, "values": {name: value_json(value) for name, value in message.values.items()}}


def message_from(plain: Mapping[str, Any]) -> Message:
    """What another process said. Raises KeyError, TypeError or ValueError where it is no message."""
    return Message(str(plain["key"]), {str(name): value_from(value) for name, value in plain["values"].items()})


def value_json(value: Value) -> Any:
    """The plain form of any value."""
    match value:
        case str() | int() | float():
            return value
        case Message():
            return message_json(value)
        case tuple():
            return [value_json(each) for each in value]
        case PurePath():
            return {"path": str(value)}
        case date():
            return value.isoformat()
        case ChargeName(name):
            return {"charge": name}
        case Penalty(kind, months, days):
            return {"kind": kind.value, "months": months, "days": None if months is None else days}
        case Range(tiers):
            return [_fields(tier) for tier in tiers]
        case Yuan(amount):
            return {"yuan": amount}
        case Amendment(name):
            return {"amendment": name}
        case LegalDocument(number, title, amended, article):
            return {"document": number, "title": title, "amended": amended, "article": article}
        case Names(names):
            return {"names": [message_json(each) for each in names]}
    return _fields(value)  # Term, Article


def _fields(value: Term | Article | Tier) -> dict[str, Any]:
    """``dataclasses.asdict`` copies what it finds, which takes ten times as long."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def value_from(plain: Any) -> Any:
    """The value of its plain form. Raises KeyError, TypeError or ValueError where it has none."""
    if isinstance(plain, dict):
        return _value_of(plain)
    if isinstance(plain, list):
        if any(isinstance(each, dict) and "detention" in each for each in plain):
            return _range(plain)
        return tuple(value_from(each) for each in plain)
    if isinstance(plain, str) and _DAY.fullmatch(plain):
        return date.fromisoformat(plain)
    return plain


def _value_of(plain: Mapping[str, Any]) -> Value:
    match plain:
        case {"key": _}:
            return message_from(plain)
        case {"law": _}:
            return _article(plain)
        case {"kind": kind, "months": months, "days": days}:
            return _penalty(kind, months, days)
        case {"months": months, "days": days}:
            return Term(months, days)
        case {"charge": name}:
            return ChargeName(name)
        case {"yuan": amount}:
            return Yuan(amount)
        case {"amendment": name}:
            return Amendment(name)
        case {"document": number, "title": title, "amended": amended, "article": article}:
            return LegalDocument(number, title, amended, article)
        case {"path": path}:
            return Path(path)
        case {"names": names}:
            return Names(tuple(map(message_from, names)))
    raise KeyError(f"no value: {sorted(plain)}")


def _article(plain: Mapping[str, Any]) -> Article:
    from resources.law.article import Article

    return Article(**plain)


def _penalty(kind: str, months: int | None, days: int | None) -> Penalty:
    from resources.law.sentence_kind import SentenceKind

    return Penalty(SentenceKind(kind), months, days or 0)


def _range(plain: list[dict[str, Any]]) -> Range:
    from resources.law.charges import Tier

    def tier(fields: Mapping[str, Any]) -> Tier:
        pairs = {name: tuple(part) for name, part in fields.items() if isinstance(part, list)}  # JSON has no tuples
        return Tier(**{**fields, **pairs})

    return Range(tuple(map(tier, plain)))
