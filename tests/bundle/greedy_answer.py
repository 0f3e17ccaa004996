"""``python -m tests.bundle.greedy_answer MODEL OUT``: what the llama.cpp of this Python makes of a model, into OUT.npz.

``said``: what its kernels were compiled for; ``tokens``: the greedy answer; ``logits``: of every token, float32.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.publish.gguf_model import GgufModel

PROMPT = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。" * 3
COUNT = 16


def main(model: Path, out: Path) -> None:
    """Reads the prompt in batches, as repacked weights are read, then writes token by token."""
    with GgufModel(model, 512) as loaded:
        logits = [loaded.start(loaded.ids(PROMPT))]
        while len(logits) < COUNT:
            logits.append(loaded.go_on([int(logits[-1].argmax())]))
    said = llama_cpp_safely().llama_print_system_info().decode("ascii")
    np.savez(out, said=said, tokens=[row.argmax() for row in logits], logits=np.stack(logits))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
