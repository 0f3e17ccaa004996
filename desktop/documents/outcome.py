"""What a judgment decides, a row for each charge, beside what the law and the guideline allow for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.words import Words
from desktop.judging.spread import Spread, spreads_of
from resources.messages.measure_words import term_on_card, yuan_on_card
from resources.messages.message import message
from resources.messages.penalty_words import penalty_on_card, range_on_card
from resources.messages.values import Range, Term, Yuan
from trainer.guideline.told import head_told, result_told
from trainer.judgment.checks.rules import Place

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from trainer.guideline.sheet import Sheet
    from trainer.judgment.bands.types import Band
    from trainer.judgment.types import Defendant, Sentence, SentenceRange


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """In words; "" where there is nothing to say. The row of what several crimes come to has no ranges."""

    defendant: str
    charge: str
    term: str
    fine: str = ""
    probation: str = ""
    band: str = ""
    guideline: str = ""
    spread: str = ""


def outcome_rows(run: ReportRun, words: Words) -> tuple[OutcomeRow, ...]:
    """One for each charge of each defendant, and one for what several come to together."""
    return tuple(row for place in range(len(run.verdict.judgment.defendants)) for row in _rows(run, place, words))


def _rows(run: ReportRun, place: int, words: Words) -> Iterator[OutcomeRow]:
    defendant = run.verdict.judgment.defendants[place]
    name = defendant.name or words("card.unnamed")
    bands = {band.at: band for band in run.verdict.bands}
    sheets = {sheet.at: sheet for sheet in run.sheets}
    single = len(defendant.charges) == 1
    spread = spreads_of(run.samples, run.verdict)[place] if len(run.samples) > 1 else None
    for number, charge in enumerate(defendant.charges):
        at = Place(place, number)
        yield OutcomeRow(
            name,
            words.charge(charge.name),
            _penalty(charge.sentence, charge.sentence_range, words),
            _money(charge.fine_yuan, charge.fine_range, charge.confiscation, words),
            _probation(defendant, words) if single else "",
            _band(bands.get(at), words),
            _guideline(sheets.get(at), words),
            _spread(spread, words) if single else "",
        )
    if not single:
        yield OutcomeRow(
            name,
            words("card.total") if defendant.charges else words("card.no-charge"),
            _penalty(defendant.total, defendant.total_range, words),
            _money(defendant.total_fine_yuan, defendant.total_fine_range, None, words),
            _probation(defendant, words),
            spread=_spread(spread, words),
        )


def charges_of(defendant: Defendant, words: Words) -> str:
    """甲某：盗窃罪、诈骗罪."""
    charges = words.listed(words.charge(charge.name) for charge in defendant.charges) or words("card.no-charge")
    return words("paper.line", label=defendant.name or words("card.unnamed"), content=charges)


def penalty_of(defendant: Defendant, words: Words) -> str:
    """有期徒刑八个月、缓刑一年、罚金 2,000 元."""
    fine = _money(defendant.total_fine_yuan, defendant.total_fine_range, None, words)
    months = _probation(defendant, words)
    parts = (
        _penalty(defendant.total, defendant.total_range, words),
        f"{words('card.probation')} {months}" if months else "",
        words("card.fine", amount=fine) if fine else "",
    )
    return words.listed(parts) or "—"


def _spread(spread: Spread | None, words: Words) -> str:
    """5 份中 4 份为此罪：12 至 16 个月，中位 14."""
    if spread is None:
        return ""
    agreeing = message("paper.samples-agreeing", agreeing=spread.agreeing, count=spread.answers)
    if not spread.known:
        return words.say(agreeing)
    least, most, middle = spread.known[0], spread.known[-1], f"{spread.median:g}"
    return words("paper.samples-spread", agreeing=agreeing, least=least, most=most, median=middle)


def _penalty(sentence: Sentence | None, between: SentenceRange | None, words: Words) -> str:
    if sentence is not None:
        return penalty_on_card(sentence.penalty, words.language)
    if between is None:
        return ""
    least, most = (penalty_on_card(each.penalty, words.language) for each in (between.least, between.most))
    return words("card.range", least=least, most=most)


def _money(yuan: int | None, between: tuple[int, int] | None, confiscation: str | None, words: Words) -> str:
    fine = "" if yuan is None else yuan_on_card(Yuan(yuan), words.language)
    if yuan is None and between is not None:
        least, most = (yuan_on_card(Yuan(end), words.language) for end in between)
        fine = words("card.range", least=least, most=most)
    return words.listed([fine, confiscation or ""])


def _probation(defendant: Defendant, words: Words) -> str:
    months = defendant.probation_months
    if months is None:
        return ""
    return term_on_card(Term(months), words.language) if months else words("card.period-unread")


def _band(band: Band | None, words: Words) -> str:
    if band is None:
        return ""
    if not band.tiers:
        return words("card.band-undecided")
    told = range_on_card(Range(tuple(band.version.tiers[tier] for tier in band.tiers)), words.language)
    return words("paper.may-apply", range=told) if len(band.tiers) > 1 else told


def _guideline(sheet: Sheet | None, words: Words) -> str:
    if sheet is None:
        return ""
    if sheet.months is not None:
        return words.say(result_told(sheet.months))
    outcome = head_told(sheet).values["outcome"]
    return words.value(outcome)
