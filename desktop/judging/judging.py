"""One judging: the prompt goes to an engine, the text streams back, and is read into a card at its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, date, datetime

from desktop.judging.case import Case
from desktop.judging.sheets import worked_sheets
from desktop.judging.verdict import Verdict
from resources.law.statutes import StatutesMissingError
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Engine, Finished, Model, Piece, Request
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.checks import check_case
from trainer.judgment.checks.case import build_case
from trainer.judgment.dates import judgment_date
from trainer.judgment.missing_facts import missing_facts
from trainer.judgment.reader import read_judgment
from trainer.judgment.think_filter import without_thinking
from trainer.judgment.types import Attitude, Finding
from trainer.samples.prompt import StatedAttitude, prompt_turns

_ATTITUDES = {
    StatedAttitude.NOT_STATED: Attitude.NOT_STATED,
    StatedAttitude.CONFESSED: Attitude.CONFESSED,
    StatedAttitude.DENIED: Attitude.DENIED,
}


def request_for(model: Model, case: Case, parameters: Parameters, system: str | None = None) -> Request:
    """The one prompt; a pulled model keeps its own system text, unless the user wrote another (``system``)."""
    turns = prompt_turns(case.facts, case.attitude, model.system if system is None else system)
    return Request(model, turns, parameters)


async def judge_case(
    engine: Engine,
    model: Model,
    case: Case,
    parameters: Parameters,
    on_text: Callable[[str], None],
    system: str | None = None,
) -> Verdict:
    """Writes one judgment and reads it back; ``on_text`` gets the text as it comes, on the engine's thread.

    Raises EngineError; what ``on_text`` got until then stays the caller's. Cancelling the task stops the model.
    """
    pieces: list[str] = []
    finished: Finished | None = None
    async with aclosing(engine.judge(request_for(model, case, parameters, system))) as items:  # type: ignore[type-var]
        async for item in items:
            if isinstance(item, Piece):
                pieces.append(item.text)
                on_text(item.text)
            else:
                finished = item
    kept = finished.kept if finished is not None else None
    return await read_aside(case, model, parameters, "".join(pieces)[:kept], finished)


async def read_aside(case: Case, model: Model, parameters: Parameters, text: str, finished: Finished | None) -> Verdict:
    """``read_verdict`` on a thread of its own: reading the statutes for the first time takes a moment, and the loop
    has a server to listen to."""
    return await asyncio.to_thread(read_verdict, case, model, parameters, text, finished)


def read_verdict(
    case: Case,
    model: Model | None,
    parameters: Parameters | None,
    text: str,
    finished: Finished | None,
    *,
    judged_on: date | None = None,
) -> Verdict:
    """The card out of a text, whole or stopped half-way. Never fails on text.

    ``parameters``: what was asked for; the verdict has what the model was really asked to write with. Both are None for
    a text that none of our models wrote. ``judged_on``: when the text was written, today where that is None; a court's
    judgment is dated by what it is signed with.
    """
    text = without_thinking(text).strip()
    judgment = read_judgment(text)
    signed = None if model is not None else judgment_date(text)
    judged_on = signed or judged_on or datetime.now(UTC).astimezone().date()
    attitude = _ATTITUDES[case.attitude]
    checked = build_case(judgment, case.act_date, judged_on, case.facts, text, case.province, attitude)
    try:
        findings = check_case(checked)
    except StatutesMissingError as error:
        findings = (_unchecked(error),)
    charges = [charge.name for defendant in judgment.defendants for charge in defendant.charges]
    # A court states persons and capture outside of what it calls facts; a model repeats what it was given.
    stated = _stated(case) if model is not None else f"{_stated(case)}\n{text}"
    missing = missing_facts(stated, charges) if case.facts.strip() else ()
    sent = finished.parameters if finished is not None else None
    if sent is None and model is not None and parameters is not None:
        sent = model.own.under(parameters)
    bands = bands_of(checked)
    return Verdict(
        case,
        model,
        sent,
        text,
        judgment,
        findings,
        missing,
        finished,
        bands=bands,
        sheets=worked_sheets(checked, bands, findings),
        facts_in_text=checked.facts is not None and checked.facts.whole,
    )


def _unchecked(error: StatutesMissingError) -> Finding:
    """What stands in place of the findings where the law cannot be read."""
    return Finding("statutes_missing", "warning", values={"reason": message(error.key, detail=error.detail)})


def _stated(case: Case) -> str:
    """The facts, and what is stated beside them."""
    day = f"\n{case.act_date.year}年{case.act_date.month}月{case.act_date.day}日" if case.act_date else ""
    return case.facts + day + ("" if case.attitude is StatedAttitude.NOT_STATED else f"\n{case.attitude.value}")
