"""What a court decided about one defendant of an index, in words."""

from __future__ import annotations

from resources.law.sentence_kind import SentenceKind
from resources.messages.message import Message, message
from resources.messages.values import Penalty, Term, Yuan
from trainer.similar.case import CaseSentence


def sentence_told(sentence: CaseSentence) -> Message:
    """The penalty, with probation and fine where there are any."""
    told = _penalty(sentence)
    if sentence.probation_months:
        told = message("similar.with-probation", penalty=told, term=Term(sentence.probation_months))
    if sentence.fine_yuan:
        told = message("similar.with-fine", penalty=told, amount=Yuan(sentence.fine_yuan))
    return told


def _penalty(sentence: CaseSentence) -> Message:
    """A label knows no kind: what it tells stands as it is."""
    if sentence.kind is not None:
        months = sentence.months if sentence.has_term else None
        return message("similar.penalty", penalty=Penalty(sentence.kind, months))
    if sentence.death:
        return message("similar.death")
    if sentence.life:
        return message("similar.penalty", penalty=Penalty(SentenceKind.LIFE))
    if sentence.has_term:
        return message("similar.term", term=Term(sentence.months))
    return message("similar.no-term")
