"""BERTScore of Chinese texts, as JuDGE's own script computes it (its evaluation/calc_rel.py).

It has the library's own defaults for bert-base-chinese, and words parted by blanks. The model is taken from Hugging
Face's store on this computer or not at all; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from trainer.evaluation.suites.judge_scoring.words import words

_MODELS = ("bert-base-chinese", "google-bert/bert-base-chinese")  # its name then and now
_FILES = ("config.json", "tokenizer_config.json", "vocab.txt")
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_LAYERS = 8  # the library's choice for this model


def bert_score_is_there() -> bool:
    """Whether the library, jieba and the model are on this computer."""
    libraries = ("bert_score", "jieba", "huggingface_hub")
    return all(find_spec(library) is not None for library in libraries) and local_bert() is not None


def local_bert(cache: Path | None = None) -> Path | None:
    """The folder of bert-base-chinese in Hugging Face's store, or in ``cache``; None where it is not there whole."""
    from huggingface_hub import try_to_load_from_cache

    for model in _MODELS:
        found = [try_to_load_from_cache(model, file, cache_dir=cache) for file in (*_FILES, *_WEIGHTS)]
        places = [Path(file) for file in found if isinstance(file, str)]
        if len(places) > len(_FILES) and {*_FILES} < {place.name for place in places}:
            return places[0].parent
    return None


def bert_scores(pairs: Sequence[tuple[str, str]], model: Path | None = None, layers: int = _LAYERS) -> list[float]:
    """F1 of each pair of the court's text and the answer; ``model`` is a folder."""
    from bert_score import score

    expected, said = ([" ".join(words(text)) for text in side] for side in zip(*pairs, strict=True))
    _, _, f1 = score(said, expected, model_type=str(model or local_bert()), num_layers=layers)
    return [float(value) for value in f1]
