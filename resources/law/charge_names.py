"""The charges in English. Judgments name them in Chinese alone, and what a court wrote is shown as it is; these names
are for the words of the program around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from resources.law.charges import ChargeRule, charge_named, charges

_GROUP = re.compile(r"\[(.+?)\]")
_SHORTEST_WORD = 3  # letters; "of" is in every second name


@lru_cache(maxsize=4096)
def english_charge(written: str) -> str | None:
    """What ``written`` (贩卖、运输毒品罪) is called: "trafficking and transporting drugs". None: no charge is known.

    Of a selective charge (选择性罪名) only the alternatives that are named count; an earlier wording that matches no
    template of today gets them all.
    """
    charge = charge_named(written)
    if charge is None:
        return None
    template = charge.templates[0]
    groups = [group.split("、") for group in _GROUP.findall(template)]
    name = re.sub(r"[\[\]\s]", "", written)
    texts = charge.alternatives_in(name if name.endswith("罪") else name + "罪") or ("",) * len(groups)
    chosen = iter([_named_in(text, group) for text, group in zip(texts, groups, strict=True)])
    return _GROUP.sub(lambda match: _joined([match[1].split("|")[place] for place in next(chosen)]), _names()[template])


def charges_in_english(words: Iterable[str]) -> tuple[ChargeRule, ...]:
    """The charges whose English names have all the words, each from a word's beginning; the shortest name first, which
    "theft" means before theft of any special thing. None where a word is not Latin."""
    sought = [word.lower() for word in words]
    if not sought or not all(word.isascii() and word.isalpha() and len(word) >= _SHORTEST_WORD for word in sought):
        return ()
    starts = [re.compile(rf"\b{word}") for word in sought]
    found = [
        charge for charge in charges() if all(start.search(_names()[charge.templates[0]].lower()) for start in starts)
    ]
    return tuple(sorted(found, key=lambda charge: len(_names()[charge.templates[0]])))


def _named_in(text: str, group: list[str]) -> tuple[int, ...]:
    """The longest first: 购买假币 must not be found in what another alternative says."""
    named = []
    for place in sorted(range(len(group)), key=lambda each: -len(group[each])):
        if group[place] in text:
            named.append(place)
            text = text.replace(group[place], "\0")
    return tuple(sorted(named)) or tuple(range(len(group)))


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@cache
def _names() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("charge_names.toml").read_text(encoding="utf-8"))
