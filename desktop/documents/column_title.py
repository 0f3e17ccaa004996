"""What a column of a comparison is called: by what it has otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.plain import line
from desktop.documents.words import Words
from desktop.judging.what_if.change import whose_circumstance
from resources.messages.catalogue import entries
from resources.messages.message import Message, message
from trainer.samples.prompt import StatedAttitude

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun

_ATTITUDES = {
    StatedAttitude.NOT_STATED: message("paper.attitude-not-stated"),
    StatedAttitude.CONFESSED: message("paper.attitude-confessed"),
    StatedAttitude.DENIED: message("paper.attitude-denied"),
}
_LABELS = {"act_date": "paper.act-date", "province": "paper.province", "model": "paper.model"}
_CIRCUMSTANCES = {"added": "paper.changed-added", "removed": "paper.changed-removed"}


def column_title(column: ReportRun, number: int, words: Words) -> str:
    """第 1 列：去掉自首; without changes the model and the day tell it from the others."""
    changes = words.listed(_change(name, value, words) for name, value in column.run.input.changes)
    if not changes and number:
        changes = words.sentences((column.run.summary.model, f"{column.run.summary.at:%Y-%m-%d %H:%M}"))
    return words("paper.column", number=number + 1, what=line(changes) or words("paper.as-given"))


def stated_attitude(attitude: StatedAttitude, words: Words) -> str:
    """As the user stated it beside the facts."""
    return words.say(_ATTITUDES[attitude])


def _change(name: str, value: str, words: Words) -> str:
    """As ``desktop.judging.what_if.change.as_pair`` writes it; what is not known stands as it is."""
    if name == "attitude" and value in {each.value for each in StatedAttitude}:
        return stated_attitude(StatedAttitude(value), words)
    if name in _CIRCUMSTANCES:
        circumstance, whose = whose_circumstance(value)
        return words.within(words(_CIRCUMSTANCES[name], what=_circumstance(circumstance, words)), whose)
    return words("paper.line", label=words(_LABELS[name]), content=value) if name in _LABELS else value


def _circumstance(name: str, words: Words) -> str:
    """In the document's language, where the catalogue knows it by this name."""
    key = next((key for key, each in entries("circumstances").items() if each["zh"] == name), None)
    return name if key is None else words.say(Message(f"circumstances.{key}"))
