"""一、依据的事实 and 二、预测的文书: what was given, and what was written, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.documents.blocks import Block, Item, Listing, Paragraph, Role, Verbatim
from desktop.documents.column_title import column_title
from desktop.documents.words import Words
from desktop.history.run import RunState
from desktop.judging.attitude_told import attitude_told
from resources.disclaimer.reader import label
from resources.messages.measure_words import day_words
from resources.messages.wording import say

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from desktop.judging.case import Case

_SIGNED = re.compile(
    r"^[ \t　]*(?:代理)?(?:审判长|审判员|(?:人民)?陪审员|法官助理|书记员|院长)[ \t　:：].*$"
    r"|^.*[（(]?院[ 　]*印[）)]?[ \t　]*$",
    re.MULTILINE,
)
"""Lines of a judgment's end: who sat, and where the seal goes."""


def facts_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """The whole facts, and what was stated beside them."""
    case = run.verdict.case
    if case.facts.strip():
        if run.verdict.facts_in_text:
            yield Paragraph(words("paper.facts-in-text"), Role.NOTE)
        yield Verbatim(case.facts)
    else:
        yield Paragraph(words("paper.no-facts"), Role.NOTE)
    yield Paragraph(stated(case, words), Role.NOTE)


def shared_facts_blocks(columns: Sequence[ReportRun], words: Words) -> Iterator[Block]:
    """Of columns with the same facts: those once, and what each states beside them."""
    yield Verbatim(columns[0].verdict.case.facts)
    yield Paragraph(words("paper.stated-apart"), Role.LEAD)
    items = (
        Item(column_title(column, number, words), (stated(column.verdict.case, words),))
        for number, column in enumerate(columns)
    )
    yield Listing(tuple(items), numbered=False)


def stated(case: Case, words: Words) -> str:
    """行为日、到案后的态度、地区, on one line."""
    day = day_words(case.act_date, words.language) if case.act_date else words("paper.not-stated")
    return words.sentences(
        (
            words("paper.line", label=words("paper.act-date"), content=day),
            words("paper.line", label=words("paper.attitude"), content=words.say(attitude_told(case.attitude))),
            words("paper.line", label=words("paper.province"), content=case.province or words("paper.by-places")),
        )
    )


def text_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """The whole text under its label. It is Chinese in every language."""
    yield Paragraph(label(words.language, ours=run.ours), Role.LABEL)
    if run.verdict.model is not None and run.verdict.model.demonstration:
        yield Paragraph(words("paper.demonstration-wrote"), Role.LEAD)
    yield from (Paragraph(told, Role.LEAD) for told in _ended(run, words))
    if run.verdict.text:
        yield Verbatim(run.verdict.text)
    else:
        yield Paragraph(words("paper.no-text"), Role.NOTE)
    if run.ours and _SIGNED.search(run.verdict.text):
        yield Paragraph(words("paper.no-signature"), Role.NOTE)


def _ended(run: ReportRun, words: Words) -> Iterator[str]:
    """Why the text is not whole, where it is not."""
    state = {
        RunState.STOPPED: "paper.stopped",
        RunState.INTERRUPTED: "paper.interrupted",
        RunState.WRITING: "paper.writing",
        RunState.FAILED: "paper.failed",
    }.get(run.run.summary.state)
    if state is not None:
        yield words(state)
    if run.run.error is not None:
        yield say(run.run.error, words.language)
    finished = run.verdict.finished
    if finished is not None and finished.reason == "length":
        yield words("paper.cut-off")
