"""How an answer ended, and what it took."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from trainer.engines.openai.chunk import Chunk, Usage


@dataclass(slots=True)
class AnswerEnd:
    """Gathered while the answer comes."""

    reason: str | None = None
    is_last: bool = False  # the stream has said so
    usage: Usage = field(default_factory=Usage)

    @property
    def is_reached(self) -> bool:
        """Nothing of the text follows."""
        return self.is_last or self.reason is not None

    def note(self, part: Chunk) -> None:
        """What this part tells."""
        self.reason = part.reason or self.reason
        self.usage = part.usage or self.usage
        if part.is_last:
            self.is_last = True
            self.reason = self.reason or "stop"  # some gateways give no reason

    async def take_usage(self, parts: AsyncGenerator[Chunk, None]) -> None:
        """Reads what follows the text. An answer that just ceased is none."""
        from trainer.engines.openai.answer_stream import usage_after

        if self.reason is not None and not self.is_last:
            self.usage = await usage_after(parts, self.usage)
