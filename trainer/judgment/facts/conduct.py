"""What each defendant did after the act, and which part he had in it, out of the signs of the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.sign_cues import Sign
from trainer.judgment.facts.signs import CharRange, read_signs
from trainer.judgment.last_mark import after_last
from trainer.judgment.types import Attitude

_ATTITUDES = {
    Sign.DENIED: Attitude.DENIED,
    Sign.DENIED_IN_PART: Attitude.PARTIAL,
    Sign.RECANTED: Attitude.RECANTED,
    Sign.SILENT: Attitude.SILENT,
    Sign.TRUTHFUL: Attitude.CONFESSED,
    Sign.PLEA: Attitude.PLEA,
}
_FAR = 100  # characters back to the beginning of a clause
_SEIZED = (Sign.CAUGHT, Sign.ON_SPOT)
_HIM = re.compile(r"其(?![他家住所])|被告人|他(?!人)|二人|三人")
_ADMITTING = (Attitude.CONFESSED, Attitude.PLEA)
_PLAIN = {
    Sign.PLEA: "plea_leniency",
    Sign.RESTITUTION: "restitution",
    Sign.MERIT: "merit",
    Sign.ATTEMPT: "attempt",
    Sign.ACCESSORY: "accessory",
    Sign.PRINCIPAL: "principal",
    Sign.RECIDIVIST: "recidivist",
}


@dataclass(slots=True)
class Conduct:
    """What one defendant's signs come to: circumstances by their id, each with its place in the compact text.

    ``questions`` are those that the facts leave open: who came on a summons, or kept watch.
    """

    circumstances: dict[str, CharRange] = field(default_factory=dict)
    questions: dict[str, CharRange] = field(default_factory=dict)
    attitude: Attitude = Attitude.NOT_STATED
    attitude_at: CharRange | None = None
    caught_at: CharRange | None = None
    on_spot: bool = False


def read_conduct(chars: str, ranges: Sequence[CharRange], owners: Owners, defendants: int) -> list[Conduct]:
    """The conduct of each of so many defendants, by what ``ranges`` of the text say."""
    signs: list[dict[Sign, list[CharRange]]] = [{} for _ in range(defendants)]
    for sign, place in read_signs(chars, ranges):
        for who in whose(chars, sign, place, owners):
            signs[who].setdefault(sign, []).append(place)
    return [_conduct(each) for each in signs]


def whose(chars: str, sign: Sign, place: CharRange, owners: Owners) -> tuple[int, ...]:
    """Whose a sign is. Victims forgive and the police seize: it is of whom they act upon (民警将其抓获)."""
    if sign in _SEIZED:
        reach = max(0, place[0] - _FAR)
        clause = after_last(chars, "，。；", reach, place[0])
        verb = max([chars.rfind(word, clause, place[1]) for word in "将把被"])
        if verb >= 0 and chars[verb] != "被":
            named = owners.within(verb, place[1])
            return named or (owners.nearest(verb) if _HIM.search(chars, verb, place[1]) else ())
    if sign is Sign.ACCESSORY_PERHAPS:
        return owners.doers(place[0])
    return owners.of(place[0]) or (owners.nearest(place[0]) if sign in (*_SEIZED, Sign.FORGIVEN) else ())


def _conduct(signs: dict[Sign, list[CharRange]]) -> Conduct:
    found = Conduct()
    if not signs:
        return found
    found.attitude, found.attitude_at = _attitude(signs)
    found.caught_at = min(signs.get(Sign.ON_SPOT, signs.get(Sign.CAUGHT, [])), default=None)
    found.on_spot = Sign.ON_SPOT in signs
    for sign, places in signs.items():
        if sign in _PLAIN:
            found.circumstances[_PLAIN[sign]] = min(places)
    if found.attitude not in (Attitude.PLEA, Attitude.CONFESSED):
        found.circumstances.pop("plea_leniency", None)
    _add_coming(found, signs)
    _add_peace(found, signs)
    if Sign.ACCESSORY_PERHAPS in signs and "accessory" not in found.circumstances:
        found.questions["accessory"] = min(signs[Sign.ACCESSORY_PERHAPS])
    return found


def _attitude(signs: dict[Sign, list[CharRange]]) -> tuple[Attitude, CharRange | None]:
    """The last that is shown; what is denied in part stays so, whatever else is admitted before."""
    shown = [(max(places), sign) for sign, places in signs.items() if sign in _ATTITUDES]
    shown.sort(key=itemgetter(0))
    if not shown:
        return Attitude.NOT_STATED, None
    place, last = shown[-1]
    attitude = _ATTITUDES[last]
    if attitude is Attitude.CONFESSED and Sign.PLEA in signs:
        return Attitude.PLEA, max(signs[Sign.PLEA])
    if (
        attitude is Attitude.CONFESSED
        and Sign.DENIED_IN_PART in signs
        and max(signs[Sign.DENIED_IN_PART])[1] >= place[0]
    ):
        return Attitude.PARTIAL, max(signs[Sign.DENIED_IN_PART])
    if attitude is Attitude.DENIED and Sign.DENIED_IN_PART in signs:
        return Attitude.PARTIAL, max(signs[Sign.DENIED_IN_PART])
    return attitude, place


def _add_coming(found: Conduct, signs: dict[Sign, list[CharRange]]) -> None:
    """自首 is to come of one's own will and to tell the truth (刑法 67 I); 坦白 the truth alone (67 III)."""
    truthful = found.attitude in _ADMITTING
    came = min((*signs.get(Sign.SURRENDER, ()), *signs.get(Sign.CAME, ())), default=None)
    perhaps = min(signs.get(Sign.CAME_PERHAPS, ()), default=None)
    sure = came is not None and found.caught_at is None and (truthful or Sign.SURRENDER in signs)
    if sure and came is not None and found.attitude in (*_ADMITTING, Attitude.NOT_STATED):
        found.circumstances["surrender"] = came
    elif (came or perhaps) and found.attitude not in (Attitude.DENIED, Attitude.SILENT) and not found.on_spot:
        found.questions["surrender"] = came or perhaps or (0, 0)
    if truthful and Sign.TRUTHFUL in signs and "surrender" not in found.circumstances:
        found.circumstances["confession"] = max(signs[Sign.TRUTHFUL])


def _add_peace(found: Conduct, signs: dict[Sign, list[CharRange]]) -> None:
    paid = min((*signs.get(Sign.COMPENSATED, ()), *signs.get(Sign.RESTITUTION, ())), default=None)
    forgiven = min(signs.get(Sign.FORGIVEN, ()), default=None)
    if paid and forgiven:
        found.circumstances["comp_forgiven"] = forgiven
    elif forgiven:
        found.circumstances["forgiven_only"] = forgiven
    elif Sign.COMPENSATED in signs:
        found.circumstances["comp_only"] = min(signs[Sign.COMPENSATED])
