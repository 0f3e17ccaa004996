"""The attitude that a user would state of all defendants, out of what was read of each of them."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.types import Attitude, Span
from trainer.samples.prompt import StatedAttitude

STATED_AS = {
    Attitude.CONFESSED: StatedAttitude.CONFESSED,
    Attitude.PLEA: StatedAttitude.CONFESSED,
    Attitude.DENIED: StatedAttitude.DENIED,
    Attitude.RECANTED: StatedAttitude.DENIED,
    Attitude.SILENT: StatedAttitude.DENIED,
}
"""What an attitude is called in the prompt; one who admits a part only is called neither."""


def common_attitude(*told: Sequence[StatedDefendant]) -> tuple[StatedAttitude, tuple[Span, ...]] | None:
    """What each of ``told`` says of the defendants, the first that says anything of one counting for him, and where.

    None where nothing is said, where a part only was admitted, or where one confessed and another denied.
    """
    stated: dict[str, tuple[StatedAttitude | None, Span | None]] = {}
    for defendants in told:
        for each in defendants:
            if each.attitude is not Attitude.NOT_STATED and each.name not in stated:
                stated[each.name] = (STATED_AS.get(each.attitude), each.attitude_span)
    values = {value for value, _ in stated.values()}
    if len(values) != 1 or (value := values.pop()) is None:
        return None
    return value, tuple(span for _, span in stated.values() if span is not None)
