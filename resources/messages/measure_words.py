"""Terms, days and money in words."""

from __future__ import annotations

from datetime import date

from resources.law.numerals import write_term
from resources.messages.catalogue import Language, template
from resources.messages.values import Term, Yuan


def term_words(term: Term, language: Language) -> str:
    """As a message has it: 3年6个月, 3 years 6 months."""
    years, months = divmod(term.months, 12)
    parts = [
        _counted(years, "measures.year", "measures.years", language) if years else "",
        _counted(months, "measures.month", "measures.months", language) if months else "",
        _counted(term.days, "measures.day", "measures.days", language) if term.days else "",
    ]
    words = ("" if language == "zh" else " ").join(filter(None, parts))
    return words or _counted(0, "measures.month", "measures.months", language)


def term_on_card(term: Term, language: Language) -> str:
    """As a judgment pronounces it: 三年六个月, 3 years 6 months."""
    if language == "zh" and (term.months or term.days):
        return write_term(term.months, term.days)
    return term_words(term, language)


def day_words(day: date, language: Language) -> str:
    """2021年3月1日, 2021-03-01."""
    width = 1 if language == "zh" else 2
    return template("measures.date", language).format(
        year=day.year, month=f"{day.month:0{width}}", day=f"{day.day:0{width}}"
    )


def yuan_words(money: Yuan, language: Language) -> str:
    """As a message has it: 2000元, CNY 2,000."""
    amount = str(money.amount) if language == "zh" else f"{money.amount:,}"
    return template("measures.yuan", language).format(amount=amount)


def yuan_on_card(money: Yuan, language: Language) -> str:
    """Set apart, as on a judgment's card: 2,000 元, CNY 2,000."""
    return template("measures.yuan-on-card", language).format(amount=f"{money.amount:,}")


def _counted(count: int, one: str, many: str, language: Language) -> str:
    return template(one if count == 1 else many, language).format(count=count)
