"""What must not count twice: a circumstance within a wider one, and the one frame of 认罪认罚.

Source: 法发〔2021〕21号 三(六) to (十六).
"""

from __future__ import annotations

from collections.abc import Sequence

from resources.law.guideline import Bounds, GuidelineMethod, guideline_method
from trainer.guideline.line import Line


def absorbing(lines: Sequence[Line]) -> dict[str, str]:
    """For each line that is on and does not count for itself: the line that it is within."""
    method = guideline_method()
    on = {line.key for line in lines if line.on}
    found = {}
    for key in on:
        wider = next((each for each in method.within.get(key, ()) if each in on), None)
        if wider is None and method.plea in on and key in method.frame_members:
            wider = method.plea
        if wider is not None:
            found[key] = wider
    return found


def settled(lines: Sequence[Line], minor: bool) -> tuple[Line, ...]:
    """The lines with the bounds that follow from which are on: the frame of 认罪认罚 is wider beside 自首."""
    method = guideline_method()
    return tuple(line.within(frame_bounds(lines, minor, method)) if line.key == method.plea else line for line in lines)


def frame_bounds(lines: Sequence[Line], minor: bool, method: GuidelineMethod) -> Bounds:
    """Percent of the frame: at least what a member of it must give, at most 30 or 60, for a minor offence all."""
    on = [line for line in lines if line.on and line.key in method.frame_members]
    within = {key for key, wider in absorbing(lines).items() if wider != method.plea}
    least = min((line.bounds[1] for line in on if line.key not in within), default=0)
    widest = -method.frame_with if any(line.key in method.frame_wide for line in on) else -method.frame
    return (-100 if minor and widest == -method.frame_with else widest), min(least, 0)
