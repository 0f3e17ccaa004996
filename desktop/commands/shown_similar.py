"""Similar cases in the terminal: the span, then the cases with why each is similar; or the one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.commands.shown_verdict import RULE
from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Term
from resources.messages.wording import say
from trainer.commands.printer import Printer
from trainer.similar.answer import Answer
from trainer.similar.as_json import hit_json, span_json
from trainer.similar.card import IndexCard
from trainer.similar.hit import Hit
from trainer.similar.reasons import differences_of, reasons_of
from trainer.similar.sentence_told import sentence_told
from trainer.similar.span import Span

_GIST = 120  # characters of the facts under each case
_CHARGES = {"given": "similar.charges-given", "facts": "similar.charges-facts", "cases": "similar.charges-cases"}
_NO_PREDICTION = message("similar.no-prediction")


def show_similar(answer: Answer, printer: Printer) -> None:
    if printer.as_json:
        print(json.dumps(_plain(answer), ensure_ascii=False, indent=2))
        return
    for words in _told(answer):
        print(printer.say(words))
    print(f"{RULE}\n{printer.say(_NO_PREDICTION)}")


def _plain(answer: Answer) -> dict[str, object]:
    about = answer.about
    return {
        "charges": list(answer.asked.charges),
        "charges_from": answer.charges_from or None,
        "similar": span_json(answer),
        "cases": [hit_json(hit) for hit in answer.hits],
        "index": {
            "corpus": list(about.corpus),
            "cases": about.cases,
            "years": about.years and list(about.years),
            "made": about.made,
            "masked": about.masked,
        },
        "disclaimer": say(_NO_PREDICTION),
    }


def _told(answer: Answer) -> Iterator[Message]:
    if answer.charges_from:
        charges = tuple(map(ChargeName, answer.asked.charges))
        yield message(_CHARGES[answer.charges_from], charges=charges)
    else:
        yield message("similar.charges-unknown")
    if answer.span is not None:
        yield from span_told(answer.span)
    elif answer.why is not None:
        yield answer.why
    for number, hit in enumerate(answer.hits, 1):
        yield from _case_told(number, hit)
    yield _about_told(answer.about)


def span_told(span: Span) -> Iterator[Message]:
    """The ends, how true they are, and what has no term."""
    ends = {"least": Term(span.p10), "middle": Term(span.p50), "most": Term(span.p90)}
    yield message("similar.span", count=span.count, **ends)
    if span.share is None:
        yield message("similar.not-calibrated")
    else:
        yield message("similar.calibrated", share=f"{span.share:.0%}")
    if span.life or span.death or span.no_term:
        yield message("similar.beside", life=span.life, death=span.death, none=span.no_term)


def _case_told(number: int, hit: Hit) -> Iterator[Message]:
    case = hit.case
    place = (case.court or case.province, "" if case.year is None else str(case.year))
    where = " ".join(filter(None, place)) or message("similar.nowhere")
    charges = tuple(map(ChargeName, hit.sentence.charges))
    yield message("similar.case", number=number, where=where, charges=charges, sentence=sentence_told(hit.sentence))
    if reasons := reasons_of(hit):
        yield message("similar.alike", reasons=_in_line(reasons))
    if differences := differences_of(hit):
        yield message("similar.unlike", differences=_in_line(differences))
    facts = " ".join(case.facts.split())
    yield message("similar.gist", facts=facts if len(facts) <= _GIST else facts[:_GIST] + "…")


def _in_line(messages: tuple[Message, ...]) -> Message:
    """One after the other, not one below the other."""
    told = messages[0]
    for each in messages[1:]:
        told = message("similar.and", one=told, other=each)
    return told


def _about_told(about: IndexCard) -> Message:
    corpus = about.corpus or ("—",)
    first, last = about.years or ("—", "—")
    return message("similar.about", corpus=corpus, cases=about.cases, first=str(first), last=str(last), made=about.made)
