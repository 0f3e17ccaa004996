"""A case judged in the terminal: the text as it is written, then its card."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field
from typing import TextIO

from desktop.commands.openai_server import openai_engine, server_told
from desktop.commands.shown_verdict import show_verdict
from desktop.judging.case import Case
from desktop.judging.choice import EngineName, Engines, choose
from desktop.judging.judging import judge_case, read_verdict
from desktop.judging.sampling import Samples, agreement_of, judge_often
from desktop.judging.verdict import Verdict
from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError, Model
from trainer.engines.ollama.engine import SAFE_VERSION, OllamaEngine
from trainer.samples.control_tokens import control_tokens


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be judged, and how."""

    case: Case
    engine: EngineName = "auto"
    model: str | None = None
    samples: int = 1
    parameters: Parameters = field(default_factory=Parameters)
    hosts: tuple[str, ...] = ()  # outside the office's network, to which the facts may go


def judge_in_terminal(order: Order, printer: Printer) -> int:
    """DONE, or UNUSABLE where an answer was cut off or cannot be read. Raises EngineError where there is none."""
    samples = asyncio.run(_judge(order, printer))
    show_verdict(samples.typical, printer, samples)
    trouble = _trouble(order, samples)
    if trouble is not None:
        printer.tell(trouble)
    typical = samples.typical
    # One that broke off has said so already.
    return ExitStatus.DONE if trouble is None and typical.finished is not None else ExitStatus.UNUSABLE


async def _judge(order: Order, printer: Printer) -> Samples:
    engines = Engines(OllamaEngine(), EmbeddedEngine(), openai_engine(order.hosts))
    done: list[Verdict] = []
    try:
        engine, model = await choose(engines, order.engine, order.model)
        await _tell_model(order, engines, model, printer)
        judging = _Judging(order, engine, model, printer, done)
        await judge_often(judging.judge, order.parameters, order.samples)
    except EngineError as error:
        if error.kind == "too_long" or not done:
            raise
        printer.tell(error.message)
    finally:
        await engines.close()
    return agreement_of(done)


async def _tell_model(order: Order, engines: Engines, model: Model, printer: Printer) -> None:
    if model.engine == "ollama" and (version := await engines.ollama.outdated()):
        printer.tell(message("engines.ollama-old", version=version, wanted=SAFE_VERSION))
    where: str | Message = "Ollama"
    if model.engine == "embedded":
        where = message("desk.built-in-engine")
    elif model.engine == "openai":
        where = server_told(engines.openai)
    printer.tell(message("desk.model", model=model.label or model.name, where=where))
    if model.demonstration:
        printer.tell(message("desk.demonstration"))
    if options := _own_options(model, order.parameters):
        printer.tell(message("engines.own-options", options=options))
    if tokens := control_tokens(order.case.facts):
        printer.tell(message("engines.facts-neutralised", tokens=tokens))


def _own_options(model: Model, parameters: Parameters) -> tuple[str, ...]:
    """Those of the model's options that go before ours."""
    ours, sent = parameters.as_options(), model.own.under(parameters).as_options()
    return tuple(f"{name} {value}" for name, value in sent.items() if ours.get(name) != value)


@dataclass(frozen=True, slots=True)
class _Judging:
    order: Order
    engine: Engine
    model: Model
    printer: Printer
    done: list[Verdict]

    async def judge(self, parameters: Parameters) -> Verdict:
        """One answer, shown as it comes. Broken off in the middle, what was written is read as far as it goes."""
        case = self.order.case
        shown = _AnswerWriter(None if self.printer.as_json else sys.stdout)
        try:
            verdict = await judge_case(self.engine, self.model, case, parameters, shown.write)
        except EngineError as error:
            if not shown.text or error.kind == "too_long":
                raise
            self.printer.tell(error.message)
            verdict = await asyncio.to_thread(read_verdict, case, self.model, parameters, shown.text, None)
        finally:
            shown.end()
        if verdict.finished is not None and verdict.finished.refused and not self.done:
            self.printer.tell(message("engines.openai-options-refused", names=verdict.finished.refused))
        self.done.append(verdict)
        return verdict


def _trouble(order: Order, samples: Samples) -> Message | None:
    """Why the judgment does not hold."""
    typical = samples.typical
    if len(samples.verdicts) < order.samples:
        return message("desk.fewer-samples", wanted=order.samples, done=len(samples.verdicts))
    if typical.finished is not None and typical.finished.reason == "repeats":
        return message("engines.repeats")
    if typical.finished is not None and typical.finished.reason != "stop":
        return message("desk.cut-off")
    if not typical.judgment.defendants:
        return message("desk.unreadable")
    return None


class _AnswerWriter:
    """The text of one answer on its way to the reader, where there is one."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()

    def end(self) -> None:
        if self.text and self._stream is not None:
            self._stream.write("\n")
