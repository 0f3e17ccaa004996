"""What the facts of a case state, as data, before any court has judged them.

Every span is a place in ``StatedFacts.text``. What is not stated is None or empty, and never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from trainer.judgment.types import Attitude, Circumstance, Sentence, Span

Days = tuple[date, date]
"""A first and a last day, both included: a month without its day lies somewhere between its first and its last."""


@dataclass(frozen=True, slots=True)
class EarlierSentence:
    """An earlier conviction by a court; what the police or another authority imposed is none.

    ``charges`` are named with 罪 and may be empty, ``sentence`` is None where the penalty is not stated. ``ended`` is
    when it was served (刑满释放, 执行完毕) or, after 假释, when the parole ended.
    """

    charges: tuple[str, ...]
    sentence: Sentence | None
    probation: bool  # 缓刑: what was never executed makes nobody a recidivist
    paroled: bool  # 假释
    sentenced: Days | None
    ended: Days | None
    span: Span

    @property
    def charge(self) -> str | None:
        """The first of its charges."""
        return self.charges[0] if self.charges else None

    @property
    def released(self) -> date | None:
        """The last day on which it may have been served."""
        return self.ended[1] if self.ended else None


@dataclass(frozen=True, slots=True)
class StatedDefendant:
    """What the facts state of one who is accused.

    Of a birthday without its day ``birth`` is the first of the month. ``circumstances`` have the ids of
    ``resources.law.circumstances``; ``questions`` are those that the facts leave open (who came on a summons, or kept
    watch). ``caught`` is where the facts tell that he was seized, ``on_spot`` that it was at the scene (当场抓获).
    """

    name: str
    span: Span
    is_unit: bool = False  # 被告单位
    birth: date | None = None
    birth_span: Span | None = None
    age: int | None = None  # 现年, as stated
    sex: Literal["男", "女"] | None = None
    pregnant: Span | None = None  # 怀孕 or 哺乳
    records: tuple[EarlierSentence, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    questions: tuple[Circumstance, ...] = ()
    attitude: Attitude = Attitude.NOT_STATED
    attitude_span: Span | None = None
    caught: Span | None = None
    on_spot: bool = False

    def circumstance(self, *ids: str) -> Circumstance | None:
        """The first circumstance with one of the ids."""
        return next((each for each in self.circumstances if each.id in ids), None)


@dataclass(frozen=True, slots=True)
class ActDay:
    """When one act was done."""

    days: Days
    span: Span


@dataclass(frozen=True, slots=True)
class StatedCharge:
    """A charge that the accusation names; ``defendant`` is a position among the stated defendants, None for all."""

    name: str
    span: Span
    defendant: int | None = None


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """What is stated; ``text`` is what was read.

    ``whole``: it is what stands before 本院认为 of a whole judgment, so that places in it are places there. Only then
    do its head and its accusation tell all who are accused.
    """

    text: str
    defendants: tuple[StatedDefendant, ...] = ()
    act_days: tuple[ActDay, ...] = ()
    charges: tuple[StatedCharge, ...] = ()
    whole: bool = False
    acts: Days | None = field(init=False, repr=False, compare=False)  # the first and the last day of all acts

    def __post_init__(self) -> None:
        """Many rules ask for the days."""
        days = [each.days for each in self.act_days]
        acts = (min([first for first, _ in days]), max([last for _, last in days])) if days else None
        object.__setattr__(self, "acts", acts)

    def named(self, name: str) -> StatedDefendant | None:
        """The stated defendant of that name."""
        return next((each for each in self.defendants if each.name == name), None)
