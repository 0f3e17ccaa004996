"""What the program adds to Ollama (``python -m tests.bench.ollama_path``).

A tiny Qwen3 in a server of its own; the same prompt, the same options and as many tokens over bare HTTP and through the
engine on its own thread, in turn, now the one first and now the other. Reading and writing take as long in both; what
differs is the program. Then 2,000 pieces from the engine's thread to the painted text.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import httpx
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from desktop.pages.case.judgment_pane import JudgmentPane
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from tests.bench.figure import Figure, print_figure
from tests.fixtures_ollama import TINY, TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_tiny_qwen
from trainer.engines.engine import Finished, Model, Piece, Request
from trainer.engines.loop import EngineLoop
from trainer.engines.ollama.engine import OllamaEngine
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType

ROUNDS = 21
TOKENS = 300
PIECES = 2000
BETWEEN_TWO_PAINTS = 33
FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。" * 8


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one answer."""

    first: float
    total: float
    tokens: int


def main() -> None:
    """Prints the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as folder:
        server = OllamaServer(Path(folder) / "server")
        server.start()
        try:
            server.add(TINY, model(Path(folder)), template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
            compare(server)
        finally:
            server.kill()
    pieces_into_the_window(application)


def model(folder: Path) -> Path:
    """A tiny random Qwen3; it does not end by itself within so few tokens but rarely, and by the seed never here."""
    base = write_tiny_qwen(folder / "base")
    file = folder / "tiny.gguf"
    export(ExportJob(base, file, Provenance("tiny"), file_type=FileType.Q8_0))
    return file


def compare(server: OllamaServer) -> None:
    """Bare HTTP against the engine."""
    loop = EngineLoop()
    engine = OllamaEngine(server.host)
    # Hot, because Ollama breaks off what repeats one token, as random weights otherwise do.
    parameters = replace(Parameters(), num_predict=TOKENS, seed=1, temperature=2.0, top_p=1.0)
    request = request_for(Model(TINY, "ollama"), Case(FACTS), parameters)
    try:
        with httpx.Client(base_url=f"http://{server.host}", trust_env=False, timeout=600) as client:
            ways: Sequence[Callable[[], Times]] = (
                lambda: bare(client, request),
                lambda: loop.submit(through(engine, request)).result(),
            )
            for way in ways:
                way()
            rounds = [in_turn(ways, backwards=number % 2 == 1) for number in range(ROUNDS)]
    finally:
        loop.submit(engine.close()).result()
        loop.close()
    assert len({times.tokens for both in rounds for times in both}) == 1
    # Each pair ran under the same conditions; the median leaves out the ones that were disturbed.
    print_figure(Figure("Ollama, tokens of an answer", rounds[0][0].tokens, "tokens"))
    print_figure(Figure("Ollama over bare HTTP", median(one.total for one, _ in rounds), "s"))
    print_figure(
        Figure("the app's Ollama path over bare HTTP", median(two.total / one.total for one, two in rounds), "x", 1.05)
    )
    print_figure(
        Figure(
            "its first token after bare HTTP's", median(two.first - one.first for one, two in rounds) * 1e3, "ms", 20
        )
    )


def in_turn(ways: Sequence[Callable[[], Times]], *, backwards: bool) -> list[Times]:
    """The times of each way, in the order of the ways. Who comes first changes: what the one leaves behind, in caches
    and in the processor's clock, is for the other to find."""
    order = list(range(len(ways)))
    taken = {number: ways[number]() for number in (reversed(order) if backwards else order)}
    return [taken[number] for number in order]


def bare(client: httpx.Client, request: Request) -> Times:
    """The smallest client that could do it: nothing is read out of the lines."""
    body = {
        "model": request.model.name,
        "messages": list(request.turns),
        "options": request.parameters.as_options(),
        "keep_alive": "30m",
        "think": False,
        "truncate": False,
        "shift": False,
    }
    started = perf_counter()
    first, line = 0.0, ""
    with client.stream("POST", "/api/chat", json=body) as answer:
        for line in answer.iter_lines():  # noqa: B007 - the last one is read afterwards
            first = first or perf_counter() - started
    total = perf_counter() - started
    return Times(first, total, json.loads(line)["eval_count"])


async def through(engine: OllamaEngine, request: Request) -> Times:
    """The engine as the window uses it."""
    started = perf_counter()
    first, tokens = 0.0, 0
    items: AsyncIterator[Piece | Finished] = engine.judge(request)
    async for item in items:
        first = first or perf_counter() - started
        if isinstance(item, Finished):
            tokens = item.answer_tokens
    return Times(first, perf_counter() - started, tokens)


def pieces_into_the_window(application: QApplication) -> None:
    """From the engine's thread to the painted text, at a thousand pieces a second: processor time of both threads."""
    pane = JudgmentPane()
    pane.resize(700, 800)
    pane.show()
    pane.wait("", "")
    pane.begin()
    application.processEvents()
    pieces = ["判处" if number % 40 else "。\n" for number in range(PIECES)]
    loop = EngineLoop()

    async def write() -> None:
        for first in range(0, PIECES, BETWEEN_TWO_PAINTS):
            for piece in pieces[first : first + BETWEEN_TWO_PAINTS]:
                pane.gatherer.put(piece)
            await asyncio.sleep(BETWEEN_TWO_PAINTS / 1000)

    waiting = QEventLoop()
    written = len("".join(pieces))
    pane.grown.connect(lambda: waiting.quit() if len(pane.text.text()) >= written else None)
    started = process_time()
    job = loop.submit(write())
    waiting.exec()
    spent = process_time() - started
    job.result()
    loop.close()
    print_figure(Figure("a piece into the window", spent / PIECES * 1e3, "ms", 0.1))


if __name__ == "__main__":
    main()
