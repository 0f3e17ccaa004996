"""METEOR of two Chinese texts, as JuDGE's own script computes it (its evaluation/calc_rel.py).

Words are parted by jieba, the score is NLTK's. No Chinese word has synonyms in WordNet; an empty one stands for it, so
that nothing is fetched.
"""

from __future__ import annotations

from importlib.util import find_spec

from trainer.evaluation.suites.judge_scoring.words import words


def meteor_is_there() -> bool:
    """Whether jieba and NLTK are installed."""
    return find_spec("jieba") is not None and find_spec("nltk") is not None


def meteor(expected: str, said: str) -> float:
    """From 0 to 1."""
    from nltk.translate.meteor_score import meteor_score

    return float(meteor_score([words(expected)], words(said), wordnet=_NoSynonyms()))


class _NoSynonyms:
    def synsets(self, word: str) -> tuple[()]:
        return ()
