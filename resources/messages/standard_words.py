"""A standard of an interpretation in words: 数额30,000元以上不满200,000元, amount: CNY 30,000 to below CNY 200,000.

What kind of act it is for, its conditions and remarks are the data's own Chinese words in every language.
"""

from __future__ import annotations

from resources.law.thresholds import Kind, Standard, Threshold
from resources.messages.catalogue import Language, entries, template
from resources.messages.document_words import document_words
from resources.messages.lists import joined
from resources.messages.values import LegalDocument

_MONEY = (
    *("amount", "illegal_gain", "turnover", "loss", "sales", "value", "profit", "tax", "face", "loss_or_gain"),
    *("unpaid_loss", "settlement", "rake", "stakes", "unrecovered_tax", "funds_provided", "inflow", "stock"),
)
_UNITS = {
    **dict.fromkeys(_MONEY, "yuan"),
    **dict.fromkeys(("persons", "persons_special", "deaths", "serious_injuries", "victims", "gamblers"), "persons"),
    **dict.fromkeys(("count_in_24_months", "telecom_messages", "page_views"), "times"),
    **dict.fromkeys(("items", "messages"), "items"),
    "timber_m3": "cubic",
    "hazardous_waste_tons": "tons",
    "exceed_ratio": "ratio",
    "bac_mg_100ml": "alcohol",
    "mu": "mu",
    "kg": "kg",
}


def standard_words(row: Threshold, language: Language) -> str:
    """What is measured and how much of it, for which acts, on what conditions."""
    words = _number_words(row, language)
    if row.cases:
        words = _filled("standards.with-cases", language, words=words, cases=joined(row.cases, language))
    if row.requires:
        words = _filled("standards.with-requires", language, words=words, requires=joined(row.requires, language))
    if row.sub:
        words = _filled("standards.of-kind", language, sub=row.sub, words=words)
    if row.note:
        words = _filled("standards.with-note", language, words=words, note=row.note)
    return words


def source_words(row: Threshold, language: Language) -> str:
    """The document and the days between which the standard holds; "" where no document is known."""
    if row.standard is None:
        return ""
    document = standard_document(row.standard, language)
    if row.copies == 1:
        document = _filled("standards.one-copy", language, document=document)
    if row.since.year < 1979:
        return document
    if row.until is None:
        return _filled("standards.since", language, document=document, since=row.since.isoformat())
    since, until = row.since.isoformat(), row.until.isoformat()
    return _filled("standards.since-until", language, document=document, since=since, until=until)


def kind_words(kind: Kind, language: Language) -> str:
    """What kind of standard it is."""
    name = f"kind-{kind}"
    return template(f"standards.{name}", language)


def standard_document(standard: Standard, language: Language) -> str:
    """法释〔2013〕8号第1条."""
    number = standard.document
    if number == "刑法":
        number = template("articles.criminal-law", language)
    words = document_words(LegalDocument(number, "", standard.amended, standard.article), language)
    return _filled("standards.part", language, document=words, part=standard.part) if standard.part else words


def _number_words(row: Threshold, language: Language) -> str:
    known = f"of-{row.of.replace('_', '-')}"
    of = template(f"standards.{known}", language) if known in entries("standards") else row.of
    places = {"of": of}
    for name, number in (("low", row.low), ("high", row.high), ("below", row.below)):
        if number is not None:
            places[name] = _with_unit(row.of, number, language)
    if row.low is None:
        return _filled("standards.below" if row.below is not None else "standards.alone", language, **places)
    if row.by_province:
        return _filled("standards.corridor", language, **places)
    return _filled("standards.from" if row.below is None else "standards.from-below", language, **places)


def _with_unit(of: str, number: float, language: Language) -> str:
    written = f"{number:,.0f}" if number == int(number) else f"{number:,g}"
    unit = f"unit-{_UNITS.get(of, 'plain')}"
    return _filled(f"standards.{unit}", language, number=written)


def _filled(key: str, language: Language, **places: str) -> str:
    return template(key, language).format_map(places)
