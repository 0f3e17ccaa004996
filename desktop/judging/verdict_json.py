"""A verdict as the one JSON object of ``judge --json`` and ``check --json``."""

from __future__ import annotations

from typing import Any

from desktop.judging.band_json import with_bands
from desktop.judging.sampling import Samples
from desktop.judging.spread import Spread
from desktop.judging.verdict import Verdict
from resources.disclaimer.reader import disclaimer, label
from resources.law.checked import LAW_CHECKED_TO
from resources.messages.wording import say
from trainer.guideline.as_json import several_json, sheet_json
from trainer.judgment.as_json import article_json, finding_json, judgment_json
from trainer.samples.control_tokens import control_tokens


def verdict_json(verdict: Verdict, samples: Samples | None = None) -> dict[str, Any]:
    """``end`` tells how the answer ended ("stop", "length", "repeats"); ``neutralised`` are the control tokens that the
    facts held; ``samples`` is there where there were several. Of a text from elsewhere all that a model has is null.
    Each charge of ``judgment`` has its ``band``, see `with_bands`.
    ``facts`` are what the text was held against; "in_text": a finding's place in the facts is one in the text.
    """
    finished, model = verdict.finished, verdict.model
    plain: dict[str, Any] = {
        "text": verdict.text,
        "judgment": with_bands(judgment_json(verdict.judgment), verdict.bands),
        "findings": [finding_json(finding) for finding in verdict.findings],
        "guideline": [sheet_json(sheet) for sheet in verdict.sheets],
        "guideline_several": several_json(verdict.sheets, verdict.judgment),
        "missing_facts": [
            {"id": each.id, "name": say(each.name), "why": say(each.why), "article": article_json(each.article)}
            for each in verdict.missing
        ],
        "facts": {"text": verdict.case.facts, "in_text": verdict.facts_in_text},
        "neutralised": list(control_tokens(verdict.case.facts)) if model is not None else [],
        "model": (model.label or model.name) if model is not None else None,
        "digest": model.digest if model is not None else None,
        "engine": model.engine if model is not None else None,
        "options": verdict.parameters.as_options() if verdict.parameters is not None else None,
        "end": finished.reason if finished is not None else None,
        "tokens": {"prompt": finished.prompt_tokens, "answer": finished.answer_tokens} if finished else None,
        "law_as_of": LAW_CHECKED_TO.isoformat(),
        "label": label("zh", ours=model is not None),
        "disclaimer": disclaimer("zh"),
    }
    if samples is not None and len(samples.verdicts) > 1:
        plain["samples"] = {
            "count": len(samples.verdicts),
            "charges": list(samples.charges),
            "charge_agreement": samples.agreement,
            "months": {
                "median": samples.months_median,
                "least": samples.months_least,
                "most": samples.months_most,
            },
            "defendants": [_spread_json(spread) for spread in samples.spreads()],
            "seeds": [each.parameters.seed if each.parameters else None for each in samples.verdicts],
            "texts": [each.text for each in samples.verdicts],
        }
    return plain


def _spread_json(spread: Spread) -> dict[str, Any]:
    return {
        "name": spread.name,
        "months": list(spread.months),
        "median": spread.median,
        "charges": list(spread.charges),
        "charges_agreeing": spread.agreeing,
        "articles": [{**article_json(article), "answers": count} for article, count in spread.articles],
    }
