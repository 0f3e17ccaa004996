"""Which model a command uses, where it runs, and what is to be known of it."""

from __future__ import annotations

from desktop.commands.openai_server import server_told
from desktop.judging.choice import Engines
from resources.messages.message import Message, message
from resources.model_card.parameters import Parameters
from trainer.commands.printer import Printer
from trainer.engines.engine import Model
from trainer.engines.ollama.engine import SAFE_VERSION


async def tell_model(engines: Engines, model: Model, parameters: Parameters, printer: Printer) -> None:
    """``parameters``: what it is asked with, where it states nothing of its own."""
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
    if options := _own_options(model, parameters):
        printer.tell(message("engines.own-options", options=options))


def _own_options(model: Model, parameters: Parameters) -> tuple[str, ...]:
    """Those of the model's options that go before ours."""
    ours, sent = parameters.as_options(), model.own.under(parameters).as_options()
    return tuple(f"{name} {value}" for name, value in sent.items() if ours.get(name) != value)
