"""The charges that a text convicts of, found as JuDGE's scoring finds them (its evaluation/crime_extraction.py).

Names are compared by the wording of the law that they are a form of: today's, or an earlier one, which the benchmark
tells apart. It has a list of names of 2020 and a table that leads from single words of a name to charges; here the
law's own wordings stand for both, with the same result on every charge of the benchmark's 501 judgments and of the
501 answers that it gives as an example. They part where an answer names a fragment (组织罪, 证件罪) or a crime by a
name that it lost before 2020 (偷税罪). A name that is no form of any is taken for the wording nearest to it, as there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from resources.law.charges import ChargeRule, charges
from trainer.evaluation.suites.judge_scoring.document_parts import document_parts
from trainer.evaluation.suites.judge_scoring.edit_distance import edit_distance

_CONVICTED = re.compile("犯([^罪犯，。；《》（）]+?罪)")
_PARTED = re.compile("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_ENDED = re.compile("[；。]")
_AFTER_LIST = date(2021, 3, 1)  # crimes that are younger than the benchmark's list of names
_SHORTEST = 4
_LONGEST = 30  # characters of a name that is compared by its distance
_FARTHEST = 0.4  # of the longer name's characters
_MARKS = re.compile(r"[\[\]]|（边）")  # 国（边）境 is written 国境 too
_BRACKETS = str.maketrans("()", "（）")


def convicted_of(document: str) -> frozenset[str]:
    """Those of the verdict, else of the whole text as it was written."""
    return _named(document_parts(document).judgment) or _named(document)


def _named(text: str) -> frozenset[str]:
    parts = _PARTED.split(text)
    if len(parts) == 1:
        parts = _ENDED.split(text)
    # What follows 撤销 tells of an earlier judgment.
    told = [part.partition("撤销")[0].replace("罪犯", "") for part in parts]
    return frozenset(filter(None, (charge_label(name) for part in told for name in _CONVICTED.findall(part))))


@lru_cache(maxsize=4096)
def charge_label(written: str) -> str:
    """The wording that a name is a form of, "" where it is none."""
    name = written.replace(" ", "").translate(_BRACKETS)
    opened, closed = name.find("（"), name.find("）")
    bracketed = name[:opened] + name[closed + 1 :] if 0 <= opened < closed else name
    names = dict.fromkeys(each.removeprefix(each[:1]) if each[:1] in "有的了" else each for each in (name, bracketed))
    known = next((label for each in names if (label := _form_of(each))), "")
    return known or _nearest(bracketed)


def _form_of(name: str) -> str:
    """Today's wording before an earlier one, and a wording itself before one that the name is a part of."""
    if name in _wordings():
        return name
    for same in (ChargeRule.is_meant_by, _is_part):
        found = next((wording for wording, rule in _wordings().items() if same(rule, name)), "")
        if found:
            return found
    return ""


def _is_part(rule: ChargeRule, name: str) -> bool:
    """Whether most of a name's own words stand in the wording, in this order, though not side by side."""
    signs = iter(_MARKS.sub("", rule.templates[0]))
    return len(name) > _SHORTEST and all(sign in signs for sign in name)


def _nearest(name: str) -> str:
    """Of several that are as near the one of today, and of the earlier article."""
    if len(name) >= _LONGEST:
        return ""
    distances = {wording: edit_distance(name, wording) / max(len(name), len(wording)) for wording in _wordings()}
    nearest = min(distances, key=lambda wording: distances[wording])
    return nearest if distances[nearest] < _FARTHEST else ""


@cache
def _wordings() -> dict[str, ChargeRule]:
    """Of every crime that the benchmark knows, each with what its forms (贩卖毒品罪) are told by.

    Today's come first.
    """
    known = [rule for rule in charges() if rule.introduced is None or rule.introduced < _AFTER_LIST]
    today = [replace(rule, templates=rule.templates[:1]) for rule in known]
    former = [replace(rule, templates=(template,)) for rule in known for template in rule.templates[1:]]
    return {_MARKS.sub("", rule.templates[0]): rule for rule in (*today, *former)}
