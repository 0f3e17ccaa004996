"""Whether the facts fit into the server's context, before it is asked and after. They are refused, never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.engines.context_room import likely_tokens, most_tokens, too_long
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.openai.prompt_count import count_prompt

if TYPE_CHECKING:
    from trainer.engines.openai.server import Server

# A guess is refused beforehand only where it is far beyond the limit, if the server itself refuses what does not fit.
_GUESS_FACTOR = 1.4
# Another template than the one that was counted with may differ by some tokens.
_TEMPLATE_DIFFERENCE = 32
# ``num_keep`` of Ollama, and one more where the vocabulary puts a mark before the text.
_FIRST_TOKENS = (4, 5)
# The most frugal vocabulary known needs 0.5 tokens for a Chinese character where 0.7 are guessed.
_LEAST_OF_A_GUESS = 0.6


@dataclass(frozen=True, slots=True)
class PromptRoom:
    """``tokens`` is exact, or the server's count of the bare text, or a guess (``counted`` is False)."""

    tokens: int
    most: int  # it has no more in any vocabulary
    least: int  # nor fewer
    counted: bool
    exact: bool
    limit: int
    context: int | None  # the server's, for the prompt and its answer; None where it does not tell
    refuses: bool  # the server refuses what does not fit, instead of cutting it
    opens_thinking: bool

    @classmethod
    async def measure(cls, server: Server, request: Request, model: Model) -> PromptRoom:
        """Counts the prompt. ``model`` as the server lists it now."""
        counted = await count_prompt(server.client, server.kind, model.name, request.turns)
        texts = [turn["content"] for turn in request.turns]
        return cls(
            tokens=counted.tokens if counted else likely_tokens(texts),
            most=counted.tokens if counted and counted.exact else most_tokens(texts),
            least=counted.tokens - _TEMPLATE_DIFFERENCE if counted else _least_tokens(texts),
            counted=counted is not None,
            exact=counted is not None and counted.exact,
            limit=model.own.under(request.parameters).prompt_limit(model.context_length),
            context=model.context_length,
            refuses=server.kind.refuses_long_prompts,
            opens_thinking=counted is not None and counted.opens_thinking,
        )

    @property
    def exact_tokens(self) -> int | None:
        """None where it was not counted with the model's own template."""
        return self.tokens if self.exact else None

    @property
    def for_the_answer(self) -> int:
        """Tokens that the context has left: a server may refuse to be asked for more, or forget the facts' beginning
        while it writes."""
        if self.context is None:
            return self.limit  # unknown: as many as a prompt may have
        left = self.context - self.tokens - (0 if self.exact else _TEMPLATE_DIFFERENCE)
        return max(left, self.context // 4)

    def refuse_too_long(self) -> None:
        """Raises ``EngineError`` "too_long" before the model runs."""
        if self.most <= self.limit:
            return
        far = self.limit if self.counted or not self.refuses else self.limit * _GUESS_FACTOR
        if self.tokens > far:
            raise self._too_long(self.tokens, exact=self.exact)

    def refuse_cut(self, read: int | None) -> None:
        """Raises ``EngineError`` "too_long" where the server has read ``read`` tokens of the prompt, fewer than it has,
        or may have, in that there was no more room.
        """
        if read is None or (self.context is not None and self.most <= self.limit):
            return
        if not self.refuses and read > self.limit:
            raise self._too_long(read, exact=True)
        if read < self.least or self._is_what_shifting_leaves(read):
            tokens = max(self.tokens, self.context or 0)
            raise EngineError("too_long", "engines.openai-cut-facts", tokens=tokens, read=read)

    def _is_what_shifting_leaves(self, read: int) -> bool:
        """Ollama since 0.30 reads of what does not fit its first tokens and the later half of the context
        (``contextShiftPromptLimit`` in llm/llama_server.go): a number that a prompt hardly ever has by chance."""
        if self.refuses or self.context is None or self.most <= self.context:
            return False
        return read in {self.context - (self.context - first) // 2 for first in _FIRST_TOKENS}

    def _too_long(self, tokens: int, *, exact: bool) -> EngineError:
        """Where the server's context is known, it is the one to be raised, and not the setting."""
        if self.context is None:
            return too_long(tokens, self.limit, exact=exact)
        key = "engines.openai-too-long" if exact else "engines.openai-too-long-about"
        return EngineError("too_long", key, tokens=tokens, limit=self.limit)


def _least_tokens(texts: list[str]) -> int:
    """A run of white space may be one token."""
    return round(_LEAST_OF_A_GUESS * likely_tokens([" ".join(text.split()) for text in texts]))
