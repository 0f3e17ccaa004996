"""A model that repeats itself is stopped, and what it wrote the first time is kept."""

from __future__ import annotations

import asyncio
import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from tests.async_help import Answer, answer, until
from tests.fixtures_ollama import TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from tests.scripted_engine import TUNED, ScriptedEngine
from tests.test_embedded_engine import child, request, with_engine
from tests.test_judge_command import FACTS, desk, environment  # noqa: F401 - a fixture
from tests.tiny_model import write_spelling_model
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.openai.engine import OpenAiEngine
from trainer.engines.repetition import CONSECUTIVE, NEAR, RepetitionGuard
from trainer.evaluation.answering.engine_answerer import EngineAnswerer
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.samples.prompt import prompt_turns

BEGINNING = "本院认为，被告人甲某以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。"
PASSAGE = "被告人甲某到案后如实供述自己的罪行，自愿认罪认罚，积极退赔被害人的损失并取得谅解，依法可以从轻处罚。"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def told(text: str, step: int = 3) -> tuple[int, int] | None:
    """After how many characters, and how many of them are kept; None where it is not said to repeat."""
    guard = RepetitionGuard()
    for start in range(0, len(text), step):
        if guard.feed(text[start : start + step]):
            assert guard.kept is not None
            return min(start + step, len(text)), guard.kept
    return None


def various(number: int, length: int = 120) -> str:
    """Text that says something else each time."""
    rng = random.Random(number)
    return "".join(rng.choice("案情事实证据被告人某某依法判决处罚刑罚从轻从重认定采纳") for _ in range(length)) + "。"


@pytest.mark.parametrize("joint", ["", "\n", "\n\n  "])
def test_a_passage_comes_a_third_time(joint: str) -> None:
    twice = BEGINNING + (PASSAGE + joint) * 2
    assert told(twice + various(1)) is None
    stopped = told(twice + (PASSAGE + joint) * 20)
    assert stopped is not None
    read, kept = stopped
    assert (BEGINNING + PASSAGE).startswith((twice + PASSAGE)[:kept].rstrip()) or joint
    assert (twice + PASSAGE)[:kept].rstrip() == BEGINNING + PASSAGE
    assert read <= len(twice) + len(PASSAGE) + 3


def test_numbers_before_it_make_no_other_passage() -> None:
    for form in ("{}、", "（{}）", "{}. "):
        text = BEGINNING + "".join(form.format(number) + PASSAGE for number in range(1, 30))
        stopped = told(text)
        assert stopped is not None
        assert text[: stopped[1]] == BEGINNING + form.format(1) + PASSAGE


@pytest.mark.parametrize("loop", ["的", "甲某", "从轻处罚。", "被告人甲某犯盗窃罪，判处有期徒刑六个月。", ALPHABET])
def test_a_short_loop_counts_as_the_passage_that_it_makes(loop: str) -> None:
    text = BEGINNING + loop * 200
    stopped = told(text)
    assert stopped is not None
    read, kept = stopped
    assert read <= len(BEGINNING) + 3 * (CONSECUTIVE + len(loop)) + 3
    assert CONSECUTIVE - 1 <= kept - len(BEGINNING) <= CONSECUTIVE + 2 * len(loop)


def test_a_long_passage_with_other_words_in_between() -> None:
    passage = various(7, NEAR + 20)
    text = BEGINNING + "".join(passage + various(100 + number, 30) for number in range(9))
    stopped = told(text)
    assert stopped is not None
    assert text[: stopped[1]] == BEGINNING + passage
    assert told(BEGINNING + "".join(passage + various(100 + number, 400) for number in range(9))) is None


def test_white_space_without_end() -> None:
    stopped = told(BEGINNING + "\n" * 4096)
    assert stopped is not None
    assert stopped[1] == len(BEGINNING)
    assert told(BEGINNING + "\n" * 20 + PASSAGE) is None


def test_lists_that_say_the_same_of_each_are_none() -> None:
    people = [f"{surname}某{number}" for surname in "甲乙丙丁" for number in range(1, 10)]
    term = (
        "犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。"
        "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日。）\n"
    )
    assert told("判决如下：\n" + "".join(f"被告人{person}{term}" for person in people)) is None
    assert told("".join(f"{number}、被告人{person}{term}" for number, person in enumerate(people, 1))) is None


