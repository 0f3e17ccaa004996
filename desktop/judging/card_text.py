"""The card as plain text, for the terminal and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.judging.sampling import Samples
from resources.messages.article_words import cited_words
from resources.messages.catalogue import Language
from resources.messages.charge_words import charge_words
from resources.messages.lists import joined
from resources.messages.measure_words import term_on_card, yuan_on_card
from resources.messages.message import Message, Value, message
from resources.messages.penalty_words import penalty_on_card, range_on_card
from resources.messages.values import ChargeName, Range, Term, Yuan
from resources.messages.wording import say
from trainer.judgment.bands.types import Band
from trainer.judgment.missing_facts import MissingFact
from trainer.judgment.types import Article, Charge, Defendant, Finding, Judgment, Order, OrderKind, Sentence

_MARKS = {"note": "·", "warning": "!", "error": "×"}
_UNREAD = {
    "reasoning": message("card.reasoning"),
    "result": message("card.result"),
    "defendants": message("card.defendants"),
    "charge": message("card.charge"),
    "sentence": message("card.sentence"),
    "fine": message("card.fine-unread"),
    "probation": message("card.probation-unread"),
    "rights": message("card.rights-unread"),
}


def unread_names(unread: Sequence[str]) -> tuple[Message, ...]:
    """What could not be read, in words."""
    return tuple(_UNREAD[name] for name in unread)


def card_text(
    judgment: Judgment,
    findings: Sequence[Finding],
    missing: Sequence[MissingFact] = (),
    language: Language = "zh",
    bands: Sequence[Band] = (),
) -> str:
    """One block for each defendant, then what was noticed and what the facts leave out. No line at its end."""
    return "\n\n".join(_Card(language, {band.at: band for band in bands}).blocks(judgment, findings, missing))


def samples_text(samples: Samples, language: Language = "zh") -> str:
    """One line: how far several answers agree."""
    told = message(
        "card.agreement",
        count=len(samples.verdicts),
        agreeing=round(samples.agreement * len(samples.verdicts)),
        charges=tuple(map(ChargeName, samples.charges)) if samples.charges else message("card.no-charge"),
    )
    if samples.months_median is not None:
        told = message(
            "card.agreement-and-term",
            agreement=told,
            median=f"{samples.months_median:g}",
            least=str(samples.months_least),
            most=str(samples.months_most),
        )
    return say(told, language)


@dataclass(frozen=True, slots=True)
class _Card:
    """Writes in one language."""

    language: Language
    bands: Mapping[tuple[int | None, int | None], Band]

    def blocks(self, judgment: Judgment, findings: Sequence[Finding], missing: Sequence[MissingFact]) -> Iterator[str]:
        for place, defendant in enumerate(judgment.defendants):
            yield "\n".join(self._defendant(place, defendant))
        if judgment.orders:
            yield self._orders(judgment.orders)
        if judgment.unread:
            yield self._say("card.unread-of-judgment", parts=self._unread(judgment.unread))
        cited = {
            article for defendant in judgment.defendants for charge in defendant.charges for article in charge.articles
        }
        if others := [article for article in judgment.articles if article not in cited]:
            yield self._say("card.other-articles", articles=self._articles(others))
        if findings:
            found = (self._say("card.finding", mark=_MARKS[each.severity], finding=each.message) for each in findings)
            yield "\n".join([self._say("card.findings"), *found])
        if missing:
            left_out = (self._say("card.missing-fact", name=each.name, why=each.why) for each in missing)
            yield "\n".join([self._say("card.missing-facts"), *left_out])

    def _defendant(self, place: int, defendant: Defendant) -> Iterator[str]:
        yield self._say("card.defendant", name=defendant.name or message("card.unnamed"))
        for number, charge in enumerate(defendant.charges):
            penalty = self._penalty(charge)
            named = charge_words(charge.name, self.language)
            yield self._say("card.line", label=named, content=penalty) if penalty else f"  {named}"
            if charge.articles:
                articles = self._articles(charge.articles)
                yield self._say("card.line-within", label=message("card.articles"), content=articles)
            yield from self._band(self.bands.get((place, number)))
        if len(defendant.charges) > 1 and defendant.total is not None:
            yield self._line("card.total", self._total(defendant.total, defendant.total_fine_yuan))
        if defendant.control_after is not None:
            yield self._line("card.control-after", penalty_on_card(defendant.control_after.penalty, self.language))
        if defendant.political_rights_months is not None:
            months = defendant.political_rights_months
            yield self._line("card.political-rights", self._term(months) if months else message("card.for-life"))
        if defendant.probation_months is not None:
            months = defendant.probation_months
            yield self._line("card.probation", self._term(months) if months else message("card.period-unread"))
        if defendant.deportation:
            yield self._say("card.deportation")
        if ordered := [order for order in defendant.orders if order.kind is not OrderKind.DEPORTATION]:
            yield self._orders(ordered)
        if defendant.circumstances:
            names = dict.fromkeys(say(each.named, self.language) for each in defendant.circumstances)
            yield self._line("card.circumstances", tuple(names))
        yield self._line("card.attitude", defendant.attitude.named)
        if defendant.unread:
            yield self._line("card.unread", self._unread(defendant.unread))

    def _band(self, band: Band | None) -> Iterator[str]:
        """The ranges that apply, and why; nothing where the article has one only."""
        if band is None or band.by == "law":
            return
        tiers = Range(tuple(band.version.tiers[tier] for tier in band.tiers))
        content = range_on_card(tiers, self.language) if band.tiers else message("card.band-undecided")
        label = message("card.band-open" if len(band.tiers) > 1 else "card.band")
        yield self._say("card.line-within", label=label, content=content)
        yield from (self._say("card.reason-within", reason=reason) for reason in band.reasons)

    def _orders(self, orders: Sequence[Order]) -> str:
        return self._line("card.orders", tuple(say(order.told, self.language) for order in orders))

    def _total(self, total: Sentence, fine_yuan: int | None) -> str:
        sentence = penalty_on_card(total.penalty, self.language)
        return self._say("card.and-fine", sentence=sentence, fine=self._fine(fine_yuan)) if fine_yuan else sentence

    def _penalty(self, charge: Charge) -> str:
        parts = []
        if charge.sentence is not None:
            parts.append(penalty_on_card(charge.sentence.penalty, self.language))
        elif (between := charge.sentence_range) is not None:
            ends = (penalty_on_card(each.penalty, self.language) for each in (between.least, between.most))
            parts.append(self._range(*ends))
        if charge.fine_yuan is not None:
            parts.append(self._fine(charge.fine_yuan))
        elif charge.fine_range is not None:
            least, most = (yuan_on_card(Yuan(yuan), self.language) for yuan in charge.fine_range)
            parts.append(self._say("card.fine", amount=self._range(least, most)))
        if charge.confiscation:
            parts.append(charge.confiscation)
        return ("，" if self.language == "zh" else ", ").join(parts)

    def _fine(self, yuan: int) -> str:
        return self._say("card.fine", amount=yuan_on_card(Yuan(yuan), self.language))

    def _term(self, months: int) -> str:
        return term_on_card(Term(months), self.language)

    def _articles(self, articles: Sequence[Article]) -> str:
        return joined((cited_words(article, self.language) for article in articles), self.language)

    def _range(self, least: str, most: str) -> str:
        return self._say("card.range", least=least, most=most)

    def _names(self, names: Sequence[Message]) -> str:
        return joined(dict.fromkeys(say(each, self.language) for each in names), self.language)

    def _unread(self, unread: Sequence[str]) -> str:
        return self._names(unread_names(unread))

    def _line(self, label: str, content: Value) -> str:
        return self._say("card.line", label=Message(label), content=content)

    def _say(self, key: str, **values: Value) -> str:
        return say(Message(key, values), self.language)
