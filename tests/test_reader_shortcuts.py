"""The reader's shortcuts give what the plain patterns give that they stand for."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from resources.law.circumstances import attitudes, circumstances
from tests.court_texts import court_text
from trainer.judgment.citations import citations
from trainer.judgment.compact import Compact
from trainer.judgment.cue import CueSet
from trainer.judgment.cue_words import words_of
from trainer.judgment.earlier_judgments import _PRIOR, _prior
from trainer.judgment.narration import (
    _ACCUSED,
    _DEFENDER,
    _FOUND,
    _FURTHER_FOUND,
    _NARRATED,
    _accused,
    _court_found,
    _further_found,
    _narrated,
)
from trainer.judgment.rulings import _TOTAL, _total
from trainer.judgment.statements import read_statements

NARRATED = re.compile(f"{_NARRATED.pattern}|{_DEFENDER.pattern}")
CUES = [(position, cue) for position, rule in enumerate((*circumstances(), *attitudes())) for cue in rule.cues]
WORDS = "辩护人，。；被告认为公诉机关上述事实自首坦白如实供述赔偿取得谅解累犯 \n\u200b\u3000"
FINDING = [*"经另又还现，", "本院", "依法", "审理", "查明", "确认", "认定", "查，", "查", "明：", "甲某"]
ACCUSING = [*"自诉人，称：于犯罪", "检察院", "公诉机关", "起诉", "指控", "诉称", "控诉", "被告人甲某", "犯罪事实"]
JOINING = [
    *("决定", "合并", "执行", "决行", "缓期", "数罪并罚", "判处", "有期徒刑", "与", "被告人甲某", "某", "本院", "对"),
    *("总和刑期", "刑期总和", "总刑期", "前罪", "原犯", "前犯", "原判", "前判", "漏罪前", "先前", "前次判", "前一案"),
    *("尚未执行", "没有执行", "余刑", "剩余刑", "余下刑", "曾犯", "曾因", "原因犯", "另案", "上一判决", "已判处"),
]
CITING = [*"第二条款项、至《》<>的，", "七十", "（三）", "之一", "刑法", "刑诉法"]
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


@given(TEXTS | st.lists(st.sampled_from(FINDING), max_size=40).map("".join), st.integers(0, 30))
def test_what_the_court_found_begins_where_a_pattern_would_find_it(chars: str, start: int) -> None:
    plain, found = _FOUND.search(chars, 0), _court_found(chars, len(chars))
    assert (found and found.span()) == (plain and plain.span())
    plain, found = _FURTHER_FOUND.search(chars, start), _further_found(chars, start, len(chars))
    assert (found and found.span()) == (plain and plain.span())


@given(TEXTS | st.lists(st.sampled_from(ACCUSING), max_size=40).map("".join))
def test_the_accusation_begins_where_a_pattern_would_find_it(chars: str) -> None:
    plain, found = _ACCUSED.search(chars), _accused(chars, len(chars))
    assert (found and found.span()) == (plain and plain.span())


@given(TEXTS | st.lists(st.sampled_from(JOINING), max_size=12).map("".join))
def test_totals_and_earlier_judgments_are_told_as_their_patterns_would_tell_them(clause: str) -> None:
    for pattern, shortcut in ((_TOTAL.search, _total), (_PRIOR.match, _prior)):
        plain, found = pattern(clause), shortcut(clause)
        assert (found and found.span()) == (plain and plain.span())


@given(TEXTS | st.lists(st.sampled_from(CITING), max_size=40).map("".join))
def test_nothing_is_cited_before_the_place_from_which_citations_are_looked_for(chars: str) -> None:
    found = citations(chars, 0, len(chars))
    with patch("trainer.judgment.citations._first", lambda _text, start, _end: start):
        assert found == citations(chars, 0, len(chars))


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
