"""The reader's shortcuts give what the plain patterns give that they stand for."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from resources.law.circumstances import attitudes, circumstances
from tests.court_texts import court_text
from trainer.judgment.compact import Compact
from trainer.judgment.cue import CueSet
from trainer.judgment.cue_words import words_of
from trainer.judgment.narration import _DEFENDER, _NARRATED, _narrated
from trainer.judgment.statements import read_statements

NARRATED = re.compile(f"{_NARRATED.pattern}|{_DEFENDER.pattern}")
CUES = [(position, cue) for position, rule in enumerate((*circumstances(), *attitudes())) for cue in rule.cues]
WORDS = "辩护人，。；被告认为公诉机关上述事实自首坦白如实供述赔偿取得谅解累犯 \n\u200b\u3000"
TEXTS = st.builds(
    lambda number, start, length: court_text(number, defendants=2)[start : start + length],
    st.integers(0, 30),
    st.integers(0, 2500),
    st.integers(0, 1500),
) | st.text(st.sampled_from(WORDS), max_size=200)


@given(TEXTS)
def test_white_space_is_left_out_as_a_pattern_would(text: str) -> None:
    pieces = list(re.finditer(r"[^\s\u200b\ufeff]+", text))
    compact = Compact(text)
    assert len(compact.chars) == sum(len(piece.group()) for piece in pieces)
    place = 0
    for piece in pieces:
        span = compact.span(place, place + len(piece.group()))
        assert (span.start, span.end) == piece.span()
        place += len(piece.group())


@given(TEXTS, st.integers(0, 50))
def test_a_narration_ends_where_one_pattern_would_end_it(text: str, start: int) -> None:
    chars = Compact(text).chars
    plain = NARRATED.search(chars, start)
    found = _narrated(chars, start, len(chars))
    assert (found and found.span()) == (plain and plain.span())


@given(TEXTS)
def test_cues_are_found_as_if_each_were_tried_everywhere(text: str) -> None:
    chars = Compact(text).chars
    passages = [statement.place for statement in read_statements(chars, (0, len(chars)), ["甲某"])]
    plain = {
        (owner, position, match.span())
        for owner, cue in CUES
        for position, passage in enumerate(passages)
        for match in _every(re.compile(cue), chars, passage)
    }
    found = {(owner, position, match.span()) for owner, position, match in CueSet(CUES).matches(chars, passages)}
    assert found == plain


def _every(pattern: re.Pattern[str], chars: str, passage: tuple[int, int]) -> list[re.Match[str]]:
    found = []
    match = pattern.search(chars, *passage)
    while match:
        found.append(match)
        match = pattern.search(chars, max(match.end(), match.start() + 1), passage[1])
    return found


def test_every_cue_has_a_word_that_stands_in_all_its_matches() -> None:
    for _, cue in CUES:
        assert words_of(cue), cue
