"""A case judged in the terminal: the text as it is written, then its card."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass, field

from desktop.commands.asked_columns import asked_columns
from desktop.commands.openai_server import openai_engine
from desktop.commands.shown_columns import ShownColumn, show_columns
from desktop.commands.shown_verdict import show_verdict
from desktop.commands.terminal_history import terminal_history
from desktop.commands.terminal_listener import TerminalListener
from desktop.commands.told_model import tell_model
from desktop.history.history import History
from desktop.judging.case import Case
from desktop.judging.choice import EngineName, Engines, choose
from desktop.judging.parallel import answers_at_a_time
from desktop.judging.round import Round, judge_round
from desktop.judging.sampling import Samples, agreement_of
from desktop.judging.what_if.written import WrittenColumn
from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.engine import OllamaEngine
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
    keep: bool = True  # in the history
    others: tuple[WrittenColumn, ...] = ()  # what is to be judged beside it, with something otherwise


def judge_in_terminal(order: Order, printer: Printer) -> int:
    """DONE, or UNUSABLE where an answer was cut off or cannot be read; STOPPED after Ctrl+C where answers were done
    before it. Raises EngineError where there is none, KeyboardInterrupt where none was done."""
    columns = 1 + len(order.others)
    with terminal_history(order.keep, printer) as history:
        told = TerminalListener(printer, columns * order.samples, None if printer.as_json else sys.stdout)
        stopped = asyncio.run(_judge(order, printer, history, told))
    samples = _samples(told)
    if order.others:
        show_columns(_shown(told), printer)
    else:
        show_verdict(samples.typical, printer, samples)
    trouble = _trouble(order, told, samples)
    if trouble is not None:
        printer.tell(trouble)
    if stopped:
        return ExitStatus.STOPPED
    # One that broke off has said so already.
    whole = trouble is None and samples.typical.finished is not None
    return ExitStatus.DONE if whole else ExitStatus.UNUSABLE


async def _judge(order: Order, printer: Printer, history: History, told: TerminalListener) -> bool:
    """Whether the user stopped it."""
    engines = Engines(OllamaEngine(), EmbeddedEngine(), openai_engine(order.hosts))
    try:
        engine, model = await choose(engines, order.engine, order.model)
        await tell_model(engines, model, order.parameters, printer)
        if tokens := control_tokens(order.case.facts):
            printer.tell(message("engines.facts-neutralised", tokens=tokens))

        async def engine_for(_name: str) -> Engine:
            return engine

        columns = await asked_columns(order.others, order.case, engine, model, order.parameters)
        told.asked = columns
        asked = Round(columns, order.samples)
        parallel = answers_at_a_time(model.engine, len(columns) * order.samples)
        await judge_round(asked, engine_for, history, told, parallel=parallel)
    except asyncio.CancelledError:  # Ctrl+C; what is done counts
        if told.done:
            return True
        raise
    finally:
        await engines.close()
    return False


def _samples(told: TerminalListener) -> Samples:
    """Of the first column. Raises what kept its first answer from being written."""
    done = told.of_column(0)
    if not done or any(isinstance(error, EngineError) and error.kind == "too_long" for error in told.errors):
        raise told.errors[0]
    return agreement_of(done)


def _shown(told: TerminalListener) -> list[ShownColumn]:
    done = [told.of_column(number) for number in range(len(told.asked))]
    return [
        ShownColumn(column.changes, agreement_of(verdicts) if verdicts else None)
        for column, verdicts in zip(told.asked, done, strict=True)
    ]


def _trouble(order: Order, told: TerminalListener, samples: Samples) -> Message | None:
    """Why the judgment does not hold."""
    typical, wanted = samples.typical, (1 + len(order.others)) * order.samples
    if len(told.done) < wanted:
        return message("desk.fewer-samples", wanted=wanted, done=len(told.done))
    if typical.finished is not None and typical.finished.reason == "repeats":
        return message("engines.repeats")
    if typical.finished is not None and typical.finished.reason != "stop":
        return message("desk.cut-off")
    if not typical.judgment.defendants:
        return message("desk.unreadable")
    return None
