"""Which libraries the program is made of, with their versions and licences, as their packages state them.

The downloaded folder has a list of all that is in it; in an installation the packages themselves are asked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from trainer.own_program import bundled_folder

PROGRAM = "criminal-law-desk"
LIST = "components.json"
"""In the folder ``licences`` of the downloaded one: name, version, licence and texts of each part."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")
_LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_CLASSIFIER = "License :: "
_LONGEST = 60  # characters: some packages put the whole licence into the field


@dataclass(frozen=True, slots=True)
class Component:
    """``licence`` is "" where the package does not state it; ``texts`` are the files in which it is."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()


def components() -> tuple[Component, ...]:
    """What the program is made of, by name; nothing where the installation tells nothing of itself."""
    folder = bundled_folder()
    return installed_components() if folder is None else listed_components(folder / "licences")


def listed_components(folder: Path) -> tuple[Component, ...]:
    """Those of the list in the downloaded folder."""
    try:
        rows = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(
        Component(row["name"], row["version"], row["licence"], tuple(folder / text for text in row["texts"]))
        for row in rows
    )


def installed_components() -> tuple[Component, ...]:
    """What the program's package needs, and what that needs."""
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
        found[name.lower()] = Component(name, known.version, stated_licence(known), licence_files(known))
        needed = (each for each in known.requires or () if not _EXTRA.search(each))
        waiting += [match[0] for each in needed if (match := _NAME.match(each))]
    found.pop(PROGRAM, None)
    return tuple(component for _, component in sorted(found.items()))


def licence_text(component: Component) -> str:
    """All its texts, one after another; "" where there is none that can be read."""
    read = []
    for file in component.texts:
        try:
            read.append(file.read_text(encoding="utf-8", errors="replace").strip())
        except OSError:
            continue
    return "\n\n\n".join(text for text in read if text)


def stated_licence(known: Distribution) -> str:
    """Its licence in few words."""
    fields = (value for field in ("License-Expression", "License") for value in known.metadata.get_all(field) or ())
    if stated := next((value for value in fields if value and len(value) <= _LONGEST and "\n" not in value), ""):
        return stated
    classified = [each for each in known.metadata.get_all("Classifier") or () if each.startswith(_CLASSIFIER)]
    return ", ".join(each.rsplit(" :: ", 1)[-1] for each in classified)


def licence_files(known: Distribution) -> tuple[Path, ...]:
    """The files with its licence that the package carries beside its description."""
    beside = (file for file in known.files or () if file.parts[0].endswith((".dist-info", ".egg-info")))
    found = (Path(str(known.locate_file(file))) for file in beside if _LICENCE_FILE.match(file.name))
    return tuple(sorted(file for file in found if file.is_file()))
