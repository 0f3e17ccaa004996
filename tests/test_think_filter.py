"""A <think> block never reaches the judgment, however the stream is cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.judgment.think_filter import ThinkFilter, without_thinking

pieces = st.lists(st.sampled_from(["<think>", "</think>", "<", "think", ">", "</", "本院认为", "\n", " "]), max_size=12)


def stream(parts: list[str], *, opened: bool = False) -> str:
    thinking = ThinkFilter(opened=opened)
    return "".join(thinking.feed(part) for part in parts) + thinking.finish()


def test_every_cut_gives_the_same_text() -> None:
    text = "<think>先想<一想</think>\n\n本院认为，1<2。<thin"
    for first in range(len(text) + 1):
        for second in range(first, len(text) + 1):
            assert stream([text[:first], text[first:second], text[second:]]) == "本院认为，1<2。<thin"


@given(pieces)
def test_streaming_and_whole_agree(parts: list[str]) -> None:
    assert stream(parts) == stream(["".join(parts)])


@given(pieces)
def test_what_is_shown_is_the_text_without_its_blocks(parts: list[str]) -> None:
    assert stream(parts) == re.sub(r"(?s)<think>.*?(?:</think>\s*|\Z)", "", "".join(parts))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("本院认为", "本院认为"),
        ("<think></think>\n\n本院认为", "本院认为"),
        ("<think>没有想完", ""),
        ("甲<think>乙</think>丙", "甲丙"),
    ],
)
def test_blocks(text: str, shown: str) -> None:
    assert stream(list(text)) == shown


def test_a_template_may_have_opened_the_block() -> None:
    assert stream(["想一想</th", "ink>\n\n本院认为"], opened=True) == "本院认为"


def test_a_lone_closing_tag_ends_thinking_in_a_whole_text() -> None:
    assert without_thinking("想一想</think>本院认为") == "本院认为"
