"""The facts divided into sentences and clauses, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]|[^。；;\n]+\Z")
_CLAUSE = re.compile(r"[^，,：:。；;\n]+")
# One clause may tell two things: 主动投案并如实供述.
_TWO_THINGS = re.compile(
    r"(?<=[一-鿿])并(?=如实|主动|积极|自愿|赔|退|取得|获得|得到|求得|签|协助|检举|揭发|供述|交[代待]|承认|对|委托|表示|[在向系]|当场)"
    r"|(?<=[后时])(?=被[^，。；]{0,12}(?:抓获|抓捕|查获|扭送|擒获))"
)
_OPENED = {"（": "）", "“": "”", "(": ")", "《": "》"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """From ``start`` to ``end``; its full stop, semicolon or line's end is the last character, where it has one."""

    start: int
    end: int
    stop: str

    @property
    def words_end(self) -> int:
        """Where its mark stands."""
        return self.end - len(self.stop)


@dataclass(frozen=True, slots=True)
class Clause:
    """Without the comma that parts it from the next one; ``joined``: it has none before it, but 并."""

    start: int
    end: int
    joined: bool = False


def sentences(text: str) -> list[Sentence]:
    """All of them, in order; together they are the whole text."""
    return [
        Sentence(match.start(), match.end(), match[0][-1] if match[0][-1] in "。；;\n" else "")
        for match in _SENTENCE.finditer(text)
    ]


def clauses(text: str, sentence: Sentence) -> list[Clause]:
    """Those of one sentence. A comma within brackets or quotes parts none."""
    return [part for clause in _whole_clauses(text, sentence) for part in _parts(text, clause)]


def _whole_clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    start: int | None = None
    end = 0
    for match in _CLAUSE.finditer(text, sentence.start, sentence.words_end):
        start = match.start() if start is None else start
        end = match.end()
        if is_balanced(text[start:end]):
            yield _trimmed(text, start, end)
            start = None
    if start is not None:
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Clause:
    words = text[start:end]
    return Clause(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def _parts(text: str, clause: Clause) -> Iterator[Clause]:
    start, joined = clause.start, False
    for match in _TWO_THINGS.finditer(text, clause.start + 1, clause.end):
        if is_balanced(text[start : match.start()]):
            yield Clause(start, match.start(), joined)
            start, joined = match.start(), True
    yield Clause(start, clause.end, joined)


def is_balanced(text: str) -> bool:
    """Whether every bracket and quote that opens in it closes in it."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _OPENED.items())
