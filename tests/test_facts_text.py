"""Facts out of a file's bytes."""

from __future__ import annotations

import codecs

import pytest

from desktop.judging.facts_text import UnreadableFactsError, decode_facts

FACTS = "被告人甲某盗窃手机一部。"


@pytest.mark.parametrize(
    "raw",
    [
        FACTS.encode(),
        FACTS.encode("utf-8-sig"),
        FACTS.encode("gb18030"),
        codecs.BOM_UTF16_LE + FACTS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FACTS.encode("utf-16-be"),
        f"\n {FACTS}\r\n".encode(),
    ],
)
def test_is_read_in_its_encoding(raw: bytes) -> None:
    assert decode_facts(raw) == FACTS


def test_lines_end_as_everywhere_else() -> None:
    assert decode_facts("甲\r\n乙\r丙".encode()) == "甲\n乙\n丙"


@pytest.mark.parametrize("raw", [b"%PDF\0\xff\xfe\x80", b"PK\3\4\0\0"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableFactsError, match="文本"):
        decode_facts(raw)


def test_far_too_much_is_refused_with_the_numbers() -> None:
    with pytest.raises(UnreadableFactsError, match=r"5\.0 MB，最多 4 MB"):
        decode_facts(b"a" * (5 * 2**20))
