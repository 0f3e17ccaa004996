"""A judgment held against the law."""

from __future__ import annotations

from datetime import date

from trainer.judgment.bands.narration import Narration
from trainer.judgment.checks.accomplices import check_accomplices
from trainer.judgment.checks.accused import check_accused
from trainer.judgment.checks.act_days import check_act_days
from trainer.judgment.checks.age import check_age
from trainer.judgment.checks.alcohol import check_alcohol
from trainer.judgment.checks.bands import check_bands
from trainer.judgment.checks.bans import check_bans
from trainer.judgment.checks.case import CheckedCase, build_case
from trainer.judgment.checks.cited import check_cited
from trainer.judgment.checks.combined import check_combined
from trainer.judgment.checks.commutation import check_commutation
from trainer.judgment.checks.convicted import check_convicted
from trainer.judgment.checks.documents import check_documents
from trainer.judgment.checks.earlier_sentences import check_earlier_sentences
from trainer.judgment.checks.fines import check_fines
from trainer.judgment.checks.later_money import check_later_money
from trainer.judgment.checks.limitation import check_limitation
from trainer.judgment.checks.limits import check_limits
from trainer.judgment.checks.persons import check_persons
from trainer.judgment.checks.probation import check_probation
from trainer.judgment.checks.ranges import check_ranges
from trainer.judgment.checks.recidivism import check_recidivism
from trainer.judgment.checks.settled import check_settled
from trainer.judgment.checks.standards import check_standards
from trainer.judgment.checks.supplementary import check_supplementary
from trainer.judgment.checks.term_dates import check_term_dates
from trainer.judgment.checks.unstated import check_unstated
from trainer.judgment.checks.unweighed import check_unweighed
from trainer.judgment.types import Attitude, Finding, Judgment


def check(
    judgment: Judgment,
    *,
    act_date: date | None = None,
    judged_on: date | None = None,
    facts: str = "",
    text: str = "",
    province: str | None = None,
    attitude: Attitude = Attitude.NOT_STATED,
) -> tuple[Finding, ...]:
    """What the law does not allow in ``judgment``, in the order of its parts.

    ``act_date`` chooses the ranges (从旧兼从轻, 刑法 12); without it the days named in ``facts`` bound it, and without
    them a range is only broken where every version of it is. ``judged_on`` bounds the law the court knew; without it
    the signature in ``text``, the whole judgment, else the law of today. ``text`` also tells an earlier sentence that
    the total contains, and of a whole judgment what it reports of the facts. ``province`` is whose amounts count,
    ``attitude`` what is stated beside the facts.
    Raises StatutesMissingError where the packaged statutes cannot be read, and nothing else.
    """
    return check_case(build_case(judgment, act_date, judged_on, facts, text, province, attitude))


def check_case(case: CheckedCase) -> tuple[Finding, ...]:
    """The same of a case that is gathered already."""
    narration = Narration(case)
    return (
        *check_settled(case),
        *check_convicted(case),
        *check_ranges(case),
        *check_bands(case, narration),
        *check_alcohol(case, narration),
        *check_limits(case),
        *check_combined(case),
        *check_probation(case),
        *check_supplementary(case),
        *check_later_money(case),
        *check_fines(case, narration),
        *check_persons(case),
        *check_age(case),
        *check_recidivism(case),
        *check_accomplices(case),
        *check_bans(case),
        *check_commutation(case),
        *check_term_dates(case),
        *check_limitation(case),
        *check_cited(case),
        *check_documents(case),
        *check_standards(case),
        *check_accused(case),
        *check_act_days(case),
        *check_earlier_sentences(case),
        *check_unweighed(case),
        *check_unstated(case),
    )
