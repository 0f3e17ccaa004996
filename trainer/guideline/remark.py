"""A sentence beside the sheet, and its rule."""

from __future__ import annotations

from dataclasses import dataclass

from resources.messages.message import Message
from trainer.guideline.line import Source


@dataclass(frozen=True, slots=True)
class Remark:
    """``said`` in words where it is shown."""

    said: Message
    source: Source
