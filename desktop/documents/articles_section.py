"""六、条文: every article that the document cites, as it stood on the day of the act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.blocks import ArticleText, Block, Paragraph, Role
from desktop.documents.words import Words
from resources.law.article import Article
from resources.law.statutes import StatutesMissingError, StatuteText, load_statutes
from resources.messages.article_words import cited_words
from resources.messages.legal_words import amendment_words
from resources.messages.measure_words import day_words
from resources.messages.message import Message, Value, message
from resources.messages.values import Amendment
from trainer.guideline.outcome import remarks
from trainer.judgment.act_dates import act_dates

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from desktop.judging.verdict import Verdict
    from trainer.guideline.sheet import Sheet


def article_blocks(columns: Sequence[ReportRun], words: Words) -> Iterator[Block]:
    """Each article once, or once for each wording where the columns have several days."""
    try:
        statutes = load_statutes()
    except StatutesMissingError as error:
        yield Paragraph(words.say(message(error.key, detail=error.detail)))
        return
    days = dict.fromkeys(act_day(column.verdict) for column in columns)
    told = (words("paper.text-of-day", day=day_words(day, words.language)) if day else "" for day in days)
    yield Paragraph(words.sentences(told) or words("paper.text-of-today"), Role.LEAD)
    shown: set[tuple[Article, date | None]] = set()
    for column in columns:
        day = act_day(column.verdict) or column.run.summary.at.date()
        for article in dict.fromkeys(each.whole() for each in cited_in(column.verdict, column.sheets)):
            found = statutes.article(article, day)
            version = (article, found.in_force if found is not None else None)
            if version not in shown:
                shown.add(version)
                yield _article(article, found, bool(statutes.history(article)), words)


def act_day(verdict: Verdict) -> date | None:
    """The day that was stated, else the last that the facts name for what was done; None where they name none."""
    if verdict.case.act_date is not None:
        return verdict.case.act_date
    told = act_dates(verdict.case.facts)
    return told[1] if told else None


def cited_in(verdict: Verdict, sheets: Iterable[Sheet]) -> Iterator[Article]:
    """By the judgment, what was found in it, the ranges, the facts that are missing, and the sheets."""
    judgment = verdict.judgment
    for defendant in judgment.defendants:
        for charge in defendant.charges:
            yield from charge.articles
    yield from judgment.articles
    for finding in verdict.findings:
        if finding.article is not None:
            yield finding.article
        for value in finding.values.values():
            yield from _articles_in(value)
    for band in verdict.bands:
        yield from (source for source in band.sources if isinstance(source, Article))
    yield from (each.article for each in verdict.missing)
    for sheet in sheets:
        sources = [line.source for line in sheet.lines if line.on] + [each.source for each in remarks(sheet)]
        for source in sources:
            yield from source.articles


def _articles_in(value: Value) -> Iterator[Article]:
    if isinstance(value, Article):
        yield value
    elif isinstance(value, Message):
        for each in value.values.values():
            yield from _articles_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _articles_in(each)


def _article(article: Article, found: StatuteText | None, known: bool, words: Words) -> ArticleText:
    cited = cited_words(article, words.language)
    if found is None:
        return ArticleText(cited, words("paper.not-yet" if known else "paper.not-carried"), ())
    since = day_words(found.in_force, words.language)
    if found.amendment is None:
        said = words("paper.as-enacted", day=since)
    else:
        said = words("paper.as-amended", amendment=_amendment(found.amendment, words), day=since)
    if found.ends is not None:
        until, by = day_words(found.ends, words.language), _amendment(found.next_amendment or "", words)
        said = words.sentences((said, words("paper.replaced", day=until, amendment=by)))
    if found.deleted:
        return ArticleText(cited, said, (words("statutes.copied-deleted"),))
    unknown = words("statutes.copied-unknown")
    return ArticleText(cited, said, tuple(unknown if each.text is None else each.text for each in found.paragraphs))


def _amendment(name: str, words: Words) -> str:
    return amendment_words(Amendment(name), words.language)
