"""Cases put into an index, part by part. What was settled is there after a kill, and a part taken in twice is once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

import tantivy

from trainer.similar.card import IndexCard, write_card
from trainer.similar.case import IndexedCase
from trainer.similar.errors import damage_told
from trainer.similar.index import TANTIVY, VOCABULARY
from trainer.similar.packed import MOST, packed, vocabulary_of
from trainer.similar.schema import fields_of, schema
from trainer.whole_file import write_whole

MEMORY = 256 << 20
"""Bytes of cases that are held before they are written."""


class IndexWriter:
    """One at a time in a folder (its caller sees to it). `settle` makes visible what was added, with the card."""

    def __init__(self, folder: Path, vocabulary: bytes, threads: int) -> None:
        self._folder, self._vocabulary = folder, vocabulary
        (folder / TANTIVY).mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(schema(), path=str(folder / TANTIVY))
        self._writer = index.writer(MEMORY, threads)

    def begin_part(self, part: int) -> None:
        """Takes out what a killed process may have settled of it."""
        # Not by term: the library's own call makes a signed number of it, which no unsigned field has.
        self._writer.delete_documents_by_query(tantivy.Query.term_query(schema(), "part", part))

    def add(self, case: IndexedCase, part: int) -> None:
        document = tantivy.Document.from_dict(
            fields_of(case) | {"part": part, "row": packed(case, self._vocabulary)}, schema()
        )
        self._writer.add_document(document)

    def settle(self, card: IndexCard) -> None:
        self._writer.commit()
        write_card(self._folder, card)

    def close(self) -> None:
        self._writer.wait_merging_threads()


@contextmanager
def index_writer(folder: Path, vocabulary: bytes, threads: int = 0) -> Iterator[IndexWriter]:
    """``threads`` 0: as many as there are processors. The first vocabulary of a folder stays. Raises SimilarError."""
    file = folder / VOCABULARY
    if not file.is_file():
        write_whole(file, vocabulary)
    with damage_told(folder):
        writer = IndexWriter(folder, file.read_bytes(), threads)
        yield writer
        writer.close()


def build_index(cases: Iterable[IndexedCase], folder: Path, card: IndexCard) -> IndexCard:
    """An index of cases that are at hand, in one go; ``card`` names the corpus. Raises SimilarError, OSError."""
    waiting = iter(cases)
    first = _first_texts(waiting)
    count, years = 0, set[int]()
    with index_writer(folder, vocabulary_of(first)) as writer:
        for case in chain(first, waiting):
            writer.add(case, 0)
            count += 1
            years |= {case.year} if case.year else set()
        made = replace(
            card,
            cases=count,
            years=(min(years), max(years)) if years else None,
            made=date.today().isoformat(),
        )
        writer.settle(made)
    return made


def _first_texts(cases: Iterator[IndexedCase]) -> Sequence[IndexedCase]:
    """As many as a vocabulary is made of."""
    return list(islice(cases, MOST >> 8))
