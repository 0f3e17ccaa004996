"""How much of the context a prompt may take. Facts are refused, never cut."""

from __future__ import annotations

from trainer.engines.engine import EngineError

# Tokens that a chat template adds around system and user turn, rounded up.
_TEMPLATE_TOKENS = 24
_TOKENS_A_CHARACTER = 0.7  # Qwen's vocabulary, Chinese text


def most_tokens(texts: list[str]) -> int:
    """An upper bound without a tokenizer: a byte-level vocabulary spends at most one token on a byte of UTF-8."""
    return sum(len(text.encode("utf-8", "replace")) for text in texts) + _TEMPLATE_TOKENS


def likely_tokens(texts: list[str]) -> int:
    """A guess without a tokenizer, for Qwen's vocabulary: 0.7 tokens a Chinese character, 3.5 Latin ones a token."""
    tokens = 0.0
    for text in texts:
        wide = sum(sign >= "\u2e80" for sign in text)
        tokens += _TOKENS_A_CHARACTER * wide + (len(text) - wide) / 3.5
    return round(tokens) + _TEMPLATE_TOKENS


def characters_in(tokens: int) -> int:
    """About how many Chinese characters take so many tokens."""
    return round(tokens / _TOKENS_A_CHARACTER)


def too_long(tokens: int, limit: int, *, exact: bool = True) -> EngineError:
    """The refusal, with the two numbers."""
    key = "engines.too-long" if exact else "engines.too-long-about"
    return EngineError("too_long", key, tokens=tokens, limit=limit)
