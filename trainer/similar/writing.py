"""Cases put into an index, part by part: a part is settled whole, and what was settled is there after a kill."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

import tantivy

from trainer.similar.card import IndexCard, write_card
from trainer.similar.case import IndexedCase
from trainer.similar.errors import damage_told
from trainer.similar.index import TANTIVY, VOCABULARY
from trainer.similar.packed import MOST, packed, read_vocabulary, vocabulary_of, write_vocabulary
from trainer.similar.schema import fields_of, schema

_MEMORY = 128 << 20
"""Bytes that each thread holds before it writes them."""
_VOCABULARY_CASES = MOST >> 8
_FULL = ("os error 28", "No space left", "os error 112")


@dataclass(frozen=True, slots=True)
class Ready:
    """A case as it is put into an index: what it is found by, and itself, packed."""

    fields: Mapping[str, Any]
    row: bytes


def ready(case: IndexedCase, vocabulary: bytes) -> Ready:
    """The work that any process can do, for whichever puts the case in."""
    return Ready(fields_of(case), packed(case, vocabulary))


class IndexWriter:
    """Made by `index_writer`; one at a time in a folder, which its caller sees to."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder = folder
        (folder / TANTIVY).mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(schema(), path=str(folder / TANTIVY))
        self._writer = self._index.writer(_MEMORY * threads, threads)

    def holds(self, part: int) -> bool:
        """Whether the part was settled."""
        query = tantivy.Query.term_query(schema(), "part", part)
        return bool(self._index.searcher().search(query, 1, count=False).hits)

    def add(self, case: Ready, part: int) -> None:
        fields = {**case.fields, "part": part, "row": case.row}
        self._writer.add_document(tantivy.Document.from_dict(fields, schema()))

    def settle(self, card: IndexCard) -> IndexCard:
        """Makes visible what was added, and writes the card with what is in the index now, which it gives."""
        self._writer.commit()
        self._index.reload()
        searcher = self._index.searcher()
        told = replace(card, cases=searcher.num_docs, years=_years(searcher), made=date.today().isoformat())
        write_card(self._folder, told)
        return told

    def close(self) -> None:
        self._writer.wait_merging_threads()


@contextmanager
def index_writer(folder: Path, threads: int = 1) -> Iterator[IndexWriter]:
    """Raises SimilarError where what is there is damaged, OSError where the disk is full."""
    with damage_told(folder):
        try:
            writer = IndexWriter(folder, threads)
            yield writer
            writer.close()
        except ValueError as error:
            if any(words in str(error) for words in _FULL):
                raise OSError(errno.ENOSPC, str(error), str(folder)) from error
            raise


def vocabulary_in(folder: Path, cases: Iterable[IndexedCase]) -> bytes:
    """That of the index, or, where there is none yet, one made of the first ``cases``. Raises SimilarError, OSError."""
    file = folder / VOCABULARY
    with damage_told(folder):
        if not file.is_file():
            write_vocabulary(file, vocabulary_of(islice(cases, _VOCABULARY_CASES)))
        return read_vocabulary(file)


def build_index(cases: Iterable[IndexedCase], folder: Path, card: IndexCard) -> IndexCard:
    """An index of cases that are at hand, in one go; ``card`` names the corpus. Raises SimilarError, OSError."""
    waiting = iter(cases)
    first = list(islice(waiting, _VOCABULARY_CASES))
    vocabulary = vocabulary_in(folder, first)
    with index_writer(folder) as writer:
        for case in chain(first, waiting):
            writer.add(ready(case, vocabulary), 0)
        return writer.settle(card)


def _years(searcher: tantivy.Searcher) -> tuple[int, int] | None:
    known = tantivy.Query.range_query(schema(), "year", tantivy.FieldType.Unsigned, lower_bound=1)
    asked = {name: {name: {"field": "year"}} for name in ("min", "max")}
    found = searcher.aggregate(known, asked)
    first, last = (found[name]["value"] for name in ("min", "max"))
    return None if first is None else (int(first), int(last))
