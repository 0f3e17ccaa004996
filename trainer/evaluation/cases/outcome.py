"""What is compared of a case: its charges, its articles of the special part, and its term."""

from __future__ import annotations

from dataclasses import dataclass

from resources.law.article import CRIMINAL_LAW
from trainer.judgment.comparable_charges import comparable_charge
from trainer.judgment.types import Defendant, Judgment, SentenceKind
from trainer.samples.cail import CailCase

SPECIAL_PART_BEGINS = 102  # 刑法分则; CAIL's labels hold no article before it

DEATH = (SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case as it was decided, or as it was predicted.

    ``months`` is 0 for death and life, and where there is no term at all (fine only, exempted, not guilty). None stands
    for what a label does not tell, or a judgment leaves open; ``fine_yuan`` and ``probation_months`` are 0 where there
    is none.
    """

    charges: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    months: int = 0
    life: bool = False
    death: bool = False  # also 死刑缓期二年执行, which CAIL does not tell apart
    general: frozenset[int] | None = None  # articles of 刑法总则
    kind: SentenceKind | None = None
    fine_yuan: int | None = None
    probation_months: int | None = None

    @property
    def has_term(self) -> bool:
        """Whether there is a term to measure a distance from."""
        return self.months > 0 and not (self.life or self.death)

    @property
    def tells_sentence(self) -> bool:
        """Whether it is known what the sentence is: 0 months alone may be a fine, an exemption, or no label at all."""
        return self.has_term or self.life or self.death or self.kind is not None


def labelled_outcome(case: CailCase) -> Outcome:
    """The labels of a case. Where months stand beside death or life, the graver label holds."""
    return Outcome(
        charges=frozenset(comparable_charge(name) for name in case.charges),
        articles=frozenset(case.articles),
        months=0 if case.death or case.life else case.months,
        life=case.life and not case.death,
        death=case.death,
        fine_yuan=case.fine_yuan,
    )


def predicted_outcome(judgment: Judgment, defendant_name: str) -> Outcome | None:
    """What a judgment decides about one defendant, or about its first where none bears the name.

    None where it is not readable: no defendant, no charge, or no sentence. Not guilty needs no charge.
    """
    named = [defendant for defendant in judgment.defendants if defendant.name == defendant_name]
    defendant = next(iter(named or judgment.defendants), None)
    return None if defendant is None else decided_outcome(judgment, defendant)


def decided_outcome(judgment: Judgment, defendant: Defendant) -> Outcome | None:
    """What the judgment decides about this one of its defendants; None as above."""
    if defendant.total is None:
        return None
    if not defendant.charges and defendant.total.kind is not SentenceKind.NOT_GUILTY:
        return None
    cited = _cited(judgment, defendant)
    return Outcome(
        charges=frozenset(comparable_charge(charge.name) for charge in defendant.charges),
        articles=frozenset(number for number in cited if number >= SPECIAL_PART_BEGINS),
        months=defendant.total.months or 0,
        life=defendant.total.kind is SentenceKind.LIFE,
        death=defendant.total.kind in DEATH,
        general=frozenset(number for number in cited if number < SPECIAL_PART_BEGINS),
        kind=defendant.total.kind,
        fine_yuan=defendant.total_fine_yuan or 0,
        probation_months=defendant.probation_months or 0,
    )


def _cited(judgment: Judgment, defendant: Defendant) -> frozenset[int]:
    """The cited articles of 刑法. CAIL's labels write 第一百三十三条之一 as 133, so 之N is left out."""
    cited = {*judgment.articles, *(article for charge in defendant.charges for article in charge.articles)}
    return frozenset(article.number for article in cited if article.law == CRIMINAL_LAW)
