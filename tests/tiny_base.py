"""A base model to train on in tests: a tiny Qwen3 that spells in bytes, and samples of our own."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests.tiny_model import byte_vocabulary, write_tiny_qwen
from trainer.samples.prompt import prompt_turns


def write_tiny_base(folder: Path, **options: Any) -> Path:
    """Two layers of 64, in float32; ``options`` as `write_tiny_qwen` takes them."""
    return write_tiny_qwen(folder, vocabulary=byte_vocabulary(), **{"dtype": "float32", **options})


def write_samples(file: Path, count: int, seed: int = 3) -> Path:
    """``count`` short samples of unlike lengths, as LLaMA-Factory's sharegpt; each has its number as id."""
    rng = random.Random(seed)
    rows = []
    for number in range(count):
        goods = rng.choice(("手机", "电动车", "现金"))
        facts = f"被告人盗窃{goods}，价值{rng.randint(1000, 9000)}元。" * rng.randint(1, 3)
        answer = f"本院认为，其行为构成盗窃罪。判决如下：被告人犯盗窃罪，判处拘役{rng.choice('三四五')}个月。"
        turns = [*prompt_turns(facts, system=""), {"role": "assistant", "content": answer[: rng.randint(20, 60)]}]
        rows.append({"id": f"case-{number}", "messages": turns})
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file
