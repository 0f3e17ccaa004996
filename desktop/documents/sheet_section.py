"""五、量刑计算表: the guideline's sheet of each charge as the user worked it, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.documents.blocks import Block, Cell, Heading, Item, Listing, Paragraph, Role, Table
from desktop.documents.words import Words
from resources.messages.message import message
from resources.messages.penalty_words import range_on_card
from resources.messages.values import Range
from trainer.guideline.line import Layer, Line
from trainer.guideline.outcome import remarks
from trainer.guideline.sheets import several_of
from trainer.guideline.told import months_told, position_told, result_told, stage_title, why_told

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from trainer.guideline.sheet import Sheet


def sheet_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """One table for each charge that the guideline covers, and what several crimes come to."""
    if not run.sheets:
        yield Paragraph(words("paper.no-sheets"))
    defendants = run.verdict.judgment.defendants
    for sheet in run.sheets:
        place = sheet.at.defendant
        name = (defendants[place].name if place is not None else "") or words("card.unnamed")
        yield Heading(words("paper.of-charge", name=name, charge=words.charge(sheet.charge)), 2)
        yield from _sheet(sheet, words)
    for number, defendant in enumerate(defendants):
        several = several_of(run.sheets, number, len(defendant.charges)) if len(defendant.charges) > 1 else None
        if several is not None:
            months = result_told((several.low, several.high))
            yield Paragraph(words("paper.several", name=defendant.name or words("card.unnamed"), months=months))


def _sheet(sheet: Sheet, words: Words) -> Iterator[Block]:
    yield Paragraph(_worked_with(sheet, words), Role.LEAD)
    if sheet.layers:
        head = ("paper.step", "paper.content", "paper.allowed", "paper.taken", "paper.months")
        rows = tuple(row for layer in sheet.layers for row in _rows(sheet, layer, words))
        yield Table(tuple(map(words, head)), rows, (16, 37, 17, 16, 14))
    if sheet.months is not None:
        where = position_told(sheet)
        result = words("guideline.text-result", months=result_told(sheet.months))
        yield Paragraph(words.sentences([result, words.say(where) if where else ""]))
    said = tuple(Item(words.within(words.say(each.said), words.rule(each.source))) for each in remarks(sheet))
    if said:
        yield Listing(said, numbered=False)


def _rows(sheet: Sheet, layer: Layer, words: Words) -> Iterator[tuple[Cell, ...]]:
    """Each line that is on; beside the last of them, what stands there after the step."""
    step, total = words.say(stage_title(layer.stage)), words.say(months_told(layer.low, layer.high))
    lines = [line for line in layer.lines if line.on]
    if not lines:
        yield tuple(map(Cell, (step, "—", "—", "—", total)))
    for line in lines:
        after = total if line is lines[-1] else ""
        yield tuple(map(Cell, (step, _content(sheet, line, words), _allowed(line, words), _taken(line, words), after)))


def _content(sheet: Sheet, line: Line, words: Words) -> str:
    said = [words.within(words.say(line.name), words.rule(line.source))]
    why = why_told(sheet, line) or (message("guideline.line-asked") if line.asked else None)
    return "\n".join([*said, *([words.say(why)] if why else [])])


def _allowed(line: Line, words: Words) -> str:
    return "—" if line.asked else _figures(*line.bounds, line, words)


def _taken(line: Line, words: Words) -> str:
    figures = "—" if line.asked else _figures(line.low, line.high, line, words)
    return figures if line.count is None else words("paper.units", figures=figures, count=line.count)


def _figures(low: int, high: int, line: Line, words: Words) -> str:
    if line.unit == "months":
        return words.say(months_told(low, high))
    least, most = map(_percent, (low, high))
    return least if low == high else words("paper.from-to", low=least, high=most)


def _percent(value: int) -> str:
    return f"{value:+d} %".replace("-", "−") if value else "0 %"


def _worked_with(sheet: Sheet, words: Words) -> str:
    """What the whole sheet rests on: the range, the province, whether the offence is minor."""
    tier = sheet.range
    told = range_on_card(Range((tier,)), words.language) if tier is not None else words("paper.not-chosen")
    place = sheet.basis.province or words("paper.nationwide")
    minor = words("paper.minor") if sheet.minor else ""
    return words.sentences(
        (
            words("paper.line", label=words("paper.band"), content=told),
            words("paper.line", label=words("paper.province"), content=place),
            minor,
        )
    )
