"""JuDGE's form of predictions, and the judgments beside them: ``generated/MODEL.jsonl`` and ``expected.jsonl``.

Both have a line ``{"id", "document"}`` for each case, of the same cases: ``python calc.py --gen_file
generated/MODEL.jsonl --exp_file expected.jsonl`` (github.com/oneal2000/JuDGE, ``evaluation``), ``calc_rel.py`` too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.reference import reference
from trainer.evaluation.suites.suite import Suite


def judge_files(suite: Suite, predicted: Mapping[str, Sequence[Row]]) -> dict[PurePath, str]:
    """Of each model's rows, by the name that its file gets."""
    files = {
        PurePath("generated", f"{model}.jsonl"): _lines((row.question.id, row.text) for row in rows)
        for model, rows in predicted.items()
    }
    for rows in predicted.values():
        files[PurePath("expected.jsonl")] = _lines((row.question.id, reference(suite, row.question)) for row in rows)
    return files


def _lines(documents: Iterable[tuple[str, str]]) -> str:
    return "".join(json.dumps({"id": name, "document": text}, ensure_ascii=False) + "\n" for name, text in documents)
