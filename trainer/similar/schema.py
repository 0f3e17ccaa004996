"""The fields of an index. Facts are searched by pairs of characters (BM25), the rest are filters.

``facts``          pairs of characters, by `bigrams`
``charge``         comparable names, each a term; as are ``article`` ("264"), ``circumstance`` (ids), ``attitude``
                   (`Attitude`'s values), ``province`` and ``level``
``year``           0 where unknown; ``defendants`` is their number, ``months`` the first one's term (0 without any)
``case``           the number of `IndexedCase.id`, by which a case is found and removed
``part``           what it was taken in with, which is there whole or not at all
``row``            the packed `IndexedCase`
"""

from __future__ import annotations

from functools import cache

import tantivy

from trainer.similar.bigrams import bigrams
from trainer.similar.case import IndexedCase

VERSION = 1
"""Of the fields, of `bigrams` and of how a case is packed: an index of another version is made anew."""
PAIRS = "whitespace"
TERM = "raw"
NAMES = ("charge", "article", "circumstance", "attitude", "province", "level")
NUMBERS = ("year", "defendants", "months")


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("facts", tokenizer_name=PAIRS, index_option="freq")
    for name in NAMES:
        builder.add_text_field(name, tokenizer_name=TERM, index_option="basic")
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_unsigned_field("case", indexed=True)
    builder.add_unsigned_field("part", indexed=True)
    builder.add_bytes_field("row", stored=True)
    return builder.build()


def fields_of(case: IndexedCase) -> dict[str, list[str] | list[int] | str | int]:
    """All but ``part`` and ``row``."""
    defendants = case.defendants
    return {
        "facts": " ".join(bigrams(case.facts)),
        "charge": list(case.charges),
        "article": list(case.articles),
        "circumstance": list(dict.fromkeys(found for each in defendants for found in each.circumstances)),
        "attitude": list(dict.fromkeys(each.attitude.value for each in defendants)),
        "province": case.province,
        "level": case.level,
        "year": case.year or 0,
        "defendants": len(defendants),
        "months": defendants[0].months if defendants else 0,
        "case": int(case.id, 16),
    }
