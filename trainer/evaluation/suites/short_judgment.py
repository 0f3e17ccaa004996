"""An outcome as the shortest judgment that says it: what a baseline says where judgments are read."""

from __future__ import annotations

from resources.law.limits import FIXED_TERM
from resources.law.numerals import write_number, write_term
from trainer.evaluation.cases.outcome import Outcome
from trainer.judgment.types import SentenceKind

_WITHOUT_TERM = (SentenceKind.NOT_GUILTY, SentenceKind.EXEMPT)


def short_judgment(outcome: Outcome, name: str) -> str:
    """本院认为…判决如下… of one defendant; ``name`` may be empty."""
    who = f"被告人{name}"
    crimes = "、".join(f"犯{charge.removesuffix('罪')}罪" for charge in sorted(outcome.charges))
    articles = "、".join(f"第{write_number(number)}条" for number in sorted(_articles(outcome)))
    cited = f"依照《中华人民共和国刑法》{articles}之规定，" if articles else ""
    parts = [f"{who}{crimes}", _sentence(outcome)]
    if outcome.probation_months:
        parts.append(f"缓刑{write_term(outcome.probation_months)}")
    if outcome.fine_yuan:
        parts.append(f"并处罚金人民币{outcome.fine_yuan}元")
    return f"本院认为，{who}的行为已构成犯罪。{cited}判决如下：{'，'.join(filter(None, parts))}。"


def _articles(outcome: Outcome) -> frozenset[int]:
    return outcome.articles | (outcome.general or frozenset())


def _sentence(outcome: Outcome) -> str:
    if outcome.death or outcome.life:
        return f"判处{SentenceKind.DEATH if outcome.death else SentenceKind.LIFE}"
    if outcome.months:
        # Labels that tell months alone: a term too short for 有期徒刑 is one of 拘役.
        usual = SentenceKind.DETENTION if outcome.months < FIXED_TERM.shortest else SentenceKind.FIXED_TERM
        return f"判处{outcome.kind or usual}{write_term(outcome.months)}"
    return str(outcome.kind) if outcome.kind in _WITHOUT_TERM else ""
