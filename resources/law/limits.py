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

PROBATION_SHALL_SINCE = date(2011, 5, 1)  # 修正案(八): 应当 for minors, pregnant women and the aged; no ringleaders

RIGHTS_SHORTEST = 12
RIGHTS_LONGEST = 60
RIGHTS = _criminal_law(55)
RIGHTS_FOR_LIFE = _criminal_law(57)
RIGHTS_STATE_SECURITY = _criminal_law(56)

RETROACTIVITY = _criminal_law(12)
AGE = _criminal_law(17)
ACCESSORY = _criminal_law(27, 2)
BAN = Article("刑法", 37, 1)  # 从业禁止
BAN_SHORTEST, BAN_LONGEST = 36, 60
BAN_SINCE = date(2015, 11, 1)  # acts before it: 法释〔2015〕19号, article 1
COMMUTATION_LIMITED_IN = _criminal_law(50, 2)
WITHOUT_RELEASE_IN = _criminal_law(383, 4)

# 刑法 69 II, since 修正案(九): a prison term absorbs detention, control is still served. It holds for earlier acts too
# (法释〔2015〕19号, article 3).
ABSORBED = _criminal_law(69, 2)
ABSORBED_SINCE = date(2015, 11, 1)

# 刑法 87: so many years where the longest term of the range is below so many months; 20 for life and death, after
# which 最高人民检察院 may still approve.
LIMITATION = _criminal_law(87)
LIMITATION_YEARS = ((60, 5), (120, 10), (1000, 15))
LIMITATION_LONGEST = 20

CONTROL_COUNTED = _criminal_law(41)  # a day of custody counts for two
DETENTION_COUNTED = _criminal_law(44)
PRISON_COUNTED = _criminal_law(47)

DEATH_EXCLUDED = _criminal_law(49)
MITIGATION = _criminal_law(63)
RECIDIVISM = _criminal_law(65)

# 法释〔2000〕45号, article 2: no fine below 1,000 yuan, 500 for minors.
SMALLEST_FINE = 1000
SMALLEST_FINE_OF_MINOR = 500
FINE = _criminal_law(52)
