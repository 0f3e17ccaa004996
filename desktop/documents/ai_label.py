"""The label of AI-generated text: in words for the reader, and as a field in the file's metadata for machines.

《人工智能生成合成内容标识办法》(国信办通字〔2025〕2号, in force 2025-09-01): article 4 wants words in the text where it
begins, ends or in between, and in every file that is exported; article 5 wants the attribute, the provider's name or
code and the content's number in the file's metadata. GB 45438-2025, annex E gives the field its form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from resources.version import DISTRIBUTION, version

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun

FIELD = "AIGC"
_GENERATED = "1"  # 属于人工智能生成合成内容


def aigc_field(runs: Iterable[ReportRun]) -> str | None:
    """``{"AIGC": {…}}`` on one line; None where no model of ours wrote any of the texts.

    The producer is this program, as there is no service; the same runs have the same number. Nobody spreads the file
    on yet: what belongs to that stays empty.
    """
    written = [run for run in runs if run.ours]
    if not written:
        return None
    names = dict.fromkeys(run.verdict.model.name for run in written if run.verdict.model is not None)
    texts = hashlib.sha256("\n".join(run.verdict.text for run in written).encode("utf-8", "replace")).hexdigest()
    fields = {
        "Label": _GENERATED,
        "ContentProducer": f"{producer()} ({', '.join(names)})",
        "ProduceID": content_number(written),
        "ReservedCode1": f"sha256:{texts}",  # by which the text can be told from one that was changed
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }
    return json.dumps({FIELD: fields}, ensure_ascii=False)


def content_number(runs: Iterable[ReportRun]) -> str:
    """Of all the runs together, 32 hexadecimal digits: from when and from what prompt each was made."""
    made = "\n".join(
        f"{run.run.summary.at.isoformat()} {run.run.input.prompt_hash} {run.run.summary.sample}" for run in runs
    )
    return hashlib.sha256(made.encode()).hexdigest()[:32]


def producer() -> str:
    """This program and its version."""
    return f"{DISTRIBUTION} {version()}"
