"""The provinces: their names, the places that tell them, and their own amounts for four crimes (``provinces.json``).

The interpretations on 盗窃, 诈骗, 抢夺 and 敲诈勒索 give a corridor in which each province fixes its amounts. Each row
has its document; ``evidence`` tells how it was read: "document" (a copy of the notice), "report" (a statement of what
it says), "page" (a web page without the notice). A row that was only told by a page, is known to be replaced, or is of
doubtful force is kept to be shown, and not computed with (``usable``).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

# A place counts where it is named as one (杭州市, 在杭州), not in a name (北京现代, 青岛啤酒).
_AFTER = ("市", "省", "自治", "州", "县", "区", "地区", "盟")
_BEFORE = ("在", "至", "到", "于", "赴", "往", "去", "从", "由")
# Where a person comes from or lives says nothing about where the crime was done.
_ORIGIN = ("户籍", "籍", "出生", "住", "身份证")
_ORGANS = ("人民法院", "人民检察院", "公安局", "公安分局", "派出所", "公安厅")
_CLAUSE = "，。；、\n"
_READ = 4000  # characters from the beginning in which places are looked for


@dataclass(frozen=True, slots=True)
class ProvincialAmounts:
    """From how many yuan on 数额较大, 巨大 and 特别巨大 begin; None where the document is not known to say.

    ``places``: the cities of the province that the row is for, () for all; ``region`` is its name.
    """

    charge: str
    amounts: tuple[int | None, int | None, int | None]
    document: str
    since: str | None
    evidence: str
    usable: bool
    region: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """``name`` is the short one (浙江), ``full`` the official one; ``places`` are its cities."""

    name: str
    full: str
    places: tuple[str, ...]
    amounts: tuple[ProvincialAmounts, ...]


@cache
def provinces() -> tuple[Province, ...]:
    """All 31, in the order of their official codes."""
    text = files(__package__).joinpath("provinces.json").read_text(encoding="utf-8")
    return tuple(_province(row) for row in json.loads(text))


@cache
def province_named(written: str) -> Province | None:
    """浙江, 浙江省, 广西, 广西壮族自治区. None: there is no such province."""
    name = written.strip()
    return next((each for each in provinces() if name in (each.name, each.full, f"{each.name}自治区")), None)


@lru_cache(maxsize=4)
def province_in(text: str) -> str | None:
    """The name of the province that a text's places tell: those of its courts and police first, else most of all.

    None where it names none, or several about as often.
    """
    text = text[:_READ]
    named = list(named_places(text))
    if not named:
        return None
    organs: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for at, end, province in named:
        votes = _votes_of(text, at, end, organs, others)
        if votes is not None:
            votes[province] += 1
    return _winner(organs) or _winner(others)


def named_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Each place that the text names, with its province."""
    places = _places()
    for begin in _beginnings().finditer(text):
        at = begin.start()
        for place, province in places[begin[0]]:
            end = at + len(place)
            if text.startswith(place, at) and (text.startswith(_AFTER, end) or text.endswith(_BEFORE, 0, at)):
                yield at, end, province


def _votes_of(text: str, at: int, end: int, organs: Counter[str], others: Counter[str]) -> Counter[str] | None:
    """What a place at ``text[at:end]`` votes among; None where it is somebody's home."""
    start = max(at - 60, 0, *(text.rfind(mark, 0, at) + 1 for mark in _CLAUSE))
    stops = [place for mark in _CLAUSE if (place := text.find(mark, end, end + 60)) >= 0]
    stop = min(stops, default=end + 60)
    clause = text[start:stop]
    if any(organ in clause for organ in _ORGANS):
        return organs
    if any(word in clause for word in _ORIGIN) or (clause.endswith("人") and stop - end < 12 and "被" not in clause):
        return None
    return others


def amounts_of(province: str, charge: str, text: str = "") -> tuple[ProvincialAmounts, ...]:
    """The province's own amounts for a charge; where they differ by region, those of the places that ``text`` names."""
    found = province_named(province)
    rows = tuple(row for row in found.amounts if row.charge == charge) if found else ()
    named = tuple(row for row in rows if any(place in text for place in row.places))
    return named or rows


def _winner(votes: Counter[str]) -> str | None:
    if not votes:
        return None
    (first, most), *others = votes.most_common(2)
    return first if not others or most >= 2 * others[0][1] else None


@cache
def _beginnings() -> re.Pattern[str]:
    """Where a place may begin: by its first two characters, which is ten times as fast as to look for each place."""
    names = [place for places in _places().values() for place, _ in places]
    first, second = ("".join(sorted({name[position] for name in names})) for position in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


@cache
def _places() -> dict[str, tuple[tuple[str, str], ...]]:
    """Each name of a place with its province, by its first character."""
    found: dict[str, list[tuple[str, str]]] = {}
    for province in provinces():
        for place in (province.name, *province.places):
            found.setdefault(place[0], []).append((place, province.name))
    return {char: tuple(places) for char, places in found.items()}


def _province(row: dict[str, Any]) -> Province:
    return Province(
        name=row["name"],
        full=row["full"],
        places=tuple(row["places"]),
        amounts=tuple(
            ProvincialAmounts(
                charge=each["charge"],
                amounts=(each["amounts"][0], each["amounts"][1], each["amounts"][2]),
                document=each["document"],
                since=each.get("since"),
                evidence=each["evidence"],
                usable=each.get("usable", True),
                region=each.get("region"),
                places=tuple(each.get("places", ())),
            )
            for each in row.get("amounts", ())
        ),
    )