@given(
    beginning=st.text("案情事实证据。\n1", max_size=80),
    passage=st.text("被告人甲乙丙，。", min_size=1, max_size=90),
    step=st.integers(1, 50),
)
def test_it_does_not_matter_how_the_text_comes(beginning: str, passage: str, step: int) -> None:
    text = beginning + passage * (4 * CONSECUTIVE // len(passage) + 4)
    whole, pieces = told(text, len(text)), told(text, step)
    assert whole is not None
    assert pieces is not None
    assert whole[1] == pieces[1] <= len(beginning) + CONSECUTIVE + 3 * len(passage)


def test_the_time_is_linear() -> None:
    def seconds(length: int) -> float:
        text = "".join(various(number // 2, 190) + str(number) for number in range(length // 192))
        began = time.process_time()
        assert told(text) is None
        return time.process_time() - began

    assert seconds(192_000) < 40 * max(seconds(19_200), 0.05)


def test_a_scripted_engine_is_stopped_at_once() -> None:
    engine = ScriptedEngine(BEGINNING + PASSAGE * 500)
    got = asyncio.run(answer(engine, Request(TUNED, prompt_turns(FACTS))))
    assert got.finished is not None
    assert (got.finished.reason, got.finished.kept) == ("repeats", len(BEGINNING + PASSAGE))
    assert len(got.text) < len(BEGINNING) + 3 * len(PASSAGE) + 2


def test_evaluation_keeps_the_first_time() -> None:
    answerer = EngineAnswerer(ScriptedEngine(BEGINNING + PASSAGE * 500), TUNED, Parameters())
    got = answerer.answer(prompt_turns(FACTS))
    answerer.close()
    assert (got.text, got.end) == (BEGINNING + PASSAGE, "repeats")


@pytest.fixture(scope="module")
def looping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real model that writes the alphabet again and again."""
    folder = tmp_path_factory.mktemp("looping")
    base = write_spelling_model(folder / "base", ALPHABET, ends=False)
    export(ExportJob(base, folder / "looping.gguf", Provenance("looping"), file_type=FileType.Q8_0))
    return folder / "looping.gguf"


@pytest.mark.models
def test_a_real_model_that_loops_is_stopped_and_stays_loaded(looping: Path) -> None:
    asked = request(looping, Parameters(num_predict=3000, temperature=0.0, seed=1))

    async def work(engine: EmbeddedEngine) -> tuple[Answer, int, Answer, int]:
        first = await answer(engine, asked)
        before = child().pid
        second = await answer(engine, asked)
        assert await until(lambda: not engine._turn.locked(), 30)
        return first, before, second, child().pid

    first, before, second, after = with_engine(work)
    assert before == after
    for got in (first, second):
        assert got.finished is not None
        assert (got.finished.reason, got.finished.kept) == ("repeats", 2 * len(ALPHABET))
        assert got.text[: got.finished.kept] == ALPHABET * 2
        assert len(got.text) == 6 * len(ALPHABET)
        assert got.finished.answer_tokens == len(got.text)


def test_every_engine_is_watched() -> None:
    for engine in (EmbeddedEngine, OllamaEngine, OpenAiEngine):
        assert hasattr(engine.judge, "__wrapped__")


def test_a_model_that_loops_in_ollama_is_stopped(ollama_server: OllamaServer, looping: Path) -> None:
    ollama_server.add("looping", looping, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)

    async def work() -> Answer:
        engine = OllamaEngine(ollama_server.host)
        try:
            parameters = Parameters(num_predict=3000, temperature=0.0, seed=1)
            return await answer(engine, Request(await engine.find("looping"), prompt_turns(FACTS), parameters))
        finally:
            await engine.close()

    got = asyncio.run(work())
    assert got.finished is not None
    assert got.finished.reason == "repeats"
    assert got.text[: got.finished.kept] == ALPHABET * 2
    assert len(got.text) < 8 * len(ALPHABET)


@pytest.mark.models
def test_the_command_says_so_and_ends_as_cut_off(environment: dict[str, str], looping: Path) -> None:  # noqa: F811
    done = desk(environment, "judge", "--model", str(looping), "--seed", "1", "--json", given=FACTS.encode())
    assert done.returncode == 4
    plain = json.loads(done.stdout)
    assert (plain["end"], plain["text"]) == ("repeats", ALPHABET * 2)
    assert "一再重复同一段文字" in done.stderr.decode()
