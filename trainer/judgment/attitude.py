"""The attitude after arrest that the text states of each defendant.

The court's own words decide; where its reasoning is silent, what the defendant declared at trial. 辩解 of the legal
characterisation is no denial (法释〔2004〕2号), nor is another defendant's denial, or 不否认; silence is 未记载.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resources.law.circumstances import AttitudeRule, attitudes
from trainer.judgment.cue import CueSet
from trainer.judgment.denied import denied
from trainer.judgment.negations import ANY_DENIAL, negations
from trainer.judgment.sections import CharRange
from trainer.judgment.statements import Statement, read_statements
from trainer.judgment.types import Attitude, Circumstance

# Only statements with one of these words are read where the parties and the evidence speak.
_DECLARED = ("异议", "认罪", "供认", "否认", "翻供", "辩称", "辩解", "具结", "供述", "无罪")
_ADMITTING = (Attitude.PLEA, Attitude.CONFESSED)
_ADMISSIONS = {"surrender", "confession", "confession_heavier", "confession_avert", "court_plea"}
_BEFORE, _AFTER = 120, 80  # characters around such a word


@cache
def _cues() -> CueSet[tuple[int, AttitudeRule]]:
    return CueSet((rank, pattern) for rank in enumerate(attitudes()) for pattern in rank[1].cues)


def find_attitudes(
    chars: str, reasoning: Sequence[Statement], trial: CharRange | None, names: Sequence[str]
) -> tuple[Attitude, ...]:
    """The attitude of each defendant of ``names``: by the reasoning, else by what is declared at ``trial``."""
    found = _attitudes(chars, reasoning, len(names))
    if trial is not None and Attitude.NOT_STATED in found:
        declared = _attitudes(chars, _declarations(chars, trial, names), len(names))
        found = [there if here is Attitude.NOT_STATED else here for here, there in zip(found, declared, strict=True)]
    return tuple(found)


def implied_attitude(circumstances: Sequence[Circumstance]) -> Attitude:
    """What the circumstances alone tell of the attitude, such as those that only an article shows."""
    ids = {each.id for each in circumstances}
    if "plea_leniency" in ids:
        return Attitude.PLEA
    return Attitude.NOT_STATED if ids.isdisjoint(_ADMISSIONS) else Attitude.CONFESSED


def _declarations(chars: str, trial: CharRange, names: Sequence[str]) -> list[Statement]:
    """The statements of ``trial``, or the parts of long ones, in which defendants declare something."""
    start, end = trial
    windows: list[CharRange] = []
    for word in _DECLARED:
        at = chars.find(word, start, end)
        while at >= 0:
            begin = max(start, at - _BEFORE)
            begin = max(chars.rfind("。", begin, at) + 1, chars.rfind("；", begin, at) + 1, begin)
            stop = min(at + _AFTER, end)
            full_stop = chars.find("。", at, stop)
            stop = full_stop if full_stop >= 0 else stop
            if chars.find("被告人", begin, at) >= 0:
                windows.append((begin, stop))
            at = chars.find(word, at + 1, end)
    statements: list[Statement] = []
    reached = start
    for begin, stop in sorted(windows):
        if stop > reached:
            found = read_statements(chars, (max(begin, reached), stop), names)
            # The court's view of it does not matter here: what a defendant says at trial is his attitude.
            statements.extend(statement._replace(view=None) for statement in found)
            reached = stop
    return statements


def _attitudes(chars: str, statements: Sequence[Statement], defendants: int) -> list[Attitude]:
    """For each defendant the attitude shown that outweighs the others; told the truth again, he has not recanted."""
    shown: list[dict[Attitude, tuple[int, int]]] = [
        {} for _ in range(defendants)
    ]  # rank of the attitude, and where it was shown last
    for (rank, rule), position, match in _cues().matches(chars, [statement.place for statement in statements]):
        statement = statements[position]
        attitude = Attitude(rule.label)
        # Only a rejected or denied admission falls away: a denial that the court rejects was still a denial.
        if attitude in _ADMITTING and (
            statement.is_rejected(match.start()) or denied(chars, statement.reach(match.start()), match.span())
        ):
            continue
        if rule.negative_cues and _is_undone(chars, statement.clause(chars, match.start(), match.end()), rule):
            continue
        for who in statement.about(match.start()):
            last = shown[who].get(attitude, (rank, -1))[1]
            shown[who][attitude] = (rank, max(last, match.start()))
    return [_outweighing(each) for each in shown]


def _is_undone(chars: str, clause: CharRange, rule: AttitudeRule) -> bool:
    undoing = negations(rule.negative_cues)
    patterns = (*undoing.denying, *undoing.others) if ANY_DENIAL.search(chars, *clause) else undoing.others
    return any(pattern.search(chars, *clause) for pattern in patterns) or any(
        chars.find(word, *clause) >= 0 for word in undoing.words
    )


def _outweighing(shown: dict[Attitude, tuple[int, int]]) -> Attitude:
    recanted = shown.get(Attitude.RECANTED)
    if recanted is not None:
        truthful = max((shown[each][1] for each in (Attitude.CONFESSED, Attitude.PLEA) if each in shown), default=-1)
        if truthful > recanted[1]:
            del shown[Attitude.RECANTED]
    return min(shown, key=lambda attitude: shown[attitude][0], default=Attitude.NOT_STATED)
