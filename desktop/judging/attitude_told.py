"""The attitude that was stated beside the facts, as a message."""

from __future__ import annotations

from resources.messages.message import Message, message
from trainer.samples.prompt import StatedAttitude

_TOLD = {
    StatedAttitude.NOT_STATED: message("paper.attitude-not-stated"),
    StatedAttitude.CONFESSED: message("paper.attitude-confessed"),
    StatedAttitude.DENIED: message("paper.attitude-denied"),
}


def attitude_told(attitude: StatedAttitude) -> Message:
    """Said after what it is: 到案后的态度：坦白."""
    return _TOLD[attitude]
