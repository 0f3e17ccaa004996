"""The texts that end an answer, however they fall into its pieces."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.async_help import answer
from tests.test_embedded_engine import SHORT, request, with_engine
from trainer.engines.llama_cpp.stop_texts import StopTexts


def fed(pieces: list[str], stops: tuple[str, ...]) -> str:
    watch, shown = StopTexts(stops), ""
    for piece in pieces:
        shown += watch.feed(piece)
        if watch.reached:
            return shown
    return shown + watch.finish()


@pytest.mark.parametrize(
    ("text", "stops", "shown"),
    [
        ("判决如下：甲某无罪。###以下", ("###",), "判决如下：甲某无罪。"),
        ("甲##乙###丙", ("###",), "甲##乙"),
        ("甲##", ("###",), "甲##"),
        ("User: 一", ("\nUser:", "User:"), ""),
        ("没有停止词", (), "没有停止词"),
        ("空的停止词不算", ("",), "空的停止词不算"),
    ],
)
def test_ends_before_the_first_stop_however_the_text_is_cut(text: str, stops: tuple[str, ...], shown: str) -> None:
    draw = random.Random(7)
    for _ in range(50):
        cuts = sorted(draw.choices(range(len(text) + 1), k=draw.randint(0, len(text))))
        pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        assert fed(pieces, stops) == shown


def test_an_answer_of_the_embedded_engine_ends_there(tiny_gguf: Path) -> None:
    whole = with_engine(lambda engine: answer(engine, request(tiny_gguf)))
    stop = whole.text[5:8]
    until = replace(SHORT, stop=(stop,), chosen=frozenset({"stop"}))

    cut = with_engine(lambda engine: answer(engine, request(tiny_gguf, until)))

    assert cut.text == whole.text[: whole.text.index(stop)]
    assert cut.finished is not None
    assert cut.finished.reason == "stop"
