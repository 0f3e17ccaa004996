"""The span of similar cases beside a judgment in its JSON, where the user has an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.commands.index_place import own_index
from trainer.similar.answer import ask
from trainer.similar.as_json import span_json
from trainer.similar.errors import SimilarError

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


def similar_beside(verdict: Verdict) -> dict[str, Any] | None:
    """That of the first defendant who has a charge, whose position is ``defendant``; the rest is the ``span`` of
    `trainer.similar.as_json`. None where there is no index, no facts, or no charge."""
    convicted = [place for place, each in enumerate(verdict.judgment.defendants) if each.charges]
    case = verdict.case
    if not convicted or not case.facts.strip() or (index := own_index()) is None:
        return None
    defendant = verdict.judgment.defendants[convicted[0]]
    charges = [charge.name for charge in defendant.charges]
    try:
        answer = ask(index, case.facts, charges, name=defendant.name, province=case.province, act_date=case.act_date)
    except SimilarError:
        return None
    return {"defendant": convicted[0], **span_json(answer)}
