"""CAIL2018's form of predictions, and the truth beside them: ``output/MODEL/cases.json`` and ``truth/cases.json``.

For ``Judger(accu.txt, law.txt).test("truth", "output/MODEL")`` (github.com/china-ai-law-challenge/CAIL2018,
``judger/judger.py``). A prediction is the suite's own form, a line each; the truth has names and numbers, as the cases.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from resources.benchmarks.labels import cail_articles, cail_charges
from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.cail_form import DEATH, LIFE, CailForm, in_form
from trainer.evaluation.suites.suite import Suite


def cail_files(suite: Suite, predicted: Mapping[str, Sequence[Row]]) -> dict[PurePath, str]:
    """Of each model's rows, by the name of its folder."""
    files = {
        PurePath("output", model, "cases.json"): "".join(f"{row.text}\n" for row in rows)
        for model, rows in predicted.items()
    }
    for rows in predicted.values():
        truths = [_case(in_form(reference(suite, row.question))) for row in rows]
        files[PurePath("truth", "cases.json")] = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in truths)
    return files


def _case(form: CailForm) -> dict[str, Any]:
    """A line of the benchmark's own files, as far as the judger reads it."""
    months = form["imprisonment"]
    return {
        "meta": {
            "accusation": [cail_charges()[place - 1] for place in form["accusation"]],
            "relevant_articles": [cail_articles()[place - 1] for place in form["articles"]],
            "term_of_imprisonment": {
                "death_penalty": months == DEATH,
                "life_imprisonment": months == LIFE,
                "imprisonment": max(months, 0),
            },
        }
    }
