"""Why a case is similar, and where it differs: what a list says under each case."""

from __future__ import annotations

from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Names, Yuan
from trainer.judgment.types import Attitude, circumstance_named
from trainer.similar.hit import Hit

_NEAR = 1.5
"""Times up to which amounts are called near."""


def reasons_of(hit: Hit) -> tuple[Message, ...]:
    """What both cases have: charge, band, amount, circumstances, attitude, province, in this order."""
    shared = hit.shared
    reasons = [message("similar.same-charge", charge=ChargeName(charge)) for charge in shared.charges]
    if shared.band == 1:
        reasons.append(message("similar.same-band"))
    elif shared.band:
        reasons.append(message("similar.perhaps-same-band"))
    if shared.amount is not None and shared.amount <= _NEAR:
        reasons.append(message("similar.near-amount", amount=Yuan(hit.case.amount_yuan or 0)))
    if shared.circumstances:
        names = Names(tuple(circumstance_named(id) for id in shared.circumstances))
        reasons.append(message("similar.same-circumstances", names=names))
    if shared.attitude:
        reasons.append(message("similar.same-attitude", attitude=_attitude(shared.shown)))
    if shared.province:
        reasons.append(message("similar.same-province", province=hit.case.province))
    return tuple(reasons)


def differences_of(hit: Hit) -> tuple[Message, ...]:
    """What speaks against the comparison."""
    shared = hit.shared
    differing = []
    if shared.band == 0:
        differing.append(message("similar.other-band"))
    if shared.amount is not None and shared.amount > _NEAR:
        differing.append(message("similar.other-amount", amount=Yuan(hit.case.amount_yuan or 0)))
    if shared.attitude is False:
        differing.append(message("similar.other-attitude", attitude=_attitude(shared.shown)))
    if shared.missing:
        names = Names(tuple(circumstance_named(id) for id in shared.missing))
        differing.append(message("similar.other-circumstances", names=names))
    return tuple(differing)


def _attitude(attitude: Attitude) -> Message:
    return attitude.named
