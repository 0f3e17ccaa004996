"""Which charges (罪名) a search means: by the name, a short name, a part of the name, its characters in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.law.article import Article
from resources.law.charges import ChargeRule, charge_named, charges
from resources.law.short_names import short_names
from trainer.statutes.folded import folded

_AFTER_A_NAME = ("罪", "案件", "案", "类犯罪", "犯罪")
_SIGNS = str.maketrans("", "", "、，,（）()及和或 ")
_SHORTEST_PART = 2
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """``sure`` are the charges that bear the name, ``partly`` those whose name holds it, with the share of the name
    that it is; ``matters`` are articles that govern what the word names."""

    sure: tuple[ChargeRule, ...] = ()
    partly: tuple[tuple[ChargeRule, float], ...] = ()
    matters: tuple[Article, ...] = ()


def meaning(words: str) -> Meaning:
    """``words`` are folded; white space between them is left out of account."""
    bare = _bare(words)
    if len(bare) < _SHORTEST_PART:
        return Meaning()
    names = short_names()
    named = [words, f"{bare}罪", *names.charges.get(words, ()), *names.charges.get(bare, ())]
    sure = {rule.name: rule for rule in map(charge_named, named) if rule is not None}
    partly = [(rule, share) for rule in charges() if rule.name not in sure and (share := _share(bare, rule))]
    matters = names.matters.get(words) or names.matters.get(bare, ())
    return Meaning(tuple(sure.values()), tuple(partly), matters)


def abbreviated(words: str) -> tuple[ChargeRule, ...]:
    """The charges whose names have these characters in this order, the shortest name first: 拒判 for 拒不执行判决罪."""
    bare = _bare(words).translate(_SIGNS)
    if not _SHORTEST_PART <= len(bare) <= _LONGEST_ABBREVIATION:
        return ()
    found = [rule for rule in charges() if _in_order(bare, folded(rule.name).translate(_SIGNS))]
    return tuple(sorted(found, key=lambda rule: len(rule.name)))


def contained(words: str) -> tuple[ChargeRule, ...]:
    """The charges whose name, or a short name of theirs, stands within the words, the longest first: 故意伤害致死."""
    found: dict[str, int] = {}
    for rule in charges():
        stem = folded(rule.name).removesuffix("罪")
        if stem in words:
            found[rule.name] = len(stem)
    for short, names in short_names().charges.items():
        if short in words:
            found |= {name: max(len(short), found.get(name, 0)) for name in names}
    longest = max(found.values(), default=0)
    named = (charge_named(name) for name, length in found.items() if length == longest)
    return tuple(rule for rule in named if rule is not None)


def stems(rule: ChargeRule) -> Iterator[str]:
    """What the article may say of a charge: its name without 罪, and the parts of a name that lists several acts."""
    stem = folded(rule.name).removesuffix("罪")
    yield stem
    yield from (part for part in stem.split("、") if len(part) >= _SHORTEST_PART)


def _bare(words: str) -> str:
    bare = "".join(words.split())
    for ending in _AFTER_A_NAME:
        if len(bare) - len(ending) >= _SHORTEST_PART and bare.endswith(ending):
            return bare.removesuffix(ending)
    return bare


def _share(bare: str, rule: ChargeRule) -> float:
    """How much of the name ``bare`` is, 0 where it is no part of any name of the charge."""
    plain = bare.translate(_SIGNS)
    for template in (rule.name, *rule.templates[1:]):
        name = folded(template.replace("[", "").replace("]", "")).translate(_SIGNS)
        if plain and plain in name:
            return len(plain) / (len(name) - 1)
    return 0.0


def _in_order(characters: str, name: str) -> bool:
    if not name.startswith(characters[0]):
        return False
    rest = iter(name)
    return all(character in rest for character in characters)
