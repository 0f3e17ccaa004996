"""The model as it was trained, in transformers: base, and adapter merged as the export merges it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np


class TrainedModel:
    """On the CPU, in the dtype that the base is stored in."""

    def __init__(self, base: Path, adapter: Path | None) -> None:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self._torch: Any = torch
        self._tokenizer: Any = AutoTokenizer.from_pretrained(base)
        self._model: Any = AutoModelForCausalLM.from_pretrained(base, dtype="auto")
        if adapter is not None:
            from peft import PeftModel

            self._model = PeftModel.from_pretrained(self._model, adapter).merge_and_unload()
        self._model.eval()
        self._cache: Any = None

    def ids(self, text: str) -> list[int]:
        """The text's tokens, nothing added."""
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def start(self, prompt: Sequence[int]) -> np.ndarray:
        """Reads a prompt from nothing. Returns the logits of the next token: float32, (vocabulary,)."""
        self._cache = None
        return self.go_on(prompt)

    def go_on(self, tokens: Sequence[int]) -> np.ndarray:
        """Reads some more. Returns the logits of the next token."""
        with self._torch.inference_mode():
            answer = self._model(
                input_ids=self._torch.tensor([list(tokens)]), past_key_values=self._cache, use_cache=True
            )
        self._cache = answer.past_key_values
        logits: np.ndarray = answer.logits[0, -1].float().numpy()
        return logits
