"""A vocabulary cut down to the tokens that a corpus needs, closed under its merges.

Closed means: every token is built from two kept tokens by a kept merge, down to the 256 bytes. Only then do Hugging
Face's tokenizers, llama.cpp and Ollama, which all apply merges by rank, split every text in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trainer.samples.qwen_vocabulary import Vocabulary


def cut_vocabulary(full: Vocabulary, counts: Counter[int], *, least: int, specials: tuple[str, ...]) -> Vocabulary:
    """Keeps the tokens seen at least ``least`` times (``counts`` by id in ``full``) and all that they are built from.

    Ids follow the order of the full vocabulary, and so do the merges: their order is their rank.
    """
    parts = {left + right: (left, right) for left, right in full.merges}
    kept = {token for token in full.tokens if len(token) == 1}
    wanted = [full.tokens[index] for index, seen in counts.items() if seen >= least and index < len(full.tokens)]
    while wanted:
        token = wanted.pop()
        if token in kept:
            continue
        kept.add(token)
        wanted.extend(parts[token])
    return Vocabulary(
        tokens=tuple(token for token in full.tokens if token in kept),
        merges=tuple((left, right) for left, right in full.merges if left + right in kept),
        specials=specials,
    )


def count_tokens(tokenized: Iterable[list[int]]) -> Counter[int]:
    """How often each id occurs."""
    counts: Counter[int] = Counter()
    for ids in tokenized:
        counts.update(ids)
    return counts
