"""``python -m tests.bundle.read_tokens OUT MODEL…``: what the llama.cpp of this Python makes of models, into OUT.npz.

``said``: what its kernels were compiled for; of each model, by its file's name, the logits, float32, after a prompt
that is read in batches, as repacked weights are read, and then after each of some more tokens. These are given, not
drawn: one that is drawn otherwise makes all that follows different.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.publish.gguf_model import GgufModel

TEXT = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。" * 3
ONE_BY_ONE = 16


def logits(model: Path) -> np.ndarray:
    """Of shape (1 + ONE_BY_ONE, vocabulary)."""
    with GgufModel(model, 512) as loaded:
        ids = loaded.ids(TEXT)
        first = loaded.start(ids[:-ONE_BY_ONE])
        return np.stack([first, *(loaded.go_on([token]) for token in ids[-ONE_BY_ONE:])])


if __name__ == "__main__":
    found = {Path(file).stem: logits(Path(file)) for file in sys.argv[2:]}
    np.savez(sys.argv[1], said=llama_cpp_safely().llama_print_system_info().decode("ascii"), **found)
