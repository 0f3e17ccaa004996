"""Samples to token ids and mask, next to the chat template applied twice (``python -m tests.bench.tokenising``).

Both in the same run with the same vocabulary, on made-up samples of a usual length; the best of three.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.figure import Figure, print_figure
from tests.sample_texts import made_up_samples
from trainer.samples.qwen_vocabulary import qwen_vocabulary
from trainer.samples.sample import Sample
from trainer.samples.tokenising import tokenised
from trainer.samples.tokenizer_files import write_tokenizer

SAMPLES = 1000
RUNS = 3


def twice(tokenizer: Any, sample: Sample) -> tuple[list[int], list[bool]]:
    """As is usual: the prompt rendered and split, then the whole."""
    prompt = tokenizer.apply_chat_template(sample.prompt(), add_generation_prompt=True, return_dict=False)
    whole = tokenizer.apply_chat_template(sample.turns(), return_dict=False)
    return whole, [place >= len(prompt) for place in range(len(whole))]


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest run."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def main() -> int:
    """Measures, and says whether the goal was met: at least four times as fast."""
    from tokenizers import Tokenizer
    from transformers import AutoTokenizer

    samples = made_up_samples(SAMPLES)
    with TemporaryDirectory() as folder:
        write_tokenizer(Path(folder), qwen_vocabulary())
        plain = AutoTokenizer.from_pretrained(folder)
        fast = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    once = best(lambda: list(tokenised(samples, fast)))
    both = best(lambda: [twice(plain, sample) for sample in samples])
    print_figure(Figure("tokenising: chat template twice", SAMPLES / both, "samples/s"))
    print_figure(Figure("tokenising: once, in batches", SAMPLES / once, "samples/s"))
    speed_up = Figure("tokenising: times the template's", both / once, "x")
    print_figure(speed_up)
    share = Figure("tokenising: time beside the template's", once / both, "x", 0.25)
    print_figure(share)
    return 0 if share.met else 1


if __name__ == "__main__":
    sys.exit(main())
