"""How many cases a minute an evaluation judges with the embedded engine, one at a time and several in one step
(``python -m tests.bench.evaluation_speed [GGUF [CASES [NUM_PREDICT]]]``; without a file with the starter).

All in one run, as a computer is never as busy as the day before. With ``NUM_PREDICT`` 1 the prompts alone are read:
what reading and writing take each is told in the processor's own time, where other programs count less.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from desktop.judging.examples import examples
from resources.starter.reader import starter_model
from tests.bench.figure import Figure, print_figure
from trainer.engines.at_a_time import usual_at_a_time
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked, greedy
from trainer.evaluation.answering.engine_answerer import EngineAnswerer
from trainer.samples.prompt import prompt_turns

CASES, NUM_PREDICT = 20, 128


@dataclass(frozen=True, slots=True)
class Judged:
    """``seconds`` by the clock, ``processor`` of llama.cpp's child, both without loading."""

    answers: list[Answer]
    seconds: float
    processor: float

    @property
    def tokens(self) -> int:
        """That were written."""
        return sum(answer.answer_tokens for answer in self.answers)


def main(file: Path, count: int, num_predict: int) -> None:
    """Prints the figures."""
    asked = [Asked(prompt_turns(facts(number))) for number in range(count)]
    minutes = {}
    whole: dict[str, Judged] = {}
    for together in (False, True):
        at_a_time, read = judged(file, asked, 1, together=together)
        _, done = judged(file, asked, num_predict, together=together)
        shown = f"evaluation, {at_a_time} at a time"
        minutes[together] = 60 * count / done.seconds
        whole[shown] = done
        print_figure(Figure(f"{shown}: cases a minute", minutes[together], "cases"))
        print_figure(Figure(f"{shown}: reading a prompt", read.processor / count, "CPU s"))
        written = max(1, done.tokens - read.tokens)
        print_figure(Figure(f"{shown}: writing a token", 1000 * (done.processor - read.processor) / written, "CPU ms"))
    left, right = (each.answers for each in whole.values())
    same = sum(one.text == other.text for one, other in zip(left, right, strict=True))
    print_figure(Figure("evaluation: together to one at a time", minutes[True] / minutes[False], "times"))
    print_figure(Figure("evaluation: answers that are not the same", count - same, f"of {count}"))


def facts(number: int) -> str:
    """Of one of our examples, with other amounts and days, so that no two cases are the same."""
    plain = examples()[number % len(examples())].case.facts
    changed = re.sub(r"\d{4,5}(?=元)", lambda found: str(int(found[0]) + 7 * number), plain)
    return changed.replace("15时", f"{number % 24}时")


def judged(file: Path, asked: list[Asked], num_predict: int, *, together: bool) -> tuple[int, Judged]:
    """How many at a time, and what came of it. One at a time is asked as the window asks."""
    runner, engine = asyncio.Runner(), EmbeddedEngine()
    model = runner.run(engine.find(str(file)))
    parameters = greedy(num_predict)
    at_a_time = usual_at_a_time(model, parameters.num_ctx) if together else 1
    if together:
        engine.write_together(at_a_time)
    answerer = EngineAnswerer(engine, model, parameters, runner, at_a_time=at_a_time)
    try:
        runner.run(engine.preload(model, parameters))
        child = psutil.Process(child_of_llama_cpp())
        answers: dict[int, Answer] = {}
        began, before = time.monotonic(), child.cpu_times()
        answerer.answer_all(asked, answers.__setitem__)
        seconds, after = time.monotonic() - began, child.cpu_times()
    finally:
        answerer.close()
    processor = after.user + after.system - before.user - before.system
    return at_a_time, Judged([answers[place] for place in range(len(asked))], seconds, processor)


def child_of_llama_cpp() -> int:
    """Its process."""
    (found,) = (each.pid for each in psutil.Process().children() if "trainer.engines.llama_cpp.child" in each.cmdline())
    return found


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        Path(arguments[0]) if arguments else starter_model(),
        int(arguments[1]) if len(arguments) > 1 else CASES,
        int(arguments[2]) if len(arguments) > 2 else NUM_PREDICT,
    )
