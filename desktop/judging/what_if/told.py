"""What a column has otherwise, as a message."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.judging.what_if.change import whose_circumstance
from desktop.judging.what_if.circumstance import Circumstance
from resources.messages.message import Message, message
from resources.messages.values import Names

_KEYS = {
    "added": "what-if.added",
    "removed": "what-if.removed",
    "act_date": "what-if.on-day",
    "model": "what-if.by-model",
    "attitude": "what-if.attitude",
}
_NAMED = {
    Circumstance.SURRENDER: message("what-if.surrender"),
    Circumstance.CONFESSION: message("what-if.confession"),
    Circumstance.DENIAL: message("what-if.denial"),
    Circumstance.MERIT: message("what-if.merit"),
    Circumstance.RECIDIVISM: message("what-if.recidivism"),
    Circumstance.ACCESSORY: message("what-if.accessory"),
    Circumstance.ATTEMPT: message("what-if.attempt"),
    Circumstance.RESTITUTION: message("what-if.restitution"),
    Circumstance.FORGIVENESS: message("what-if.forgiveness"),
    Circumstance.PLEA: message("what-if.plea"),
}


def column_told(changes: Sequence[tuple[str, str]]) -> Message:
    """All that is otherwise in it; of one in which nothing is, that it is the case as it stands."""
    if not changes:
        return message("what-if.as-it-is")
    return message("what-if.column", changes=Names(tuple(_told(*change) for change in changes)))


def _told(key: str, value: str) -> Message:
    name, whose = whose_circumstance(value)
    if key in ("added", "removed", "attitude") and name in set(Circumstance):
        named = _NAMED[Circumstance(name)]
        if whose:
            named = message("what-if.of", circumstance=named, name=whose)
        return message(_KEYS[key], what=named)
    return message(_KEYS.get(key, "what-if.exchanged"), what=value)
