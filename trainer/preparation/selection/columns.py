"""What the columns beside a text tell of it: the kind of case, its procedure, the day of judgment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.reason import Reason

_OTHER_FIELD = re.compile("民事|行政|执行|赔偿|保全|司法救助|司法协助|破产|知识产权|国际")
_OTHER_PROCEDURE = re.compile("刑罚与执行变更|减刑|假释|强制医疗|复核|违法所得|申请|管辖")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*[-/年.]?")


@dataclass(frozen=True, slots=True)
class ColumnReason:
    """Says why a row is left out by its columns. What they leave open is decided by the text."""

    criteria: Criteria

    def __call__(self, case_type: str, procedure: str, decided: str) -> str | None:
        told = f"{case_type} {procedure}"
        if "刑事" not in told and _OTHER_FIELD.search(told):
            return Reason.NOT_CRIMINAL
        if "二审" in told:
            return Reason.SECOND_INSTANCE
        if "再审" in told or "审判监督" in told:
            return Reason.RETRIAL
        if _OTHER_PROCEDURE.search(told):
            return Reason.OTHER_PROCEDURE
        year = year_of(decided)
        return Reason.YEAR if year is not None and not self.criteria.has_year(year) else None


def year_of(day: str) -> int | None:
    """The year of a day as sources write it (2021-03-05, 2021年3月5日, 20210305)."""
    found = _YEAR.match(day)
    return int(found[1]) if found else None
