"""ChatML, in the three forms that need it. All three give the same text, so that token ids agree everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

IM_START = "<|im_start|>"
IM_END = "<|im_end|>"
END_OF_TEXT = "<|endoftext|>"

# Go's template language, as a Modelfile's TEMPLATE takes it.
OLLAMA_TEMPLATE = (
    "{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n"
)

# A template with this switch (Qwen3) lets the model think, unless the answer begins with an empty block of thinking.
_THINKING_SWITCH = "enable_thinking"
_NO_THINKING = "<think>\n\n</think>\n\n"


@cache
def jinja_template() -> str:
    """The Jinja form, for tokenizer_config.json and a GGUF's ``tokenizer.chat_template``."""
    return files(__package__).joinpath("chatml.jinja").read_text(encoding="utf-8").rstrip("\n")


def render(messages: Iterable[Mapping[str, object]], *, generation_prompt: bool = True) -> str:
    """The prompt as plain text."""
    turns = "".join(f"{IM_START}{turn['role']}\n{turn['content']}{IM_END}\n" for turn in messages)
    return turns + (f"{IM_START}assistant\n" if generation_prompt else "")


def answer_opening(chat_template: str) -> str:
    """What goes before the answer of a model with this template, so that it does not think first; mostly nothing."""
    return _NO_THINKING if _THINKING_SWITCH in chat_template else ""
