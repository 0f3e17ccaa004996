"""Whether several answers to one prompt have it read once (``python -m tests.bench samples``).

A small random Qwen3 (512 wide, 8 layers) and facts near the limit, in a real Ollama and in the built-in engine's child:
seconds from sending to the first word, of the first answer and of the middle one of those that follow. In Ollama also
one after the other against four at a time, with the server as it is set up by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from desktop.history.history import History
from desktop.judging.case import Case
from desktop.judging.round import Column, Round, judge_round
from desktop.judging.verdict import Verdict
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from tests.bench.figure import Figure, print_figure
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_tiny_qwen
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine
from trainer.engines.ollama.engine import OllamaEngine
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType

SAMPLES = 5
PARAMETERS = Parameters(num_predict=48, seed=1)
FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。" * 70
NAME = "samples:latest"


class Timed:
    """A `RoundListener`: seconds to the first word of each sample."""

    def __init__(self) -> None:
        self.began_at: dict[int, float] = {}
        self.first: dict[int, float] = {}

    def began(self, _column: int, sample: int, _run: int) -> None:
        self.began_at[sample] = perf_counter()

    def text(self, _column: int, sample: int, _piece: str) -> None:
        self.first.setdefault(sample, perf_counter() - self.began_at[sample])

    def judged(self, _column: int, _sample: int, _run: int, _verdict: Verdict) -> None:
        pass

    def failed(self, _column: int, _sample: int, _run: int, error: Exception, _verdict: Verdict | None) -> None:
        raise error


def main() -> None:
    """Prints the figures."""
    with TemporaryDirectory() as folder:
        base = write_tiny_qwen(Path(folder) / "base", hidden_size=512, intermediate_size=1024, layers=8)
        file = Path(folder) / "small.gguf"
        export(ExportJob(base, file, Provenance("small"), file_type=FileType.Q8_0))
        server = OllamaServer(Path(folder) / "server")
        server.start()
        try:
            server.add(NAME, file, template=OLLAMA_TEMPLATE)
            show("Ollama", lambda: OllamaEngine(server.host), NAME, 1)
            show("Ollama, four at a time", lambda: OllamaEngine(server.host), NAME, 4)
        finally:
            server.kill()
        show("built-in", lambda: EmbeddedEngine([file]), str(file), 1)


def show(where: str, make: Callable[[], Engine], name: str, parallel: int) -> None:
    """Five samples, the model being loaded already and its cache filled with another prompt."""
    timed, seconds = asyncio.run(measured(make(), name, parallel))
    followers = median(timed.first[sample] for sample in range(1, SAMPLES))
    print_figure(Figure(f"{where}: first word of the first answer", timed.first[0], "s"))
    if parallel == 1:
        print_figure(Figure(f"{where}: first word of those that follow", followers, "s", timed.first[0] / 4))
    print_figure(Figure(f"{where}: {SAMPLES} answers", seconds, "s"))


async def measured(engine: Engine, name: str, parallel: int) -> tuple[Timed, float]:
    """The times, and the seconds of the whole round."""
    history = History.open(None)

    async def engine_for(_name: str) -> Engine:
        return engine

    model = await engine.find(name)

    async def judge(facts: str, samples: int, timed: Timed) -> None:
        asked = Round((Column(Case(facts), model, PARAMETERS),), samples)
        await judge_round(asked, engine_for, history, timed, parallel=parallel)

    try:
        await judge("甲某盗窃。", 1, Timed())
        timed, started = Timed(), perf_counter()
        await judge(f"{name} {parallel}。{FACTS}", SAMPLES, timed)
        return timed, perf_counter() - started
    finally:
        await engine.close()


if __name__ == "__main__":
    main()
