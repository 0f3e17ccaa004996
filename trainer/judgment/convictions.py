"""Who a reasoning without 主文 (an answer cut off) finds guilty of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trainer.judgment.charges import separate_charges
from trainer.judgment.compact import Compact
from trainer.judgment.named_defendants import UNNAMED
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Charge, Defendant

_PASSAGE = re.compile(r"[^。；]+")
_CONSTITUTES = re.compile(r"(?<!不)(?<!未)构成(?!犯罪)(?P<name>[^，。；：]{1,60}?罪)(?=[，。；：（、]|和|及|与|\Z)")
_NAME = r"[^，。；：、犯的]{2,4}?"
_ACTS = re.compile(
    rf"被告人({_NAME}(?:[、和及与](?:被告人)?{_NAME}){{0,20}})"
    r"(?=，|违反|以|明知|无视|酒后|醉酒|伙同|非法|为|在|的行为|故意|因|结伙|多次|身为|利用|采取|采用|驾驶|其行为|均)"
)


def read_convictions(compact: Compact, place: CharRange) -> tuple[Defendant, ...]:
    """What a reasoning without 主文 (an answer cut off) says: who is found guilty of what; no penalty."""
    chars = compact.chars
    found: dict[str, dict[str, Charge]] = {}
    for passage in _PASSAGE.finditer(chars, *place):
        named = _ACTS.search(chars, *passage.span())
        names = _split_names(named[1]) if named else tuple(found) or (UNNAMED,)
        for match in _CONSTITUTES.finditer(chars, *passage.span()):
            for name in separate_charges(match["name"]):
                charge = Charge(name, span=compact.span(*match.span("name")))
                for who in names:
                    found.setdefault(who, {}).setdefault(name, charge)
    return tuple(Defendant(name, tuple(each.values()), unread=("sentence",)) for name, each in found.items())


def with_charges(defendants: Sequence[Defendant], convicted: Sequence[Defendant]) -> tuple[Defendant, ...]:
    """Those of 主文 that names no charge (甲某：有期徒刑一年) with what the reasoning convicts them of."""
    charges = {each.name: each.charges for each in convicted}
    alike = {tuple(charge.name for charge in each.charges) for each in convicted}
    common = convicted[0].charges if len(alike) == 1 else ()
    return tuple(_with_charges(each, charges.get(each.name, common)) for each in defendants)


def _with_charges(defendant: Defendant, charges: tuple[Charge, ...]) -> Defendant:
    if "charge" not in defendant.unread or not charges:
        return defendant
    if len(charges) == 1:
        only = replace(charges[0], sentence=defendant.total, fine_yuan=defendant.total_fine_yuan)
        charges = (replace(only, political_rights_months=defendant.political_rights_months),)
    return replace(defendant, charges=charges, unread=tuple(part for part in defendant.unread if part != "charge"))


def _split_names(text: str) -> tuple[str, ...]:
    return tuple(name for part in re.split("[、和及与]", text) if (name := part.removeprefix("被告人")))
