"""The circumstances that can be put into the facts, or taken out of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.judgment.facts.sign_cues import Sign
from trainer.judgment.types import Attitude


class Circumstance(StrEnum):
    """By the word that a lawyer has for it."""

    SURRENDER = "自首"
    CONFESSION = "坦白"
    DENIAL = "拒不认罪"
    MERIT = "立功"
    RECIDIVISM = "累犯"
    ACCESSORY = "从犯"
    ATTEMPT = "未遂"
    RESTITUTION = "退赔"
    FORGIVENESS = "谅解"
    PLEA = "认罪认罚"


@dataclass(frozen=True, slots=True)
class Told:
    """How the facts tell of a circumstance.

    ``ids`` are those of ``resources.law.circumstances`` by which the reader knows it, ``attitudes`` stand beside them;
    ``signs`` are the words that tell it, ``against`` those that tell the opposite. ``touches`` are the ids that may
    change with it: who no longer came by himself has still confessed.
    """

    ids: frozenset[str]
    signs: frozenset[Sign]
    against: frozenset[Sign] = frozenset()
    touches: frozenset[str] = frozenset()
    attitudes: frozenset[Attitude] = frozenset()


_DENIALS = frozenset((Sign.DENIED, Sign.DENIED_IN_PART, Sign.RECANTED, Sign.SILENT))
_COMING = frozenset((Sign.SURRENDER, Sign.CAME, Sign.CAME_PERHAPS))
_SEIZED = frozenset((Sign.CAUGHT, Sign.ON_SPOT))
_ANSWERS = frozenset(("surrender", "confession", "plea_leniency"))
_PEACE = frozenset(("restitution", "comp_only", "comp_forgiven", "forgiven_only"))

TOLD = {
    Circumstance.SURRENDER: Told(frozenset(("surrender",)), _COMING, _SEIZED | _DENIALS, _ANSWERS),
    Circumstance.CONFESSION: Told(
        frozenset(("confession", "surrender")), frozenset((Sign.TRUTHFUL,)), _DENIALS, _ANSWERS
    ),
    Circumstance.DENIAL: Told(
        frozenset(),
        _DENIALS,
        frozenset((Sign.SURRENDER, Sign.TRUTHFUL, Sign.PLEA)),
        _ANSWERS,
        frozenset((Attitude.DENIED, Attitude.PARTIAL, Attitude.RECANTED, Attitude.SILENT)),
    ),
    Circumstance.MERIT: Told(frozenset(("merit",)), frozenset((Sign.MERIT,)), touches=frozenset(("merit",))),
    Circumstance.RECIDIVISM: Told(
        frozenset(("recidivist",)), frozenset((Sign.RECIDIVIST,)), touches=frozenset(("recidivist",))
    ),
    Circumstance.ACCESSORY: Told(
        frozenset(("accessory",)),
        frozenset((Sign.ACCESSORY,)),
        frozenset((Sign.PRINCIPAL,)),
        frozenset(("accessory", "principal")),
    ),
    Circumstance.ATTEMPT: Told(frozenset(("attempt",)), frozenset((Sign.ATTEMPT,)), touches=frozenset(("attempt",))),
    Circumstance.RESTITUTION: Told(
        frozenset(("restitution", "comp_only", "comp_forgiven")),
        frozenset((Sign.RESTITUTION, Sign.COMPENSATED)),
        touches=_PEACE,
    ),
    Circumstance.FORGIVENESS: Told(
        frozenset(("comp_forgiven", "forgiven_only")), frozenset((Sign.FORGIVEN,)), touches=_PEACE
    ),
    Circumstance.PLEA: Told(frozenset(("plea_leniency",)), frozenset((Sign.PLEA,)), _DENIALS, _ANSWERS),
}
