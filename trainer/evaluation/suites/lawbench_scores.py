"""How LawBench finds an answer in a text and scores it: evaluation_functions/ljp_article.py, ljp_accusation.py and
ljp_imprison.py of github.com/open-compass/LawBench at e30981b.

Their oddities are kept, because published scores have them: a charge counts as said wherever its name stands in the
text, 盗窃 also within 盗窃、抢夺枪支; only the first number between two 、 is an article; of 一年六个月 only 6 is read.
"""

from __future__ import annotations

import re
from collections.abc import Set
from math import log

from resources.benchmarks.labels import lawbench_charges
from trainer.evaluation.figures.term_scores import log_distance
from trainer.evaluation.suites.lawbench_numbers import with_digits

_WORST = log(216)  # what an answer without a term counts


def articles_said(text: str) -> frozenset[int]:
    """3-1: the numbers of articles that count as said."""
    found = set()
    for chunk in text.split("、"):
        plain = re.sub(r"第(.*?)款", "", chunk.replace("万元", "元"))
        number = re.search(r"\d+", with_digits(re.sub(r"第(.*?)条", r"\1", plain)))
        if number is not None:
            found.add(int(number.group()))
    return frozenset(found)


def charges_said(text: str) -> frozenset[str]:
    """3-3: the charges of the benchmark's list whose names stand in the text."""
    return frozenset(charge for charge in lawbench_charges() if charge in text)


def months_said(text: str) -> int | None:
    """3-4 and 3-5: the first number before 个月, else before 月, else that before 年 in months."""
    digits = with_digits(text)
    found = re.search(r"(\d+)个月", digits) or re.search(r"(\d+)月", digits)
    if found is not None:
        return int(found[1])
    years = re.search(r"(\d+)年", digits)
    return None if years is None else int(years[1]) * 12


def set_score(truth: Set[object], said: Set[object]) -> float:
    """F1 of one case; nothing said is 0."""
    hits = len(truth & said)
    if not hits:
        return 0.0
    precision, recall = hits / len(said), hits / len(truth)
    return 2 * precision * recall / (precision + recall)


def term_score(truth: int, said: int | None) -> float:
    """1 less the log distance, of which ln 216 is the whole: below 0 where a term is further off than that."""
    return (_WORST - (_WORST if said is None else log_distance(truth, said))) / _WORST
