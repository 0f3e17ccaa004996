"""A batch through real servers: the user's Ollama, which is killed in the middle, and one with OpenAI's API."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from desktop.batch.batch_folder import Batch, begin_batch, open_batch
from desktop.batch.counts import counts_of
from desktop.batch.preparing import Wish, manifest_of, prepare
from desktop.batch.result import Head
from desktop.batch.result_index import indexed
from desktop.batch.result_log import ResultLog
from desktop.batch.running import BatchRun
from resources.model_card.parameters import Parameters
from tests.batch_help import write_lines
from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer
from tests.openai_server import KEY, MODEL, LlamaCppServer
from tests.test_batch_run import Heard
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.openai.engine import OpenAiEngine

pytestmark = [pytest.mark.slow, pytest.mark.models]
SHORT = Parameters(seed=3, num_predict=12, chosen=frozenset({"num_predict", "seed"}))


async def judged(engine: Engine, name: str, folder: Path, heard: Heard) -> Batch:
    """Four rows, two at a time."""
    try:
        model = await engine.find(name)
        prepared = prepare(Wish(write_lines(folder / "案件.jsonl", 4)))
        if not (folder / "out").exists():
            begin_batch(folder / "out", manifest_of(prepared.given, engine, model, SHORT, 1), prepared.rows)
        batch = open_batch(folder / "out")
        with ResultLog(batch.folder) as log:
            await BatchRun(batch, model, log, heard, pauses=(0.01, 0.01)).run([engine] * 2)
        return batch
    finally:
        await engine.close()


def test_ollama_judges_two_at_a_time_and_may_die_in_the_middle(own_ollama_server: OllamaServer, tmp_path: Path) -> None:
    class Killing(Heard):
        def kept(self, answer: Head) -> None:
            own_ollama_server.kill()
            super().kept(answer)

    with pytest.raises(EngineError) as gone:
        asyncio.run(judged(OllamaEngine(own_ollama_server.host), TINY, tmp_path, Killing()))
    assert gone.value.kind == "absent"
    batch = open_batch(tmp_path / "out")
    assert counts_of(batch).done >= 1
    own_ollama_server.start()
    heard = Heard()
    asyncio.run(judged(OllamaEngine(own_ollama_server.host), TINY, tmp_path, heard))
    assert counts_of(batch).done == 4
    assert batch.manifest.model.digest


def test_an_openai_server_judges_and_is_named(llama_cpp_server: LlamaCppServer, tmp_path: Path) -> None:
    engine = OpenAiEngine(llama_cpp_server.url, key=lambda: KEY)
    batch = asyncio.run(judged(engine, MODEL, tmp_path, Heard()))
    assert counts_of(batch).done == 4
    assert batch.manifest.server
    index = indexed(batch.folder)
    assert [index.of_row(row)[0].head.seed for row in range(1, 5)] == [3] * 4
