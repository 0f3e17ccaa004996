"""One clause for several: 甲、乙犯盗窃罪，分别判处有期徒刑一年、八个月, or the same of two crimes of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trainer.judgment.compact import PlacedText
from trainer.judgment.numerals import AMOUNT, read_said, term_of, term_pattern
from trainer.judgment.penalties import Penalties, read_penalties
from trainer.judgment.ruling import Ruling
from trainer.judgment.term_ranges import KIND, KINDS
from trainer.judgment.types import Sentence

_TERM = re.compile(rf"(?P<kind>{KIND})?(?:各|均|为)?{term_pattern('t_')}")
_FIRST = re.compile(rf"(?:{KIND})")
_AND = re.compile(r"[、，]|和|及|以及|与")
_FINE = re.compile(rf"罚金(?:人民币)?{AMOUNT}元(?:(?:、|和|及|以及|，)(?:罚金)?(?:人民币)?{AMOUNT}元)+")
_YUAN = re.compile(rf"({AMOUNT})元")
_OWN = r"(?:判处|处|分别判处)?(?:有期|拘役|管制|无期|死刑|免[予于除]|单处|罚金)"


def shares(text: PlacedText, chars: str, ruling: Ruling, penalties: Penalties) -> list[tuple[Ruling, Penalties]]:
    """The ruling once for each that has a penalty of its own in it; as it is where there is one for all."""
    if len(ruling.names) > 1:
        own = _own_clauses(chars, ruling)
        if own:
            return [
                (replace(ruling, names=(name,), start=start, end=end), read_penalties(text, chars, start, end))
                for name, (start, end) in own
            ]
    several = max(len(ruling.names), len(ruling.charges))
    terms = _terms(text, chars, ruling) if several > 1 else []
    if len(terms) < 2:
        return [(ruling, penalties)]
    fines = _fines(chars, ruling)
    fits = len(terms) == several and min(len(ruling.names), len(ruling.charges)) <= 1
    each = [
        replace(
            penalties,
            sentence=term if fits else None,
            fine_yuan=fines[number] if fits and len(fines) == several else None if fines else penalties.fine_yuan,
            fine_unread=penalties.fine_unread or (bool(fines) and not (fits and len(fines) == several)),
        )
        for number, term in enumerate(terms[:several] if fits else [None] * several)
    ]
    if len(ruling.names) > 1:
        return [(replace(ruling, names=(name,)), share) for name, share in zip(ruling.names, each, strict=False)]
    parts = zip(ruling.charges, each, strict=False)
    return [(replace(ruling, charges=(charge,), named=False), share) for charge, share in parts]


def _own_clauses(chars: str, ruling: Ruling) -> list[tuple[str, tuple[int, int]]]:
    """判处甲有期徒刑一年、乙拘役五个月: where the penalty of each begins and ends; () unless all have one."""
    places = []
    for name in ruling.names:
        match = re.compile(re.escape(name) + f"(?={_OWN})").search(chars, ruling.start, ruling.end)
        if match is None:
            return []
        places.append((match.start(), match.end(), name))
    places.sort()
    ends = [start for start, _, _ in places[1:]] + [ruling.end]
    return [(name, (begin, end)) for (_, begin, name), end in zip(places, ends, strict=True)]


def _terms(text: PlacedText, chars: str, ruling: Ruling) -> Sequence[Sentence]:
    """The terms of a list: 有期徒刑一年、八个月 and 有期徒刑一年，拘役五个月."""
    first = _FIRST.search(chars, ruling.start, ruling.end)
    at: int | None = first.start() if first else None
    kind = None
    found = []
    while at is not None:
        match = _TERM.match(chars, at, ruling.end)
        term = term_of(match, "t_") if match else None
        if match is None or term is None:
            break
        kind = KINDS[match["kind"]] if match["kind"] else kind
        assert kind is not None
        found.append(Sentence(kind, *term, span=text.span(match.start(), match.end())))
        join = _AND.match(chars, match.end(), ruling.end)
        at = join.end() if join else None
    return found


def _fines(chars: str, ruling: Ruling) -> list[int | None]:
    match = _FINE.search(chars, ruling.start, ruling.end)
    return [read_said(amount) for amount in _YUAN.findall(match.group())] if match else []
