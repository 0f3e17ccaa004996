"""Where one document ends and the next begins in a text that holds several: 起诉书 and 量刑建议书 in one file."""

from __future__ import annotations

import re

from desktop.documents.intake.kind import TITLE_LINE
from trainer.judgment.types import Span

_ORGAN = ("人民检察院", "人民法院", "公安局", "公安分局", "分局", "公安厅", "监察委员会")
_LONGEST_TITLE = 60
_SHORTEST_PART = 80
"""Characters below which a title is one of a list (证据目录：起诉意见书、讯问笔录), not the beginning of a document."""


_PAGE_NUMBER = re.compile(
    r"^[ \t\u3000]*(?:[-—－–·][ \t]*\d{1,4}[ \t]*[-—－–·]|第[ \t]*\d{1,4}[ \t]*页(?:[ \t]*[,，/共][^\n]{0,12})?)"
    r"[ \t\u3000]*\n?",
    re.MULTILINE,
)


def without_page_numbers(text: str) -> str:
    """Lines that are a page's number and nothing else are left out: they stand in the middle of sentences."""
    return _PAGE_NUMBER.sub("", text)


def parts_of(text: str) -> tuple[Span, ...]:
    """The documents in ``text``, in order; what stands before the first title belongs to the first of them."""
    starts: list[int] = []
    at, organ_at = 0, None
    for line in text.splitlines(keepends=True):
        written = "".join(line.split())
        if len(written) <= _LONGEST_TITLE and TITLE_LINE.fullmatch(written):
            starts.append(at if organ_at is None else organ_at)
        if written:
            organ_at = at if len(written) <= _LONGEST_TITLE and written.endswith(_ORGAN) else None
        at += len(line)
    starts = [0, *(start for start in starts[1:] if start > 0)] if starts else [0]
    spans: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if spans and end - start < _SHORTEST_PART:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)
