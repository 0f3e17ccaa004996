"""七、出处: what a text was made with, so that it can be made again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from desktop.documents.ai_label import content_number
from desktop.documents.blocks import Block, Cell, Paragraph, Role, Table
from desktop.documents.words import Words
from resources.disclaimer.reader import disclaimer, label
from resources.law.checked import LAW_CHECKED_TO
from resources.model_card.system_text import system_text
from resources.version import version

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from trainer.engines.engine import Model

_OPTIONS = {
    "temperature": "paper.option-temperature",
    "num_ctx": "paper.option-room",
    "num_predict": "paper.option-longest",
    "repeat_penalty": "paper.option-repeats",
}
_NO_OPTION = ("stop", "seed")  # the ends of an answer tell nobody anything, and the seed has its own row


def origin_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """A table of two columns; rows of which nothing is known are left out."""
    rows = tuple((Cell(name), Cell(content)) for name, content in origin_rows(run, words))
    yield Table((words("paper.item"), words("paper.content")), rows, (24, 76))


def origin_rows(run: ReportRun, words: Words) -> Iterator[tuple[str, str]]:
    """The same as names and contents."""
    return ((words(key), content) for key, content in _rows(run, words) if content)


def closing_blocks(ours: bool, words: Words) -> Iterator[Block]:
    """The label once more, and the whole disclaimer."""
    yield Paragraph(label(words.language, ours=ours), Role.LABEL)
    yield Paragraph(disclaimer(words.language), Role.NOTE)


def _rows(run: ReportRun, words: Words) -> Iterator[tuple[str, str]]:
    kept, given = run.run, run.run.input
    model = given.model
    if model is not None:
        yield "paper.model", _model(model, words)
        yield "paper.digest", model.digest or words("paper.not-known")
        yield "paper.engine", _engine(model.engine, given.engine_version, words)
        yield "paper.options", _options(options_of(run), words)
        seed = options_of(run).get("seed")
        yield "paper.seed", words("paper.seed-open") if seed is None else str(seed)
        yield "paper.prompt", given.prompt_hash
        if given.system and given.system != (model.system or system_text()):
            yield "paper.system", words("paper.system-changed")
    else:
        yield "paper.model", words("paper.no-model")
    yield "paper.samples", _samples(run, words)
    yield "paper.program", _program(kept.program, words)
    yield "paper.law", _law(kept.law_as_of, words)
    yield "paper.made", f"{kept.summary.at:%Y-%m-%d %H:%M:%S %z}".strip()
    yield "paper.number", content_number([run])


def options_of(run: ReportRun) -> dict[str, Any]:
    """What the answer was really drawn with, else what was asked for."""
    if run.run.sent is not None:
        return dict(run.run.sent)
    parameters = run.verdict.parameters
    return parameters.as_options() if parameters is not None else {}


def _options(options: dict[str, Any], words: Words) -> str:
    known = ((name, value) for name, value in options.items() if name not in _NO_OPTION and value is not None)
    return words.sentences(f"{words(_OPTIONS[name]) if name in _OPTIONS else name} {value}" for name, value in known)


def _model(model: Model, words: Words) -> str:
    name = model.label or (PurePath(model.name).name if model.engine == "embedded" else model.name)
    return words.within(name, words("paper.demonstration") if model.demonstration else "")


def _engine(engine: str, version: str, words: Words) -> str:
    """The server's own word for itself may name it already."""
    known = {"ollama": "paper.engine-ollama", "embedded": "paper.engine-embedded", "openai": "paper.engine-openai"}
    name = words(known[engine]) if engine in known else engine
    return version if version.startswith(name) else words.within(name, version)


def _samples(run: ReportRun, words: Words) -> str:
    if len(run.samples) < 2:
        return ""
    return words("paper.sample-shown", count=len(run.samples), number=run.run.summary.sample + 1)


def _program(made_with: str, words: Words) -> str:
    """The text and what was read in it may be of two versions."""
    if made_with in ("", version()):
        return version()
    return words("paper.two-versions", before=made_with, now=version())


def _law(as_of: str, words: Words) -> str:
    now = LAW_CHECKED_TO.isoformat()
    return now if as_of in ("", now) else words("paper.two-versions", before=as_of, now=now)
