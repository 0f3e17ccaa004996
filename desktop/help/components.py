"""Which libraries the program is made of, with their versions and licences, as their packages state them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PROGRAM = "criminal-law-desk"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")
_CLASSIFIER = "License :: "
_LONGEST = 60  # characters: some packages put the whole licence into the field


@dataclass(frozen=True, slots=True)
class Component:
    """``licence`` is "" where the package does not state it."""

    name: str
    version: str
    licence: str


def components() -> tuple[Component, ...]:
    """What the program needs and what that needs, by name; nothing where the installation tells nothing of itself."""
    found: dict[str, Component] = {}
    waiting = [PROGRAM]
    while waiting:
        try:
            known = distribution(waiting.pop())
        except PackageNotFoundError:
            continue
        name = known.metadata["Name"]
        if name.lower() in found:
            continue
        found[name.lower()] = Component(name, known.version, _licence(known))
        needed = (each for each in known.requires or () if not _EXTRA.search(each))
        waiting += [match[0] for each in needed if (match := _NAME.match(each))]
    found.pop(PROGRAM, None)
    return tuple(component for _, component in sorted(found.items()))


def _licence(known: Distribution) -> str:
    fields = (value for field in ("License-Expression", "License") for value in known.metadata.get_all(field) or ())
    if stated := next((value for value in fields if value and len(value) <= _LONGEST and "\n" not in value), ""):
        return stated
    classified = [each for each in known.metadata.get_all("Classifier") or () if each.startswith(_CLASSIFIER)]
    return ", ".join(each.rsplit(" :: ", 1)[-1] for each in classified)
