"""The options that a model's Modelfile states, as /api/show prints them and as a manifest's layer holds them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from trainer.engines.own_parameters import OwnParameters

_WHOLE = ("num_ctx", "num_predict", "seed")
_REAL = ("temperature", "top_p", "repeat_penalty")


def read_stated(printed: str) -> OwnParameters:
    """/api/show's ``parameters``: a name and a Go value (``%#v``) on each line, a name again for each of its values."""
    values: dict[str, Any] = {}
    stops = []
    for name, value in _lines(printed):
        if name == "stop":
            stops.append(value)
        else:
            values[name] = value
    return stated_parameters(values | {"stop": stops})


def stated_parameters(values: Mapping[str, Any]) -> OwnParameters:
    """Out of plain values. One of a wrong type counts as not stated."""
    stops = values.get("stop") or []
    stops = [stops] if isinstance(stops, str) else stops
    found: dict[str, Any] = {name: _number(values.get(name)) for name in (*_WHOLE, *_REAL)}
    found |= {name: None if found[name] is None else int(found[name]) for name in _WHOLE}
    found["num_ctx"] = found["num_ctx"] if (found["num_ctx"] or 0) > 0 else None
    return OwnParameters(**found, stop=tuple(stop for stop in stops if isinstance(stop, str) and stop))


def _lines(printed: str) -> Iterator[tuple[str, Any]]:
    for line in printed.split("\n"):
        name, _, value = line.strip().partition(" ")
        try:
            # Go's %q and Python's literals have the same escapes, so ast can read the quoted value.
            yield name, ast.literal_eval(value.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue


def _number(value: Any) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53
    return float(value) if usable else None
