"""What a short answer says, to a question in a suite's own words that asks for one thing alone."""

from __future__ import annotations

import re

from resources.law.charges import charge_named
from trainer.corpus.row_fields import article_number
from trainer.evaluation.cases.outcome import SPECIAL_PART_BEGINS, Outcome
from trainer.evaluation.suites.lawbench_numbers import with_digits
from trainer.evaluation.suites.own_form import Scoring

_BETWEEN = re.compile(r"[;；,，。:：\s\[\]【】<>《》“”\"]+|以及|构成|犯(?!罪)")
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百\d]{1,9}条|(?<!\d)\d{3}(?!\d)")
_TERM = re.compile(r"(\d{1,3})年(?:零?(\d{1,3})个?月)?|(\d{1,4})个?月")


def said_in(text: str, scoring: Scoring) -> Outcome | None:
    """None where nothing of what was asked for is found; of "judgment" always, which the judgments' reader reads."""
    if scoring == "charges":
        charges = frozenset(name for part in _BETWEEN.split(text) if part for name in _charges(part))
        return Outcome(charges=charges) if charges else None
    if scoring == "articles":
        numbers = {article_number(found) for found in _ARTICLE.findall(text)} - {None}
        articles = frozenset(number for number in numbers if number is not None and number >= SPECIAL_PART_BEGINS)
        return Outcome(articles=articles) if articles else None
    if scoring == "months":
        return _term(text)
    return None


def _charges(part: str) -> list[str]:
    """、 stands within names of charges, and between them."""
    whole = charge_named(part)
    return (
        [whole.name] if whole else [known.name for name in part.split("、") if name and (known := charge_named(name))]
    )


def _term(text: str) -> Outcome | None:
    if "死刑" in text or "无期" in text:
        return Outcome(death="死刑" in text, life="死刑" not in text)
    found = _TERM.search(with_digits(text))
    if found is None:
        return None
    return Outcome(months=int(found[3]) if found[3] else int(found[1]) * 12 + int(found[2] or 0))
