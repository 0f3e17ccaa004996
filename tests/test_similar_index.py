"""An index of decided cases: built, opened, asked while it grows, and what a damaged one says."""

from __future__ import annotations

from pathlib import Path

import pytest
import tantivy

from tests.similar_cases import theft
from trainer.similar.bigrams import bigrams
from trainer.similar.card import IndexCard, read_card, write_card
from trainer.similar.errors import SimilarError
from trainer.similar.index import TANTIVY, open_index
from trainer.similar.packed import packed, unpacked, vocabulary_of
from trainer.similar.schema import schema
from trainer.similar.writing import build_index, index_writer, ready, vocabulary_in


def test_pairs_of_characters_without_numbers_and_masked_names() -> None:
    assert bigrams("被告人张某甲窃得iPhone 12手机，2部") == [
        *("被告", "告人", "人张", "甲窃", "窃得"),
        *("iphone", "手机"),
    ]


def test_a_case_is_packed_and_unpacked() -> None:
    case, other = theft(1), theft(2)
    vocabulary = vocabulary_of([other])
    content = packed(case, vocabulary)
    assert unpacked(content, vocabulary) == case
    assert len(content) < 300 < len(packed(case, b""))
    with pytest.raises(ValueError, match=r"."):
        unpacked(content[:20], vocabulary)


def test_what_was_put_in_is_found_and_given_whole(tmp_path: Path) -> None:
    cases = [theft(number, year=2019 + number % 3) for number in range(64)]
    made = build_index(iter(cases), tmp_path, IndexCard(corpus=("made up",)))
    assert (made.cases, made.years) == (64, (2019, 2021))
    index = open_index(tmp_path)
    assert index.about == made
    assert len(index) == 64
    assert index.get(cases[7].id) == cases[7]
    assert index.get("00") is None
    assert index.get("no number") is None
    query = tantivy.Query.term_query(schema(), "facts", "电缆", "freq")
    found = index.found(query, 5)
    assert len(found) == 5
    assert all("电缆" in each.case.facts and each.score > 0 for each in found)
    assert index.document_frequency("电缆") == 8


def test_questions_see_what_was_settled_while_it_is_built(tmp_path: Path) -> None:
    vocabulary = vocabulary_in(tmp_path, [theft(0)])
    with index_writer(tmp_path) as writer:
        writer.add(ready(theft(1), vocabulary), 1)
        writer.settle(IndexCard(complete=False))
        index = open_index(tmp_path)
        writer.add(ready(theft(2, year=2019), vocabulary), 2)
        assert (len(index), index.about.complete) == (1, False)
        assert (writer.holds(1), writer.holds(2)) == (True, False)
        writer.settle(IndexCard())
        index.refresh()
        assert (len(index), index.about.cases, index.about.years) == (2, 2, (2019, 2021))
        assert writer.holds(2)


@pytest.mark.parametrize("what", ["none", "card", "version", "meta"])
def test_what_cannot_be_opened_says_why(tmp_path: Path, what: str) -> None:
    if what != "none":
        build_index([theft(1)], tmp_path, IndexCard())
    if what == "card":
        (tmp_path / "index.json").write_text("{", encoding="utf-8")
    if what == "version":
        write_card(tmp_path, IndexCard(version=0))
    if what == "meta":
        (tmp_path / TANTIVY / "meta.json").unlink()
    with pytest.raises(SimilarError) as caught:
        open_index(tmp_path)
    assert caught.value.kind == {"none": "none", "version": "version"}.get(what, "damaged")
    assert str(tmp_path) in str(caught.value)


def test_the_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    card = IndexCard(("a.csv",), 3, (2019, 2021), "2026-01-02", calibration={"widening": 1.5})
    write_card(tmp_path, card)
    assert read_card(tmp_path) == card
