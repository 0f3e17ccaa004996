"""The lines that were recognised on a page, in reading order, as paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

DOUBTFUL = 0.95
"""Below this confidence (0 to 1) of its recogniser a line is to be held against the original."""
_NUMBER = re.compile(r"[-—－–·.\s]*\d{1,4}[-—－–·.\s]*")
_DASHED_NUMBER = re.compile(r"[-—－–·]\s*\d{1,4}\s*[-—－–·]|第\s*\d+\s*页.{0,12}")
_MARGIN = 0.12  # of the page's height, in which a page's number stands
_INDENT = 0.9  # of a line's height, from which on a line is indented
_ENDED = "。：；！？:;"
_SHORT = 2.5  # of a line's height, by which a line that goes on may fall short of the right edge
_FULL = 0.6  # of the width: what is shorter has ended without a full stop too


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text and its box in pixels, from the page's upper left corner; ``score`` from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float = 1.0

    @property
    def middle(self) -> float:
        """Of its height."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class RecognisedText:
    """``doubtful``: half-open places in ``text`` that were recognised with little confidence."""

    text: str
    doubtful: tuple[tuple[int, int], ...] = ()


def joined_pages(pages: Sequence[tuple[Sequence[PageLine], float]]) -> RecognisedText:
    """The pages' lines as one text; with each page its height in pixels. Page numbers are left out, and a sentence goes
    on over the end of its page."""
    pieces: list[str] = []
    doubtful: list[tuple[int, int]] = []
    length = 0
    open_line = False  # whether what comes next goes on in the line before
    for lines, page_height in pages:
        told = _without_page_number(in_reading_order(lines), page_height)
        for line, begins, ends in _with_breaks(told):
            if pieces and (begins or not open_line):
                pieces.append("\n")
                length += 1
            if line.score < DOUBTFUL:
                doubtful.append((length, length + len(line.text)))
            pieces.append(line.text)
            length += len(line.text)
            open_line = not ends
    return RecognisedText("".join(pieces), tuple(doubtful))


def in_reading_order(lines: Sequence[PageLine]) -> list[PageLine]:
    """From the top down; what stands beside each other at one height, from left to right as one line."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda each: each.middle):
        row = rows[-1] if rows else []
        if row and abs(line.middle - median(each.middle for each in row)) < 0.5 * min(line.height, row[-1].height):
            row.append(line)
        else:
            rows.append([line])
    return [_one(sorted(row, key=lambda each: each.left)) for row in rows]


def _one(row: Sequence[PageLine]) -> PageLine:
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for before, line in pairwise(row):
        apart = line.left - before.right > line.height  # columns of a table
        text += ("　" if apart else "") + line.text
    return PageLine(
        text,
        row[0].left,
        min(each.top for each in row),
        row[-1].right,
        max(each.bottom for each in row),
        min(each.score for each in row),
    )


def _with_breaks(lines: Sequence[PageLine]) -> Iterator[tuple[PageLine, bool, bool]]:
    """Each line, whether a paragraph begins with it, and whether one ends with it."""
    if not lines:
        return
    height = median(line.height for line in lines)
    left = sorted(line.left for line in lines)[len(lines) // 10]
    right = sorted(line.right for line in lines)[-1 - len(lines) // 10]
    for line in lines:
        indented = line.left - left > _INDENT * height
        ended = line.text[-1] in _ENDED and line.right < right - _SHORT * height
        yield line, indented, ended or line.right - left < _FULL * (right - left)


def _without_page_number(lines: Sequence[PageLine], page_height: float) -> list[PageLine]:
    """A number between dashes is a page's where it is the first or the last line; a bare one at the edge only."""

    def is_number(line: PageLine) -> bool:
        at_edge = line.middle < _MARGIN * page_height or line.middle > (1 - _MARGIN) * page_height
        outer = line is lines[0] or line is lines[-1]
        return (at_edge and _NUMBER.fullmatch(line.text) is not None) or (
            outer and _DASHED_NUMBER.fullmatch(line.text) is not None
        )

    return [line for line in lines if not is_number(line)]
