"""The attitude after arrest that the text states of each defendant.

The court's own words decide; where its reasoning is silent, what the defendant declared at trial. 辩解 of the legal
characterisation is no denial (法释〔2004〕2号), nor is another defendant's denial, or 不否认; silence is 未记载.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resources.law.circumstances import AttitudeRule, attitudes
from trainer.judgment.circumstances import negated
from trainer.judgment.cue import CueSet
from trainer.judgment.sections import Place
from trainer.judgment.statements import Statement, read_statements
from trainer.judgment.types import Attitude

# Only sentences with one of these words are read where the parties and the evidence speak.
_DECLARED = ("异议", "认罪", "供认", "否认", "翻供", "辩称", "辩解", "具结", "供述")


@cache
def _cues() -> CueSet[tuple[int, AttitudeRule]]:
    return CueSet((rank, pattern) for rank in enumerate(attitudes()) for pattern in rank[1].cues)


def find_attitudes(
    chars: str, reasoning: Sequence[Statement], plea: Place | None, names: Sequence[str]
) -> tuple[Attitude, ...]:
    """The attitude of each defendant of ``names``: by the reasoning's statements, else by the sentences of ``plea``."""
    found = _attitudes(chars, reasoning, len(names))
    if plea is not None and Attitude.NOT_STATED in found:
        declared = _attitudes(chars, _declarations(chars, plea, names), len(names))
        found = [there if here is Attitude.NOT_STATED else here for here, there in zip(found, declared, strict=True)]
    return tuple(found)


def _declarations(chars: str, plea: Place, names: Sequence[str]) -> list[Statement]:
    """The sentences of ``plea`` in which defendants declare something."""
    start, end = plea
    statements: list[Statement] = []
    places: set[int] = set()
    for word in _DECLARED:
        at = chars.find(word, start, end)
        while at >= 0:
            begin = max(chars.rfind("。", start, at) + 1, chars.rfind("；", start, at) + 1, start)
            stop = chars.find("。", at, end)
            stop = end if stop < 0 else stop
            speaker = chars.find("被告人", begin, at)
            if begin not in places and speaker >= 0 and stop - begin <= 400:
                places.add(begin)
                statements.extend(read_statements(chars, (begin, stop), names))
            at = chars.find(word, max(stop, at + 1), end)
    statements.sort(key=lambda statement: statement.place)
    return statements


def _attitudes(chars: str, statements: Sequence[Statement], defendants: int) -> list[Attitude]:
    """For each defendant the attitude shown that outweighs the others; told the truth again, he has not recanted."""
    shown: list[dict[Attitude, tuple[int, int]]] = [{} for _ in range(defendants)]  # its rank, its last place
    for (rank, rule), position, match in _cues().matches(chars, [statement.place for statement in statements]):
        statement = statements[position]
        if negated(chars, rule.negative_cues, statement, match):
            continue
        for who in statement.about(match.start()):
            attitude = Attitude(rule.label)
            last = shown[who].get(attitude, (rank, -1))[1]
            shown[who][attitude] = (rank, max(last, match.start()))
    return [_outweighing(each) for each in shown]


def _outweighing(shown: dict[Attitude, tuple[int, int]]) -> Attitude:
    recanted = shown.get(Attitude.RECANTED)
    if recanted is not None:
        truthful = max((shown[each][1] for each in (Attitude.CONFESSED, Attitude.PLEA) if each in shown), default=-1)
        if truthful > recanted[1]:
            del shown[Attitude.RECANTED]
    return min(shown, key=lambda attitude: shown[attitude][0], default=Attitude.NOT_STATED)
