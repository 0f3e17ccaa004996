"""The general limits of 刑法总则: what each kind of penalty may measure whatever the crime.

Terms are in months, both ends included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.law.article import Article


def _criminal_law(number: int, paragraph: int | None = None) -> Article:
    return Article("刑法", number, None, paragraph)


@dataclass(frozen=True, slots=True)
class TermLimit:
    """The shortest and longest term for one crime, and the longest for several together (数罪并罚)."""

    shortest: int
    longest: int
    longest_combined: int
    article: Article


@dataclass(frozen=True, slots=True)
class ProbationLimit:
    """The period of probation (考验期): never shorter than the term itself nor than ``shortest``."""

    shortest: int
    longest: int
    article: Article


CONTROL = TermLimit(3, 24, 36, _criminal_law(38))
DETENTION = TermLimit(1, 6, 12, _criminal_law(42))
FIXED_TERM = TermLimit(6, 180, 240, _criminal_law(45))
COMBINED = _criminal_law(69)

# Since 修正案(八): where the terms add up to 35 years, 25 years instead of 20.
LONG_SUM = 420
LONGEST_OF_LONG_SUM = 300
LONG_SUM_SINCE = date(2011, 5, 1)

PROBATION_LONGEST_TERM = 36
PROBATION = _criminal_law(72)
PROBATION_EXCLUDED = _criminal_law(74)  # 累犯 and ringleaders
PROBATION_OF_DETENTION = ProbationLimit(2, 12, _criminal_law(73, 1))
PROBATION_OF_FIXED_TERM = ProbationLimit(12, 60, _criminal_law(73, 2))

RIGHTS_SHORTEST = 12
RIGHTS_LONGEST = 60
RIGHTS = _criminal_law(55)
RIGHTS_FOR_LIFE = _criminal_law(57)
RIGHTS_STATE_SECURITY = _criminal_law(56)

DEATH_EXCLUDED = _criminal_law(49)
MITIGATION = _criminal_law(63)
RECIDIVISM = _criminal_law(65)

# 法释〔2000〕45号, article 2: no fine below 1,000 yuan, 500 for minors.
SMALLEST_FINE = 1000
SMALLEST_FINE_OF_MINOR = 500
FINE = _criminal_law(52)
