"""Similar cases as JSON. Keys are stable; None is null.

span   {"count": sentences with a term, "p10", "p50", "p90": months, "share": of held-out cases' real sentences within
        (null: not calibrated), "life", "death", "no_term": sentences beside them, "why": null, or told where there is
        no span and all but "count" are null}
case   {"id", "court", "province", "level", "year", "amount_yuan", "articles", "facts", "reasoning", "result" (masked),
        "sentence", "score", "text": likeness of the texts, "why": [told], "differs": [told]}; told is {"message",
        "key", "values"}
sentence  {"charges", "kind" (null: labels do not tell), "months", "life", "death", "fine_yuan", "probation_months",
        "circumstances": ids, "attitude", "name"}
"""

from __future__ import annotations

from typing import Any

from resources.messages.wording import told_json
from trainer.similar.answer import Answer
from trainer.similar.case import CaseSentence
from trainer.similar.hit import Hit
from trainer.similar.reasons import differences_of, reasons_of

Json = dict[str, Any]


def span_json(answer: Answer) -> Json:
    """The ``span`` of an answer."""
    span = answer.span
    if span is None:
        count = sum(hit.sentence.has_term for hit in answer.hits)
        nothing = dict.fromkeys(("p10", "p50", "p90", "share", "life", "death", "no_term"))
        return {"count": count, **nothing, "why": None if answer.why is None else told_json(answer.why)}
    return {
        **{name: getattr(span, name) for name in ("count", "p10", "p50", "p90", "share", "life", "death", "no_term")},
        "why": None,
    }


def hit_json(hit: Hit) -> Json:
    """One ``case``."""
    case = hit.case
    return {
        **{name: getattr(case, name) for name in ("id", "court", "province", "level", "year", "amount_yuan")},
        "articles": list(case.articles),
        **{name: getattr(case, name) for name in ("facts", "reasoning", "result")},
        "sentence": _sentence(hit.sentence),
        "score": round(hit.score, 4),
        "text": round(hit.shared.text, 4),
        "why": [told_json(each) for each in reasons_of(hit)],
        "differs": [told_json(each) for each in differences_of(hit)],
    }


def _sentence(sentence: CaseSentence) -> Json:
    return {
        "charges": list(sentence.charges),
        "kind": None if sentence.kind is None else sentence.kind.value,
        **{name: getattr(sentence, name) for name in ("months", "life", "death", "fine_yuan", "probation_months")},
        "circumstances": list(sentence.circumstances),
        "attitude": sentence.attitude.value,
        "name": sentence.name,
    }
