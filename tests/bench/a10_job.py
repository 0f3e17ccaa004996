"""The card's run on a GPU: memory and speed with samples of 4,096 tokens (``python tests/bench/a10_job.py``).

Qwen3-4B with random weights, made on the spot, so that nothing need be fetched; the arithmetic, the memory and the time
of a step are those of the trained weights. Needs a CUDA card and the extra ``train``. Run by itself it is a script, on
a machine that has nothing but this checkout and those packages:

    python tests/bench/a10_job.py [--steps 6] [--tokens 4096] [--answer 1200] [--micro-batch 2] [--recipe a10]

Prints figures as the other benchmarks do, then what the card's 6,625 steps would take on this card and, by the ratio of
the data sheets' rates, on an A10.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import shutil
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.bench.figure import Figure, print_figure
from trainer.recipe.recipe_file import load_recipe
from trainer.samples.qwen_vocabulary import qwen_vocabulary
from trainer.samples.tokenizer_files import write_tokenizer

GIB = 1 << 30
CONFIG = {
    "architectures": ["Qwen3ForCausalLM"],
    "model_type": "qwen3",
    "attention_bias": False,
    "bos_token_id": 151643,
    "eos_token_id": 151645,
    "head_dim": 128,
    "hidden_act": "silu",
    "hidden_size": 2560,
    "initializer_range": 0.02,
    "intermediate_size": 9728,
    "max_position_embeddings": 262144,
    "num_attention_heads": 32,
    "num_hidden_layers": 36,
    "num_key_value_heads": 8,
    "rms_norm_eps": 1e-06,
    "rope_theta": 5000000,
    "tie_word_embeddings": True,
    "torch_dtype": "bfloat16",
    "use_cache": True,
    "vocab_size": 151936,
}


def write_random_base(folder: Path) -> Path:
    """Qwen3-4B-Instruct-2507 in all but its weights: drawn on the GPU, saved in bf16 (8 GB)."""
    import torch
    from transformers import Qwen3Config, Qwen3ForCausalLM

    folder.mkdir(parents=True)
    write_tokenizer(folder, qwen_vocabulary())
    config = Qwen3Config(**{name: value for name, value in CONFIG.items() if name != "architectures"})
    with torch.device("cuda"):
        torch.set_default_dtype(torch.bfloat16)
        model = Qwen3ForCausalLM(config)
        torch.set_default_dtype(torch.float32)
    model.save_pretrained(folder)
    (folder / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    del model
    torch.cuda.empty_cache()
    return folder


def write_long_samples(file: Path, base: Path, count: int, tokens: int, answer: int) -> Path:
    """``count`` samples of exactly ``tokens`` tokens, ``answer`` of them to be learnt: common characters at random."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    rng = random.Random(1)
    letters = [text for text in (chr(code) for code in range(0x4E00, 0x9000)) if len(tokenizer.encode(text).ids) == 1]
    # <|im_start|>user\n … <|im_end|>\n<|im_start|>assistant\n … <|im_end|>
    frame = len(tokenizer.encode("<|im_start|>user\n<|im_end|>\n<|im_start|>assistant\n<|im_end|>").ids)
    rows = []
    for number in range(count):
        parts = []
        for wanted in (tokens - frame - answer + 1, answer - 1):
            text = ""
            while (missing := wanted - len(tokenizer.encode(text).ids)) > 0:
                text += "".join(rng.choices(letters, k=missing))
            while len(tokenizer.encode(text).ids) > wanted:
                text = text[:-1]
            parts.append(text)
        turns = [{"role": "user", "content": parts[0]}, {"role": "assistant", "content": parts[1]}]
        rows.append({"id": f"sample-{number}", "messages": turns})
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


def main() -> None:
    """A run of a few steps, through the job itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--tokens", type=int, default=4096)
    parser.add_argument("--answer", type=int, default=1200)
    parser.add_argument("--micro-batch", type=int)
    parser.add_argument("--recipe", default="a10")
    parser.add_argument("--work", type=Path, help="keep the base here for another run")
    args = parser.parse_args()

    import torch

    if not torch.cuda.is_available():
        raise SystemExit("no CUDA card")
    with TemporaryDirectory() as temporary:
        work = args.work or Path(temporary)
        base = work / "base" if (work / "base").exists() else write_random_base(work / "base")
        measure(args, base, work)


def measure(args: argparse.Namespace, base: Path, work: Path) -> None:
    """Trains, and prints memory and speed of the steps after the first."""
    import torch

    from resources.messages.wording import say
    from trainer.commands.adapter_run import make_job
    from trainer.commands.event_words import event_message
    from trainer.recipe.estimate import Work, memory
    from trainer.recipe.estimate import seconds as estimated_seconds
    from trainer.recipe.gpus import known_gpu
    from trainer.recipe.model_shape import read_shape
    from trainer.runs.events import Event, Step
    from trainer.tuning.train_adapter import train_adapter

    chosen = load_recipe(args.recipe)
    run = dataclasses.replace(chosen.run, epochs=1.0, max_tokens=args.tokens)
    if args.micro_batch:
        run = dataclasses.replace(run, micro_batch_size=args.micro_batch)
    recipe = dataclasses.replace(chosen, run=run, base_model=str(base))
    data = write_long_samples(work / "long.jsonl", base, args.steps * run.total_batch_size, args.tokens, args.answer)
    folder = work / "run"
    shutil.rmtree(folder, ignore_errors=True)
    steps: list[Step] = []

    def note(event: Event) -> None:
        print(say(event_message(event)), file=sys.stderr, flush=True)
        if isinstance(event, Step):
            steps.append(event)

    began = time.time()
    train_adapter(make_job(recipe, str(base), [data], [], folder), note)
    seconds = [later.at - earlier.at for earlier, later in pairwise(steps)]
    tokens = sum(step.tokens for step in steps[1:])
    speed = tokens / sum(seconds)
    peak = torch.cuda.max_memory_reserved()
    estimate = memory(recipe, read_shape(base)).total()
    name = torch.cuda.get_device_name()
    print_figure(Figure(f"a10 job on {name}: memory reserved", peak / GIB, "GiB", most=22))
    print_figure(Figure("memory allocated at most", torch.cuda.max_memory_allocated() / GIB, "GiB"))
    print_figure(Figure("memory estimated beforehand", estimate / GIB, "GiB"))
    print_figure(Figure("speed", speed, "tokens/s"))
    print_figure(Figure("from the start to the end of the first step", steps[0].at - began, "s"))
    whole = 53_000 * 2 * args.tokens / speed / 3600
    print_figure(Figure(f"the card's 6,625 steps at {args.tokens} tokens a sample, here", whole, "h"))
    a10, here = known_gpu("A10"), known_gpu(name)
    if a10 is not None and here is not None and a10.flops and here.flops:
        print_figure(Figure("the same on an A10, by the data sheets", whole * here.flops / a10.flops, "h"))
        work_done = Work(53_000, args.tokens, args.answer)
        estimated = estimated_seconds(chosen, read_shape(base), work_done, here)
        if estimated:
            print_figure(Figure("the same here, as estimated beforehand", estimated / 3600, "h"))


if __name__ == "__main__":
    main()
