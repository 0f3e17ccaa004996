"""CAIL2018's form of predictions, and the truth beside them: ``output/MODEL/cases.json`` and ``truth/cases.json``.

For ``Judger(accu.txt, law.txt).test("truth", "output/MODEL")`` (github.com/china-ai-law-challenge/CAIL2018,
``judger/judger.py``). A prediction is a line ``{"accusation": [3], "articles": [7], "imprisonment": 12}``, as the suite
itself has it, by places in accu.txt and law.txt from 1; -1 is life, -2 death. The truth has names and numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from trainer.evaluation.cases.cail_labels import cail_labels
from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Suite

_LIFE, _DEATH = -1, -2


def cail_files(suite: Suite, predicted: Mapping[str, Sequence[Row]]) -> dict[PurePath, str]:
    """Of each model's rows, by the name of its folder."""
    files = {
        PurePath("output", model, "cases.json"): "".join(f"{row.text}\n" for row in rows)
        for model, rows in predicted.items()
    }
    for rows in predicted.values():
        truths = [_case(json.loads(reference(suite, row.question))) for row in rows]
        files[PurePath("truth", "cases.json")] = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in truths)
    return files


def _case(form: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the benchmark's own files, as far as the judger reads it."""
    labels, months = cail_labels(), form["imprisonment"]
    return {
        "meta": {
            "accusation": [labels.charges[place - 1] for place in form["accusation"]],
            "relevant_articles": [labels.articles[place - 1] for place in form["articles"]],
            "term_of_imprisonment": {
                "death_penalty": months == _DEATH,
                "life_imprisonment": months == _LIFE,
                "imprisonment": max(months, 0),
            },
        }
    }
