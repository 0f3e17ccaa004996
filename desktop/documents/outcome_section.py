"""三、预测与依据: the table of what is decided, then why each range applies and what else is ordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.documents.blocks import Block, Cell, Item, Listing, Paragraph, Role, Table
from desktop.documents.outcome import OutcomeRow, charges_of, outcome_rows, penalty_of
from desktop.documents.words import Words
from desktop.judging.card_text import unread_names
from resources.messages.measure_words import term_on_card
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Term
from trainer.judgment.types import OrderKind

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from trainer.judgment.types import Defendant

_COLUMNS = (  # of the table: its field, the width that it needs, and whether it is left out where no row has any
    ("defendant", 15, False),
    ("charge", 15, False),
    ("term", 21, False),
    ("fine", 18, True),
    ("probation", 16, True),
    ("band", 21, False),
    ("guideline", 16, True),
    ("spread", 20, True),
)


def outcome_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """What was read in the text, and what it rests on."""
    rows = outcome_rows(run, words)
    if not rows:
        yield Paragraph(words("paper.nothing-read"))
        return
    yield outcome_table(rows, words)
    if len(run.samples) > 1:
        yield Paragraph(words("paper.each-sample"), Role.LEAD)
        yield _samples(run, words)
    if reasons := tuple(_reasons(run, words)):
        yield Paragraph(words("paper.why-range"), Role.LEAD)
        yield Listing(reasons, numbered=False)
    if others := tuple(_others(run, words)):
        yield Paragraph(words("paper.what-else"), Role.LEAD)
        yield Listing(others, numbered=False)


def _samples(run: ReportRun, words: Words) -> Table:
    """What each of several answers came to."""
    rows = []
    for number, verdict in enumerate(run.samples, start=1):
        seed = verdict.parameters.seed if verdict.parameters is not None else None
        defendants = verdict.judgment.defendants
        rows.append(
            (
                Cell(str(number), marked=verdict is run.verdict),
                Cell("—" if seed is None else str(seed)),
                Cell("\n".join(charges_of(defendant, words) for defendant in defendants) or "—"),
                Cell("\n".join(penalty_of(defendant, words) for defendant in defendants) or "—"),
            )
        )
    head = (words("paper.sample"), words("paper.seed"), words("paper.charge"), words("paper.term"))
    return Table(head, tuple(rows), (10, 14, 38, 38))


def outcome_table(rows: Sequence[OutcomeRow], words: Words) -> Table:
    """With the columns that say anything."""
    shown = [column for column in _COLUMNS if not column[2] or any(getattr(row, column[0]) for row in rows)]
    titles = column_titles(words)
    return Table(
        tuple(titles[name] for name, _, _ in shown),
        tuple(tuple(Cell(getattr(row, name) or "—") for name, _, _ in shown) for row in rows),
        tuple(width for _, width, _ in shown),
    )


def column_titles(words: Words) -> dict[str, str]:
    """By the field of a row."""
    return {
        "defendant": words("paper.defendant"),
        "charge": words("paper.charge"),
        "term": words("paper.term"),
        "fine": words("paper.fine"),
        "probation": words("card.probation"),
        "band": words("paper.band"),
        "guideline": words("paper.guideline"),
        "spread": words("paper.samples"),
    }


def _reasons(run: ReportRun, words: Words) -> Iterator[Item]:
    """Why the range of each charge applies, or what leaves it open."""
    defendants = run.verdict.judgment.defendants
    for band in run.verdict.bands:
        place, number = band.at
        if place is None or number is None:
            continue
        charge = words.charge(defendants[place].charges[number].name)
        head = words("paper.of-charge", name=defendants[place].name or words("card.unnamed"), charge=charge)
        yield Item(head, tuple(words.say(reason) for reason in band.reasons))


def _others(run: ReportRun, words: Words) -> Iterator[Item]:
    """What the table has no column for."""
    judgment = run.verdict.judgment
    for defendant in judgment.defendants:
        yield Item(defendant.name or words("card.unnamed"), tuple(_of_defendant(defendant, words)))
    if judgment.orders:
        yield Item(words("card.orders"), tuple(words.say(order.told) for order in judgment.orders))
    if judgment.unread:
        yield Item(words("card.unread"), tuple(map(words.say, unread_names(judgment.unread))))


def _of_defendant(defendant: Defendant, words: Words) -> Iterator[str]:
    for charge in defendant.charges:
        if charge.articles:
            name = words.charge(charge.name)
            yield words(
                "paper.line", label=words("paper.cited-for", charge=name), content=words.articles(charge.articles)
            )
    if defendant.control_after is not None:
        content = penalty_on_card(defendant.control_after.penalty, words.language)
        yield words("paper.line", label=words("card.control-after"), content=content)
    if (months := defendant.political_rights_months) is not None:
        term = term_on_card(Term(months), words.language) if months else words("card.for-life")
        yield words("paper.line", label=words("card.political-rights"), content=term)
    if defendant.deportation:
        yield words("card.deportation").strip()
    if ordered := [order for order in defendant.orders if order.kind is not OrderKind.DEPORTATION]:
        yield words(
            "paper.line", label=words("card.orders"), content=words.listed(words.say(each.told) for each in ordered)
        )
    if named := words.listed(words.say(each.named) for each in defendant.circumstances):
        yield words("paper.line", label=words("card.circumstances"), content=named)
    yield words("paper.line", label=words("card.attitude"), content=words.say(defendant.attitude.named))
    if defendant.unread:
        content = words.listed(map(words.say, unread_names(defendant.unread)))
        yield words("paper.line", label=words("card.unread"), content=content)
