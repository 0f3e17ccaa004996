"""The steps of long commands, by the names that their jobs tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepName:
    """``key`` of the catalogue; ``counted``: what is done are things to count, not bytes."""

    key: str
    counted: bool = False


STEPS = {
    # prepare
    "read": StepName("commands.step-read"),
    "compare": StepName("commands.step-compare"),
    "draw": StepName("commands.step-draw"),
    "reinforce": StepName("commands.step-reinforce"),
    "write": StepName("commands.step-write"),
    # index
    "take-in": StepName("indexing.step-take-in", counted=True),
    "calibrate": StepName("indexing.step-calibrate", counted=True),
    # export
    "export": StepName("commands.step-export"),
    # push
    "hash": StepName("commands.step-hash"),
    "upload": StepName("commands.step-upload"),
    "create": StepName("commands.step-create"),
    "check": StepName("commands.step-check"),
    "proof": StepName("commands.step-proof", counted=True),
    "cases": StepName("commands.step-cases", counted=True),
    "tag": StepName("commands.step-tag"),
    # evaluate
    "judge": StepName("commands.step-judge", counted=True),
    # recognise
    "recognise": StepName("recognition.step", counted=True),
    # environment
    "python": StepName("environment.step-python"),
    "resolve": StepName("environment.step-resolve"),
    "download": StepName("environment.step-download"),
    "install": StepName("environment.step-install"),
    "verify": StepName("environment.step-verify"),
    # criminal-law-desk judge
    "samples": StepName("commands.step-samples", counted=True),
    # criminal-law-desk carry
    "carry": StepName("carry.step"),
}
