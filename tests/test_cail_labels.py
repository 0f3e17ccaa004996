"""The labels of CAIL2018: those of its cases, and the law's own."""

from __future__ import annotations

import json

from resources.law.charges import charge_named
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.cases.cail_labels import cail_labels
from trainer.evaluation.cases.outcome import SPECIAL_PART_BEGINS

CASES = DATA / "cail_dev.jsonl"


def test_labels_are_numbered_as_the_judger_numbers_them() -> None:
    """Lines 1, 3 and 202 of its accu.txt, 1 and 183 of its law.txt."""
    labels = cail_labels()
    assert (len(set(labels.charges)), len(set(labels.articles))) == (202, 183)
    assert (labels.charges[0], labels.charges[2], labels.charges[-1]) == ("妨害公务", "盗窃、侮辱尸体", "职务侵占")
    assert (labels.articles[0], labels.articles[-1]) == (184, 214)
    assert min(labels.articles) >= SPECIAL_PART_BEGINS


def test_all_but_a_few_old_collective_names_are_charges_that_the_law_knows() -> None:
    unknown = {name for name in cail_labels().charges if charge_named(name) is None}
    assert unknown == {"组织、强迫、引诱、容留、介绍卖淫", "制造、贩卖、传播淫秽物品", "经济犯", "走私"}


@needs_real_data(CASES)
def test_every_label_of_real_cases_is_among_them() -> None:
    metas = [json.loads(line)["meta"] for line in CASES.read_text(encoding="utf-8").splitlines()]
    charges = {name.replace("[", "").replace("]", "") for meta in metas for name in meta["accusation"]}
    assert len(charges) > 50
    assert charges <= set(cail_labels().charges)
    assert {number for meta in metas for number in meta["relevant_articles"]} <= set(cail_labels().articles)
