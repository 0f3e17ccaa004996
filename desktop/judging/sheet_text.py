"""The guideline's sheets as plain text: a line of each for the terminal, the whole of one for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resources.messages.article_words import cited_words
from resources.messages.catalogue import Language
from resources.messages.lists import joined
from resources.messages.message import Message, message
from resources.messages.wording import say
from trainer.guideline.cited import source_cited
from trainer.guideline.line import Line, Source
from trainer.guideline.outcome import remarks
from trainer.guideline.sheet import Sheet
from trainer.guideline.told import head_told, months_told, position_told, result_told, stage_title, why_told


def sheets_text(sheets: Sequence[Sheet], language: Language = "zh") -> str:
    """What each of them comes to, a line for each."""
    return "\n".join(_summary(sheet, language) for sheet in sheets)


def sheet_text(sheet: Sheet, language: Language = "zh") -> str:
    """The worked document: steps, lines with their rules, what follows."""
    return "\n".join(_lines(sheet, language))


def _summary(sheet: Sheet, language: Language) -> str:
    where = position_told(sheet)
    head = head_told(sheet)
    return say(message("guideline.summary", head=head, position=where) if where else head, language)


def _lines(sheet: Sheet, language: Language) -> Iterator[str]:
    yield _summary(sheet, language)
    for layer in sheet.layers:
        yield say(
            message("guideline.text-step", step=stage_title(layer.stage), months=months_told(layer.low, layer.high)),
            language,
        )
        for line in layer.lines:
            if line.on:
                yield "  " + _line(sheet, line, language)
    if sheet.months is not None:
        yield say(message("guideline.text-result", months=result_told(sheet.months)), language)
    for remark in remarks(sheet):
        yield f"  · {say(remark.said, language)}{_rule(remark.source, language)}"


def _line(sheet: Sheet, line: Line, language: Language) -> str:
    key = "guideline.text-percent" if line.unit == "percent" else "guideline.text-months"
    said = Message(key, {"name": line.name, "low": line.low, "high": line.high})
    if line.count is not None:
        said = message("guideline.text-units", name=line.name, low=line.low, high=line.high, count=line.count)
    parts = [say(said, language) + _rule(line.source, language)]
    if (why := why_told(sheet, line)) is not None:
        parts.append(say(why, language))
    elif line.asked:
        parts.append(say(message("guideline.line-asked"), language))
    return "  ".join(parts)


def _rule(source: Source, language: Language) -> str:
    cited = joined(
        [
            *filter(None, [source_cited(source, language)]),
            *(cited_words(article, language) for article in source.articles),
        ],
        language,
    )
    return (f"（{cited}）" if language == "zh" else f" ({cited})") if cited else ""
