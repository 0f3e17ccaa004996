"""The lines of an answer of /api/chat: pieces of the text, and figures in the last of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from resources.model_card.parameters import Parameters
from trainer.engines.engine import EngineError, Finished

# Missing in servers before 0.1.30.
_REASONS = {"stop", "length", None}
_WITHOUT_END = "engines.ollama-without-end"


@dataclass(frozen=True, slots=True)
class ChatEnd:
    """The last line."""

    reason: str | None = None
    prompt_tokens: int | None = None
    answer_tokens: int = 0
    seconds: float = 0.0
    load_seconds: float = 0.0

    def finished(self, parameters: Parameters) -> Finished:
        """``parameters``: what was sent."""
        return Finished(
            reason=self.reason or "stop",
            prompt_tokens=self.prompt_tokens,
            answer_tokens=self.answer_tokens,
            seconds=self.seconds,
            load_seconds=self.load_seconds,
            parameters=parameters,
        )


def text_of(line: Mapping[str, Any]) -> str:
    """The piece in a line. Raises KeyError, AttributeError or TypeError for a line of another shape."""
    text = line["message"].get("content") or ""
    if not isinstance(text, str):
        raise TypeError(f"content {text!r}")
    return text


def has_thinking(line: Mapping[str, Any]) -> bool:
    """Whether the line carries thinking that the server has taken out of the text. Raises as ``text_of``."""
    return bool(line["message"].get("thinking"))


def end_of(line: Mapping[str, Any]) -> ChatEnd | None:
    """The figures; None where it is not the last line. Raises one of ``ODD_SHAPE`` for a line of another shape."""
    if not line.get("done"):
        return None
    reason, prompt_tokens = line.get("done_reason"), line.get("prompt_eval_count")
    return ChatEnd(
        reason=str(reason) if reason else None,
        prompt_tokens=int(prompt_tokens) if prompt_tokens is not None else None,
        answer_tokens=int(line.get("eval_count") or 0),
        seconds=int(line.get("eval_duration") or 0) / 1e9,
        load_seconds=int(line.get("load_duration") or 0) / 1e9,
    )


def whole_end(end: ChatEnd | None) -> ChatEnd:
    """Raises ``without_end`` for an answer that was broken off, as it is where a token repeats itself."""
    if end is None or end.reason not in _REASONS:
        raise without_end("no done" if end is None else str(end.reason))
    return end


def without_end(detail: str) -> EngineError:
    """The failure of an answer that the server broke off; ``detail`` is the server's word for it."""
    return EngineError("protocol", _WITHOUT_END, detail)


def is_without_end(error: EngineError) -> bool:
    """Whether the server broke the answer off: what came of it counts as far as it goes."""
    return error.message.key == _WITHOUT_END
