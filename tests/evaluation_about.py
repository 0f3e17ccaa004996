"""What an evaluation that nobody ran tells of how to repeat it: invented, in the form of a real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def made_about(models: Sequence[str]) -> dict[str, Any]:
    """What is needed to repeat it, as an evaluation tells it."""
    keys = ("cail", "product", "test.jsonl"), ("lawbench-3-3", "own", "3-3.json")
    first = "你是辅助系统。\n\n【犯罪事实】\n{facts}\n【到案后的态度】未记载"
    return {
        "command": "criminal-law-trainer evaluate cail:product=test.jsonl lawbench-3-3:own=3-3.json",
        "data": [
            {"suite": suite, "prompt": prompt, "file": file, "sha256": digest(place + 9), "questions": 60, "asked": 60}
            for place, (suite, prompt, file) in enumerate(keys)
        ],
        "train": [{"file": "train.jsonl", "sha256": digest(12)}],
        "models": [
            {
                "name": name,
                "engine": "ollama",
                "model": name,
                "digest": digest(place),
                "program": "Ollama 0.30.0",
                "options": {
                    "temperature": 0.0,
                    "seed": 0,
                    "num_ctx": 4096,
                    "num_predict": 1024,
                    "stop": ["<|im_end|>"],
                },
                "sampling": {"temperature": 0.2, "seed": [1, 2, 3]},
                "at_a_time": [4, 8],
            }
            for place, name in enumerate(models)
        ],
        "prompts": [
            {
                "suite": suite,
                "prompt": prompt,
                "sha256": {name: digest(20 + place) for name in models},
                "first": {name: [{"role": "user", "content": first}] for name in models},
            }
            for place, (suite, prompt, _) in enumerate(keys)
        ],
        "options": {"limit": None, "samples": 3, "num_predict": 1024, "parallel": None, "seed": 0},
        "program": {"version": "0.2.0", "python": "3.11.9", "libraries": {"numpy": "2.4.6"}},
        "hardware": {"system": "Linux 6.1", "cores": 2, "memory_bytes": 8 << 30, "card": None},
        "unfinished": [],
        "left_out": {
            "cail product": [{"message": "没有训练文件。", "key": "plain.words", "values": {"words": "没有训练文件。"}}]
        },
        "times": {"started": "2026-03-01T12:00:00+00:00", "finished": "2026-03-01T13:00:00+00:00"},
    }


def digest(place: int) -> str:
    """A made-up sha256."""
    return f"{place + 1:02x}" * 32
