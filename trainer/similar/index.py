"""An index of decided cases, opened for questions. It may be written to meanwhile: they see what was settled last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tantivy

from trainer.similar.calibration import Calibration, read_calibration
from trainer.similar.card import IndexCard, read_card
from trainer.similar.case import IndexedCase
from trainer.similar.errors import damage_told
from trainer.similar.hit import Hit
from trainer.similar.packed import read_vocabulary, unpacked
from trainer.similar.question import Asked
from trainer.similar.schema import schema
from trainer.similar.search import search
from trainer.similar.sound import check_files

TANTIVY = "tantivy"
VOCABULARY = "vocabulary.bin"
_SOUND = "sound.json"


@dataclass(frozen=True, slots=True)
class Found:
    """A case that a query found, with its BM25 score."""

    case: IndexedCase
    score: float


class CaseIndex:
    """Made by `open_index`. All methods raise SimilarError where the index turns out to be damaged."""

    def __init__(self, folder: Path, about: IndexCard, index: tantivy.Index, vocabulary: bytes) -> None:
        self.folder, self.about = folder, about
        self._index, self._vocabulary = index, vocabulary

    def __len__(self) -> int:
        with damage_told(self.folder):
            return int(self._index.searcher().num_docs)

    def get(self, id: str) -> IndexedCase | None:
        """None where there is no such case."""
        try:
            number = int(id, 16)
        except ValueError:
            return None
        found = self.found(tantivy.Query.term_query(schema(), "case", number), 1)
        return found[0].case if found else None

    def found(self, query: tantivy.Query, number: int) -> list[Found]:
        """The cases of ``query`` (over the fields of `schema`) with the highest scores, at most ``number``."""
        with damage_told(self.folder):
            searcher = self._index.searcher()
            hits = searcher.search(query, max(1, number), count=False).hits
            return [Found(self._case(searcher, place), float(score)) for score, place in hits]

    def search(self, asked: Asked, number: int) -> list[Hit]:
        """The cases most like ``asked``, the most alike first: see `search`."""
        return search(self, asked, number)

    @property
    def calibration(self) -> Calibration | None:
        """What makes its spans true, where it was measured."""
        return read_calibration(self.about.calibration)

    def document_frequency(self, pair: str) -> int:
        """How many cases have ``pair`` in their facts."""
        with damage_told(self.folder):
            return int(self._index.searcher().doc_freq("facts", pair))

    def refresh(self) -> None:
        """Lets questions see what was settled since. The card is read again too."""
        with damage_told(self.folder):
            self._index.reload()
        self.about = read_card(self.folder)

    def _case(self, searcher: tantivy.Searcher, place: tantivy.DocAddress) -> IndexedCase:
        content = searcher.doc(place).get_first("row")
        if not isinstance(content, bytes):
            raise TypeError("a case without its content")
        return unpacked(content, self._vocabulary)


def open_index(folder: Path) -> CaseIndex:
    """Raises SimilarError: there is none, it is damaged, or another version made it."""
    card = read_card(folder)
    with damage_told(folder):
        check_files(folder / TANTIVY, folder / _SOUND)
        vocabulary = read_vocabulary(folder / VOCABULARY)
        index = tantivy.Index.open(str(folder / TANTIVY))
        index.reload()
        return CaseIndex(folder, card, index, vocabulary)
